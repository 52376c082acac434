import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayoutCorrections } from '../model/layout.ts';
import { BLOCK_KINDS } from '../model/structure.ts';
import { applyCorrections } from './corrections.ts';
import { detectLayout } from './detect.ts';
import * as fixtures from './fixtures/layouts.ts';
import { layoutFault, textsOf, turnsOf } from './testing.ts';

function corrected(text: string, corrections: LayoutCorrections): ReturnType<typeof detectLayout> {
  return applyCorrections(text, detectLayout(text), corrections);
}

describe('applyCorrections', () => {
  it.each(Object.entries(fixtures))('changes nothing on %s where nothing is corrected', (_, text) => {
    expect(corrected(text, {})).toEqual(detectLayout(text));
    const named = detectLayout(text, { fileName: 'some file.txt' });
    expect(applyCorrections(text, named, { speakers: [], blocks: [] })).toEqual(named);
  });

  it('makes an unticked label text again, and the turn before goes on', () => {
    const text = fixtures.NAME_ALONE;
    const layout = corrected(text, { speakers: [{ label: 'Ada Lindqvist', notSpeaker: true }] });
    expect(layoutFault(text, layout)).toBeNull();
    expect(turnsOf(text, layout)[0]).toContain('by May. / Ada Lindqvist: / We plan');
    expect(layout.turns).toHaveLength(2);
    expect(layout.speakers.map(({ label }) => label)).toEqual(['City Herald', 'Tomasz Brenner']);
  });

  it('joins an unticked label to the words on its line', () => {
    const text = fixtures.NAME_INLINE;
    const layout = corrected(text, { speakers: [{ label: 'WASHINGTON', notSpeaker: true }] });
    expect(textsOf(text, layout, 'paragraph')).toContain('WASHINGTON: none of that');
    expect(turnsOf(text, layout).at(-1)).toMatch(/^KENNEDY: One word more\. \/ WASHINGTON: none/);
    expect(layout.speakers.map(({ label }) => label)).toEqual(['KENNEDY', 'NIXON', 'SMITH']);
  });

  it('leaves the other labels when the one that made the layout clear is unticked', () => {
    const text = fixtures.CAPITALS;
    const layout = corrected(text, { speakers: [{ label: 'QUESTION', notSpeaker: true }] });
    expect(layout.speakers.map(({ label }) => label)).toEqual(['MR MILLER']);
    expect(layout.title).toBe('Daily Press Briefing');
  });

  it('renames, merges and describes speakers', () => {
    const text = fixtures.CHINESE;
    const layout = corrected(text, {
      speakers: [
        { label: '香港電台記者', name: '記者', kind: 'person', affiliation: 'RTHK' },
        { label: '中新社記者', name: '記者', role: null },
      ],
    });
    expect(
      layout.speakers.map(({ name, kind, role, affiliation }) => [name, kind, role, affiliation]),
    ).toEqual([
      ['趙國安', 'person', 'answers', ''],
      ['記者', 'person', 'asks', 'RTHK'],
      ['記者', 'outlet', null, ''],
    ]);
    expect(layout.turns.map(({ speaker }) => speaker)).toEqual([0, 1, 0, 2]);
  });

  it('takes title, source, date and language as given, also empty', () => {
    const layout = corrected(fixtures.NAME_ALONE, {
      title: 'Crossing',
      source: '',
      date: '2024-03-05',
      language: 'sv',
    });
    expect(layout).toMatchObject({ title: 'Crossing', source: '', date: '2024-03-05', language: 'sv' });
  });

  it('marks a line as furniture and as text', () => {
    const text = fixtures.NAME_ALONE;
    const share = text.indexOf('Share:');
    const note = text.indexOf('The crossing took');
    const layout = corrected(text, {
      blocks: [
        { start: share, kind: 'paragraph' },
        { start: note, kind: 'furniture' },
        { start: 1, kind: 'heading' },
      ],
    });
    expect(layoutFault(text, layout)).toBeNull();
    expect(textsOf(text, layout, 'furniture')).toContain('The crossing took 6,400 people a day.');
    expect(turnsOf(text, layout)[0]).toBe('-: Share:');
    expect(turnsOf(text, layout)[2]).not.toContain('6,400');
  });

  it('begins a turn at a block that is made a speaker, and ends one at a speaker that is made text', () => {
    const text = `${fixtures.NAME_ALONE}\nMira Holt\n\nThat is all.\n`;
    const [mira, tomasz] = [text.indexOf('Mira Holt'), text.indexOf('Tomasz Brenner')];
    const layout = corrected(text, {
      blocks: [
        { start: mira, kind: 'speaker' },
        { start: tomasz, kind: 'paragraph' },
      ],
      speakers: [{ label: 'Mira Holt', role: 'chairs' }],
    });
    expect(layoutFault(text, layout)).toBeNull();
    expect(turnsOf(text, layout).map((turn) => turn.split(':')[0])).toEqual([
      'City Herald',
      'Ada Lindqvist',
      'Mira Holt',
    ]);
    expect(layout.speakers.at(-1)).toMatchObject({ name: 'Mira Holt', role: 'chairs' });
  });

  it('is sound whatever is corrected', () => {
    const texts = Object.values(fixtures);
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...BLOCK_KINDS)), { maxLength: 5 }),
        fc.nat(),
        (text, changes, pick) => {
          const layout = detectLayout(text);
          const blocks = changes.map(([n, kind]) => ({
            start: layout.blocks[n % layout.blocks.length]!.start,
            kind,
          }));
          const unticked = layout.speakers
            .filter((_, i) => (pick >> i) % 2 === 1)
            .map(({ label }) => ({ label, notSpeaker: true }));
          const result = applyCorrections(text, layout, { blocks, speakers: unticked });
          expect(layoutFault(text, result)).toBeNull();
          for (const { label } of unticked)
            if (blocks.length === 0)
              expect(result.speakers.map((speaker) => speaker.label)).not.toContain(label);
        },
      ),
    );
  });
});
