import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCorrections, detectLayout } from '../../layouts/index.ts';
import type { Extracted } from '../extract/model.ts';
import { srt, vtt } from './extractor.ts';

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const read = (text: string): Extracted => vtt.extract(file('a.vtt', text)) as Extracted;

/** Turns as the import lays them out: who, when, and what. */
const turns = (given: Extracted) => {
  const { text } = given;
  const layout = detectLayout(text, { given });
  return layout.turns.map(({ speaker, time }, turn) => [
    speaker === null ? null : layout.speakers[speaker]!.name,
    time,
    layout.blocks
      .filter((block) => block.turn === turn && block.kind === 'paragraph')
      .map(({ start, end }) => text.slice(start, end))
      .join(' / '),
  ]);
};

describe('WebVTT', () => {
  it('reads voices, closed or not, times without hours, settings, comments, styles and references', () => {
    const given = read(`WEBVTT - A talk

STYLE
::cue { color: red }

NOTE not said

intro
00:01.000 --> 00:04.500 align:start position:10%
<v Roger Bingham>We are in <i>New York</i> City

00:04.500 --> 00:07.000
<v.loud Roger Bingham>We&rsquo;re at &lt;home&gt; &amp; well</v>

01:00:09.000 --> 01:00:12.250
<v Neil deGrasse Tyson>Didn't we talk<00:00:10.000> about it?</v> <v Roger Bingham>Yes.
`);
    expect(given.title).toBe('A talk');
    expect(turns(given)).toEqual([
      ['Roger Bingham', 1, 'We are in New York City We&rsquo;re at <home> & well'],
      ['Neil deGrasse Tyson', 3609, "Didn't we talk about it?"],
      ['Roger Bingham', 3609, 'Yes.'],
    ]);
    expect(given.text).toMatch(/^Roger Bingham:\nWe are/);
    expect(given.losses).toEqual([]);
  });

  it('Zoom: names stand in the cue; a cue without one goes on with the speaker', () => {
    const given = read(
      'WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nstokes: Hello!\r\n\r\n2\r\n00:00:02.000 --> 00:00:04.000\r\nSee https://x.org: it is 10:30.\r\n\r\n3\r\n00:00:04.000 --> 00:00:05.000\r\nAnna Low: Hi.\r\n\r\n4\r\n00:00:05.000 --> 00:00:06.000\r\nstokes: Bye.\r\n',
    );
    expect(turns(given)).toEqual([
      ['stokes', 1, 'Hello! See https://x.org: it is 10:30.'],
      ['Anna Low', 4, 'Hi.'],
      ['stokes', 5, 'Bye.'],
    ]);
  });

  it('a word and a colon once are no speaker', () => {
    const given = read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nOne thing\n\n00:02.000 --> 00:03.000\nNote: it rains.\n\n00:03.000 --> 00:04.000\nAnd more\n',
    );
    expect(turns(given)).toEqual([[null, 1, 'One thing Note: it rains. And more']]);
  });

  it('YouTube: rolling repeats are folded', () => {
    const cue = (from: number, to: number, ...lines: string[]) =>
      `00:00:0${from}.000 --> 00:00:0${to}.000 align:start position:0%\n${lines.join('\n')}\n`;
    const given = read(
      [
        'WEBVTT\nKind: captions\nLanguage: en\n',
        cue(0, 1, ' ', 'good<00:00:00.500><c> morning</c>'),
        cue(1, 2, 'good morning', ' '),
        cue(2, 3, 'good morning', 'and<00:00:02.500><c> welcome</c>'),
        cue(3, 4, 'and welcome', ' '),
        cue(4, 5, 'and welcome', 'good morning'),
      ].join('\n'),
    );
    expect(turns(given)).toEqual([[null, 0, 'good morning and welcome good morning']]);
  });

  it('Teams: voices over several lines, cues named by ids, a speaker who goes on', () => {
    const id = '0a1b2c3d-0000-1111-2222-333344445555';
    const given = read(
      `WEBVTT\n\n${id}/12-0\n00:00:03.240 --> 00:00:05.120\n<v Ann Low>Good\nmorning.</v>\n\n${id}/12-1\n00:00:05.120 --> 00:00:06.000\n<v Ann Low>Shall we?</v>\n\n${id}/14-0\n00:00:07.000 --> 00:00:08.000\n<v Ben (Guest)>Yes.</v>\n`,
    );
    expect(turns(given)).toEqual([
      ['Ann Low', 3.24, 'Good morning. Shall we?'],
      ['Ben', 7, 'Yes.'],
    ]);
    expect(given.losses).toEqual([]);
  });

  it('Zoom: pronouns stand beside a name, devices are names', () => {
    const given = read(
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAnn Low (she/her): Hello.\n\n2\n00:00:02.000 --> 00:00:03.000\nBen’s iPhone 12: Hi.\n\n3\n00:00:03.000 --> 00:00:04.000\nAnn Low (she/her): Well: yes.\n',
    );
    expect(turns(given).map(([name, , words]) => [name, words])).toEqual([
      ['Ann Low', 'Hello.'],
      ['Ben’s iPhone 12', 'Hi.'],
      ['Ann Low', 'Well: yes.'],
    ]);
  });

  it('YouTube: arrows before a new speaker’s name; sounds stay', () => {
    const given = read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\n&gt;&gt; ANN LOW: Good morning.\n\n00:02.000 --> 00:03.000\n[Applause]\n\n00:03.000 --> 00:04.000\n&gt;&gt; BEN: Hi.\n\n00:04.000 --> 00:05.000\n&gt;&gt; ANN LOW: Well.\n',
    );
    expect(turns(given)).toEqual([
      ['ANN LOW', 1, 'Good morning. [Applause]'],
      ['BEN', 3, 'Hi.'],
      ['ANN LOW', 4, 'Well.'],
    ]);
  });

  it('ends a paragraph at a pause, and at a sentence once it is long', () => {
    const words = 'word '.repeat(60).trim();
    const given = read(
      `WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n00:09.000 --> 00:10.000\n${words}\n\n00:10.000 --> 00:11.000\nend.\n\n00:11.000 --> 00:12.000\nTwo\n`,
    );
    expect(given.pieces!.map(({ time, timeEnd }) => [time, timeEnd])).toEqual([
      [1, 2],
      [9, 11],
      [11, 12],
    ]);
  });

  it('lists what is in no cue, and refuses a file without any', () => {
    const given = read('WEBVTT\n\nstray\n\n00:01.000 --> 00:02.000\nOne\n');
    expect(given.losses).toMatchObject([{ code: 'not-in-a-cue', count: 1, examples: ['stray'] }]);
    expect(() => read('WEBVTT\n\nnothing\n')).toThrow('no captions');
  });
});

