import { describe, expect, it } from 'vitest';
import { detectLayout } from './detect.ts';
import * as fixtures from './fixtures/layouts.ts';
import { textsOf, turnsOf } from './testing.ts';

/** Speakers, times and words of each turn. */
const read = (text: string) => {
  const layout = detectLayout(text);
  return { layout, turns: turnsOf(text, layout).map((turn, i) => [layout.turns[i]!.time, turn]) };
};

describe('text exports of transcription services', () => {
  it('Otter: speakers and times; what it says of itself is no speech', () => {
    const { layout, turns } = read(fixtures.OTTER);
    expect(turns).toEqual([
      [0, 'Ada Lindqvist: So the ferry runs again in May. And the time is 9:30.'],
      [24, 'Tomasz Brenner: It does. Speaker after speaker said so.'],
      [62, 'Unknown Speaker: Can you hear me?'],
      [3667, 'Ada Lindqvist: Yes.'],
    ]);
    expect(layout).toMatchObject({ title: 'Harbour crossing interview', date: '2024-03-04' });
    expect(textsOf(fixtures.OTTER, layout, 'furniture')).toEqual(['Transcribed by https://otter.ai']);
    expect(textsOf(fixtures.OTTER, layout, 'byline')).toContain('ferry, timetable, harbour, winter');
    expect(read(fixtures.OTTER_NUMBERED).turns).toEqual([
      [3, 'Speaker 1: Welcome to the second part.'],
      [11, 'Speaker 2: Thank you.'],
      [760, 'Speaker 1: Shall we?'],
    ]);
  });

  it('Rev: labels with times in brackets, before the words or above them; what was inaudible is no speaker', () => {
    expect(read(fixtures.REV).turns).toEqual([
      [1, 'Speaker 1: Good morning. It is a quarter to ten.'],
      [7, 'Ada Lindqvist: Good morning. Two things: the ferry and the bridge. / [inaudible 00:00:12]'],
      [3753, 'Speaker 1: Thank you.'],
      [3760, 'Ada Lindqvist: [crosstalk 01:02:41] No.'],
    ]);
    expect(read(fixtures.REV_INLINE).turns).toEqual([
      [1, 'Ada Lindqvist: Good morning. [inaudible 00:00:03] is here.'],
      [9, 'Tomasz Brenner: Is it?'],
      [70, 'Ada Lindqvist: It is.'],
    ]);
  });

  it('Descript: time codes before paragraphs, also with frames', () => {
    const { layout, turns } = read(fixtures.DESCRIPT);
    expect(turns).toEqual([
      [0, 'Ada Lindqvist: Welcome to the show. Today: ferries.'],
      [12, 'Tomasz Brenner: Thank you. / I have brought a timetable.'],
      [62, 'Ada Lindqvist: Let us see it.'],
    ]);
    expect(textsOf(fixtures.DESCRIPT, layout, 'timestamp')).toContain('[00:00:15]');
    expect(read(fixtures.DESCRIPT_FRAMES).turns.map(([time]) => time)).toEqual([0, 12, 62]);
  });

  it('Zoom: a name of an account is a speaker', () => {
    expect(read(fixtures.ZOOM_SAVED).turns).toEqual([
      [46_931, 'Ada Lindqvist: Hello everyone.'],
      [46_940, 'Ben’s iPad: Hi. [inaudible] 00:00:12'],
      [46_951, 'Ada Lindqvist: Shall we?'],
    ]);
    const tabs =
      '13:02:11\tAda Lindqvist:\tHello.\n13:02:20\tBen High:\tHi.\n13:02:31\tAda Lindqvist:\tYes.\n';
    expect(read(tabs).turns.map(([time]) => time)).toEqual([46_931, 46_940, 46_951]);
  });

  it('Teams: who started the transcription said nothing', () => {
    const { layout, turns } = read(fixtures.TEAMS_TEXT);
    expect(turns).toEqual([
      [3, 'Ada Lindqvist: Hello everyone.'],
      [11, 'Tomasz Brenner: Hi.'],
      [3751, 'Ada Lindqvist: Shall we?'],
    ]);
    expect(layout.date).toBe('2024-03-04');
    expect(textsOf(fixtures.TEAMS_TEXT, layout, 'furniture')).toHaveLength(2);
  });

  it('YouTube: the first words are no title', () => {
    const { layout } = read(fixtures.YOUTUBE_COPIED);
    expect(layout).toMatchObject({ title: '', speakers: [] });
    expect(textsOf(fixtures.YOUTUBE_COPIED, layout, 'paragraph')).toEqual([
      'welcome to the',
      'harbour [Music]',
      'today we talk',
    ]);
    expect(textsOf(fixtures.YOUTUBE_COPIED, layout, 'timestamp')).toEqual(['0:00', '0:03', '1:00:07']);
  });
});
