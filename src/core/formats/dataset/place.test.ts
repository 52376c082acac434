import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind } from '../../model/structure.ts';
import { TextPlaces } from './place.ts';

/** Blocks of a text written as its parts: [kind, turn, text], one after the other. */
function placesOf(
  parts: readonly (readonly [BlockKind, string | null, string])[],
  language = 'en',
): TextPlaces {
  let text = '';
  const blocks: Block[] = parts.map(([kind, turn, part], i) => {
    const start = text.length;
    text += `${part}\r\n`;
    return { id: String(i), kind, start, end: start + part.length, turn };
  });
  const turns = [...new Set(parts.map(([, turn]) => turn))].filter((turn) => turn !== null);
  return new TextPlaces(
    text,
    language,
    blocks,
    turns.map((id) => ({ id, speaker: null, time: null })),
    new Map(),
  );
}

const PLACES = placesOf([
  ['heading', null, 'A title'],
  ['speaker', 'one', 'Anna Bell:'],
  ['timestamp', 'one', '00:01:02'],
  ['paragraph', 'one', 'It’s 4,600 cases 💩, isn’t it?'],
  ['furniture', null, 'Share: 1 2 3'],
  ['paragraph', 'one', 'Yes.'],
  ['speaker', 'two', 'Q:'],
  ['paragraph', 'two', '一共有五千户。'],
]);

describe('TextPlaces', () => {
  it('counts what was said: no labels, times or furniture', () => {
    expect(PLACES.turns.map((turn) => PLACES.size(turn))).toEqual([
      { words: 6, characters: 33 },
      { words: expect.any(Number), characters: 7 },
    ]);
    expect(PLACES.size(null)).toEqual({ words: 2, characters: 7 });
    expect(PLACES.words).toBe(8 + PLACES.size(PLACES.turns[1]!).words);
  });

  it('finds the turns that a span touches, in order and each once', () => {
    const at = (part: string) => PLACES.text.indexOf(part);
    const turnsAt = (...span: [number, number][]) => PLACES.turnsOf(span).map(({ id }) => id);
    expect(turnsAt([at('4,600'), at('4,600') + 5])).toEqual(['one']);
    expect(turnsAt([at('cases'), at('五')])).toEqual(['one', 'two']);
    expect(turnsAt([at('Yes'), at('Yes') + 3], [at('五'), at('五') + 1])).toEqual(['one', 'two']);
    expect(turnsAt([0, 7])).toEqual([]);
    expect(turnsAt([at('Share'), at('Share') + 5])).toEqual([]);
    // The blank between two blocks belongs to none.
    expect(turnsAt([at('Yes.') + 4, at('Q:')])).toEqual([]);
  });

  it('gives context by code points, and never half a character', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '💩', 'é', '👩‍👧', '\n'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (text, at, length) => {
        const points = [...text];
        const offset = at % (points.length + 1);
        const places = new TextPlaces(text, '', [], [], new Map());
        expect(places.before(offset, length)).toBe(
          points.slice(Math.max(0, offset - length), offset).join(''),
        );
        expect(places.after(offset, length)).toBe(points.slice(offset, offset + length).join(''));
      }),
    );
  });
});