describe('SRT', () => {
  it('reads numbers, commas, places and fonts, also where a blank line is missing', () => {
    const given = srt.extract(
      file(
        'a.srt',
        '1\n00:00:01,000 --> 00:00:02,500\n{\\an8}<font color="#fff">One</font>\n2\n00:00:02,500 --> 00:00:03,000\n- Two\n\n\n3\n0:00:03,000 --> 0:00:04,000\n\n',
      ),
    ) as Extracted;
    expect(turns(given)).toEqual([[null, 1, 'One - Two']]);
  });

  it('is told from other text by its beginning', () => {
    expect(srt.recognizes(file('x', '1\r\n00:00:01,000 --> 00:00:02,000\r\nA'))).toBe(true);
    expect(srt.recognizes(file('x.srt', '1 apple'))).toBe(false);
    expect(vtt.recognizes(file('x', 'WEBVTTX'))).toBe(false);
  });
});

describe('captions', () => {
  it('every word of every cue is in the text, in order, in exactly one block; labels can be taken back', () => {
    const cue = fc.record({
      speaker: fc.constantFrom('', '<v Ann Low>', '<v 趙國安>'),
      text: fc.array(fc.constantFrom('one', 'two.', 'é', '💩', '中文。', '  '), {
        minLength: 1,
        maxLength: 6,
      }),
    });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 12 }), (cues) => {
        const source = cues.map(
          ({ speaker, text }, i) =>
            `00:${String(i + 10)}.000 --> 00:${String(i + 11)}.000\n${speaker}${text.join(' ')}`,
        );
        const wanted = cues.flatMap(({ text }) => text.filter((word) => word.trim() !== ''));
        fc.pre(wanted.length > 0);
        const given = read(`WEBVTT\n\n${source.join('\n\n')}\n`);
        const layout = detectLayout(given.text, { given });
        const words = (kinds: string[]) =>
          layout.blocks
            .filter(({ kind }) => kinds.includes(kind))
            .flatMap(({ start, end }) => given.text.slice(start, end).split(' '));
        expect(words(['paragraph'])).toEqual(wanted);
        const covered = layout.blocks.map(({ start, end }) => given.text.slice(start, end)).join('');
        expect(covered.replace(/\s/g, '')).toBe(given.text.replace(/\s/g, ''));
        const labels = layout.speakers.map(({ label }) => ({ label, notSpeaker: true }));
        const corrected = applyCorrections(given.text, layout, { speakers: labels }, given);
        expect(corrected.speakers).toEqual([]);
        expect(corrected.turns.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});
