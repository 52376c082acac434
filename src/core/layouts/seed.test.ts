import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyCorrections } from './corrections.ts';
import { detectLayout } from './detect.ts';
import { layoutFault, textsOf, turnsOf } from './testing.ts';

const folder = new URL('../../../../shared/transcripts/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

describe.skipIf(!existsSync(folder))('real transcripts (../shared/transcripts)', () => {
  it('reads the press conference', () => {
    const text = read('scio-2023-11-05-page7.txt');
    const layout = detectLayout(text, { fileName: 'scio-2023-11-05-page7.txt' });
    expect(layoutFault(text, layout)).toBeNull();
    expect(layout).toMatchObject({
      layout: 'name-alone',
      title: 'SCIO press conference on safeguarding public safety to ensure high-quality development',
      source: 'China.org.cn',
      date: '2023-11-05',
      language: 'en',
    });
    expect(layout.turns.map(({ speaker }) => layout.speakers[speaker!])).toEqual([
      { label: 'People.cn', name: 'People.cn', kind: 'outlet', role: 'asks', affiliation: '' },
      { label: 'Qiu Baoli', name: 'Qiu Baoli', kind: 'person', role: 'answers', affiliation: '' },
      {
        label: 'China News Service',
        name: 'China News Service',
        kind: 'outlet',
        role: 'asks',
        affiliation: '',
      },
      { label: 'Li Jiantao', name: 'Li Jiantao', kind: 'person', role: 'answers', affiliation: '' },
    ]);
    const furniture = textsOf(text, layout, 'furniture');
    expect(furniture).toHaveLength(3);
    expect(furniture[0]).toMatch(/^Home.*Press Room/u);
    expect(furniture[1]).toBe('Share:');
    expect(furniture[2]).toMatch(/^<.*7.*>$/u);
    expect(turnsOf(text, layout).map((turn) => turn.split(' / ').length)).toEqual([1, 5, 1, 5]);
    expect(applyCorrections(text, layout, {})).toEqual(layout);
  });

  it('reads the briefing', () => {
    const text = read('us-white-house-briefing-290.txt');
    const layout = detectLayout(text);
    expect(layoutFault(text, layout)).toBeNull();
    expect(layout).toMatchObject({
      title: 'Press Briefing by Press Secretary Josh Earnest, 4/29/15',
      date: '2015-04-29',
      language: 'en',
    });
    const count = (label: string): number =>
      layout.turns.filter(({ speaker }) => layout.speakers[speaker!]?.label === label).length;
    expect(layout.speakers).toHaveLength(2);
    expect([count('Q'), count('MR. EARNEST')]).toEqual([142, 140]);
    expect(layout.speakers.map(({ role }) => role).toSorted()).toEqual(['answers', 'asks']);
  });

  it('reads the Congressional Record', () => {
    const text = read('us-congressional-record-2005-07-20-H6117.htm');
    const layout = detectLayout(text);
    expect(layoutFault(text, layout)).toBeNull();
    expect(layout).toMatchObject({
      layout: 'parliament',
      date: '2005-07-20',
      source: 'Congressional Record',
      language: 'en',
    });
    const labels = layout.speakers.map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining([
        'Mr. McDERMOTT',
        'Mr. SMITH of New Jersey',
        'Ms. ROS-LEHTINEN',
        'The SPEAKER pro tempore (Mr. Mica)',
      ]),
    );
    expect(labels.filter((label) => /^(Mr|Ms)\. (Speaker|Chairman)/.test(label))).toEqual([]);
    const pages = textsOf(text, layout, 'furniture').filter((line) => line.startsWith('[[Page'));
    expect(pages).toHaveLength(text.match(/\[\[Page/g)!.length);
    for (const { kind, start, end } of layout.blocks)
      if (kind !== 'furniture') expect(text.slice(start, end)).not.toContain('[[Page');
    const first = turnsOf(text, layout)[0]!;
    expect(first).toMatch(
      /^The SPEAKER pro tempore \(Mr\. Mica\): Pursuant to House Resolution \/ 365 and rule/,
    );
  });
});
