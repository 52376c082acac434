import { describe, expect, it } from 'vitest';
import { detectLayout } from './detect.ts';
import * as fixtures from './fixtures/layouts.ts';
import { layoutFault, textsOf, turnsOf } from './testing.ts';

describe('detectLayout', () => {
  it.each(Object.entries(fixtures))('is sound on %s, with any line break', (_, fixture) => {
    for (const text of [fixture, fixture.replaceAll('\n', '\r\n'), fixture.replaceAll('\n', '\r')]) {
      const layout = detectLayout(text);
      expect(layoutFault(text, layout)).toBeNull();
      expect(turnsOf(text, layout).map((turn) => turn.split(':')[0])).toEqual(
        turnsOf(fixture, detectLayout(fixture)).map((turn) => turn.split(':')[0]),
      );
    }
  });

  it('reads names alone on their lines, also those that occur once', () => {
    const text = fixtures.NAME_ALONE;
    const layout = detectLayout(text);
    expect(layout).toMatchObject({
      layout: 'name-alone',
      title: 'Press conference on the harbour crossing',
      source: 'Harbour.example.org',
      date: '2024-03-04',
      language: 'en',
    });
    expect(turnsOf(text, layout).map((turn) => turn.slice(0, 30))).toEqual([
      'City Herald: When will the fer',
      'Ada Lindqvist: We plan for ear',
      'Tomasz Brenner: Key points rem',
    ]);
    expect(textsOf(text, layout, 'furniture')).toEqual(['Home > Press room > 2024', 'Share:', '< 1 2 3 >']);
    expect(layout.speakers.map(({ name, kind, role }) => [name, kind, role])).toEqual([
      ['City Herald', 'outlet', 'asks'],
      ['Ada Lindqvist', 'person', 'answers'],
      ['Tomasz Brenner', 'person', 'answers'],
    ]);
  });

  it('takes a list of those present for no turn', () => {
    const list =
      'Chairperson:\n\nAda Lindqvist, head of the press office\n\nDate:\n\nMarch 4, 2024\n\nAda Lindqvist:\n\nWelcome.\n\n';
    const text = fixtures.NAME_ALONE.replace('City Herald:', `${list}City Herald:`);
    const layout = detectLayout(text);
    expect(layoutFault(text, layout)).toBeNull();
    expect(layout.speakers.map(({ label }) => label)).toEqual([
      'Ada Lindqvist',
      'City Herald',
      'Tomasz Brenner',
    ]);
    expect(textsOf(text, layout, 'byline')).toContain('Ada Lindqvist, head of the press office');
  });

  it('reads names before the words', () => {
    const text = fixtures.NAME_INLINE;
    const layout = detectLayout(text);
    expect(layout).toMatchObject({ layout: 'name-inline', title: '' });
    expect(turnsOf(text, layout)).toHaveLength(5);
    expect(turnsOf(text, layout).slice(0, 3)).toEqual([
      'KENNEDY: Mr. Smith, Mr. Nixon. In the election of 1860 the question was a different one. / It is still a question of what we do.',
      'NIXON: Mr. Smith, Senator Kennedy: the things we heard I can agree with.',
      'SMITH: Thank you. The time is 9:30.',
    ]);
  });

  it('reads questions and answers', () => {
    const text = fixtures.Q_AND_A;
    const layout = detectLayout(text);
    expect(layout).toMatchObject({
      layout: 'q-and-a',
      date: '2019-06-12',
      title: 'Interview with a farmer, 12 June 2019',
    });
    expect(turnsOf(text, layout)).toEqual([
      'Q: How many cows are there?',
      'A: Forty. On Sunday: forty-one. / Well, most of them.',
      'Q: And sheep?',
      'A: None.',
    ]);
    expect(layout.speakers.map(({ role }) => role)).toEqual(['asks', 'answers']);
  });

  it('reads a Q without a colon, and a label repeated as a new turn', () => {
    const text = fixtures.Q_BARE;
    const layout = detectLayout(text);
    expect(layout.date).toBe('2021-05-06');
    expect(turnsOf(text, layout)).toEqual([
      'MS. OKAFOR: Good afternoon.\u00a0 Two announcements.',
      'Q: Does the Council know? / A spokesman will tell you. A: never begins a line here.',
      'MS. OKAFOR: It does.',
      'MS. OKAFOR: And so do you.',
      'Q: Thank you.',
    ]);
    expect(layout.turns[0]!.time).toBe(14 * 3600 + 5 * 60);
    expect(textsOf(text, layout, 'timestamp')).toEqual(['2:05 P.M. EDT']);
    expect(textsOf(text, layout, 'furniture')).toEqual(['END\u00a0 2:20 P.M. EDT']);
  });

  it('reads titles in capitals', () => {
    const text = fixtures.CAPITALS;
    const layout = detectLayout(text);
    expect(layout).toMatchObject({ layout: 'capitals', title: 'Daily Press Briefing', date: '2019-04-18' });
    expect(turnsOf(text, layout).map((turn) => turn.split(':')[0])).toEqual([
      'MR MILLER',
      'QUESTION',
      'MR MILLER',
      'QUESTION',
    ]);
    expect(turnsOf(text, layout)[1]).toContain('Second Amendment: nothing.');
    expect(layout.speakers.map(({ role }) => role)).toEqual(['answers', 'asks']);
  });

  it('reads names with times', () => {
    const text = fixtures.NAME_TIME;
    const layout = detectLayout(text);
    expect(layout).toMatchObject({
      layout: 'name-time',
      title: 'Board meeting 2020-11-02',
      date: '2020-11-02',
    });
    expect(turnsOf(text, layout)).toEqual([
      'Will Clark: Let us begin.',
      'Dr. Ines Moreau: At 10:30 we stop.',
      'Unknown Speaker: Fine.',
      'Will Clark: Good.',
    ]);
    expect(layout.turns.map(({ time }) => time)).toEqual([51, 62, 65, 67]);
    expect(textsOf(text, layout, 'timestamp')).toEqual(['00:00:51', '(01:02):', '1:05', '00:01:07']);
  });

  it('reads bold names', () => {
    const text = fixtures.MARKDOWN;
    const layout = detectLayout(text);
    expect(layout).toMatchObject({ layout: 'markdown', title: 'Episode 12: Owls' });
    expect(turnsOf(text, layout)).toEqual([
      'Jerod Santo: Welcome back. **Note:** this is bold. / We go on after the break.',
      'Mina Aoki: Hello! / And **Jerod Santo:** in the middle is no label.',
      'Jerod Santo: Bye.',
    ]);
    expect(textsOf(text, layout, 'speaker')).toEqual([
      '**Jerod Santo:**',
      '**Mina Aoki:**',
      '**Jerod Santo:**',
    ]);
    expect(textsOf(text, layout, 'timestamp')).toEqual(['\\[00:04:01.06\\]', '\\[00:05:10\\]']);
    expect(layout.turns.map(({ time }) => time)).toEqual([null, 310, null]);
  });

  it('reads full-width colons and a mark before reporters', () => {
    const text = fixtures.CHINESE;
    const layout = detectLayout(text);
    expect(layout).toMatchObject({
      title: '國務院新聞辦發佈會',
      date: '2022-07-08',
      source: '新华社',
      language: 'zh',
    });
    expect(turnsOf(text, layout)).toEqual([
      '趙國安: 各位記者朋友，大家好。 / 今天的主題：水利。',
      '香港電台記者: 請問部長，今年如何？',
      '趙國安: 謝謝你的問題。',
      '中新社記者: 還有一個問題。',
    ]);
    expect(textsOf(text, layout, 'speaker')[1]).toBe('▲香港電台記者：');
    expect(layout.speakers.map(({ kind, role }) => [kind, role])).toEqual([
      ['person', 'answers'],
      ['outlet', 'asks'],
      ['outlet', 'asks'],
    ]);
  });

  it('reads the record of a parliament, wrapped, with page marks and times', () => {
    const text = fixtures.RECORD;
    const layout = detectLayout(text);
    expect(layout).toMatchObject({ layout: 'parliament', date: '2011-05-03' });
    const turns = turnsOf(text, layout);
    expect(turns.map((turn) => turn.split(':')[0])).toEqual([
      'The SPEAKER pro tempore (Mr. Dole)',
      'Mr. McVANE of New Hampshire',
      'Ms. LA RUE',
      'Mr. McVANE of New Hampshire',
      'The SPEAKER pro tempore',
    ]);
    const [first, mark, rest] = turns[1]!.split(' / ') as [string, string, string];
    expect(first).toContain(
      'bill that is\nbefore us, and I thank the gentlewoman. It has been read by all of',
    );
    expect(mark).toBe('us with care.');
    expect(rest).toMatch(/^Mr\. Speaker, this is no label\.[^]*\nMember Roe: it was a long day/);
    expect(textsOf(text, layout, 'furniture')).toEqual(['[[Page H42]]']);
    expect(textsOf(text, layout, 'heading')).toEqual(['HARBOUR FUNDS ACT, 2011']);
    expect(layout.turns[2]!.time).toBe(11 * 3600 + 30 * 60);
    expect(layout.speakers.map(({ role }) => role)).toEqual(['chairs', null, null, 'chairs']);
  });

  it('reads members with their parties on lines of their own', () => {
    const text = fixtures.HANSARD;
    const layout = detectLayout(text);
    expect(layout).toMatchObject({ layout: 'parliament', date: '2020-02-03' });
    expect(layout.speakers.map(({ name, affiliation }) => [name, affiliation])).toEqual([
      ['Baroness Venn of Little Marsh', 'Lab'],
      ['Lord Hask', 'Con'],
    ]);
    expect(layout.turns.map(({ speaker, time }) => [speaker, time])).toEqual([
      [0, 15 * 3600 + 37 * 60],
      [1, null],
      [0, null],
    ]);
    expect(turnsOf(text, layout)[1]).toContain('My Lords, the answer: it depends.');
  });

  it('finds no speakers in prose: one turn of nobody', () => {
    const text = fixtures.PROSE;
    const layout = detectLayout(text, { fileName: 'notes-2021-03-04.txt' });
    expect(layout).toMatchObject({
      layout: 'plain',
      title: 'The harbour and the town',
      date: '2021-03-04',
      speakers: [],
    });
    expect(layout.turns).toEqual([{ speaker: null, time: null }]);
    expect(textsOf(text, layout, 'paragraph')).toHaveLength(5);
  });

  it('takes the title from the file where the text has none', () => {
    const layout = detectLayout('Anna: Hello.\nBen: Hello.\nAnna: Bye.\nBen: Bye.', {
      fileName: 'talk one.txt',
    });
    expect(layout.title).toBe('talk one');
    expect(layout.turns).toHaveLength(4);
    expect(detectLayout('').blocks).toEqual([]);
    expect(detectLayout(' \r\n\u00a0').turns).toEqual([]);
  });
});
