import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continuumOf } from './continuum.ts';
import { naivePoints } from './naive.ts';
import { arbitrarySource } from './testing.ts';

const TEXT = 'MENU\r\nAnn: We 🙂 cut.\r\n[00:12]\r\nMore.\r\nBob: No.';
const at = (part: string): number => TEXT.indexOf(part);
const block = (kind: string, part: string, turn: string | null) => ({
  kind: kind as 'paragraph',
  start: at(part),
  end: at(part) + part.length,
  turn,
});
const BLOCKS = [
  block('furniture', 'MENU', null),
  block('speaker', 'Ann:', 'one'),
  block('paragraph', 'We 🙂 cut.', 'one'),
  block('timestamp', '[00:12]', 'one'),
  block('paragraph', 'More.', 'one'),
  block('speaker', 'Bob:', 'two'),
  block('paragraph', 'No.', 'two'),
];

describe('continuumOf', () => {
  it('is the text of the turns without labels, timestamps and furniture, in code points', () => {
    const continuum = continuumOf(TEXT, BLOCKS);
    expect(continuum.pieces.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      'We 🙂 cut.',
      'More.',
      'No.',
    ]);
    expect(continuum.length).toBe([...'We 🙂 cut.More.No.'].length);
    expect(continuum.turns).toEqual(['one', 'two']);
    expect([0, 9, 13, 14].map((position) => continuum.turnAt(position))).toEqual([0, 0, 0, 1]);
  });

  it('makes one stretch of a span that crosses a label, and joins ranges that only leave out such', () => {
    const continuum = continuumOf(TEXT, BLOCKS);
    expect(continuum.ranges([[at('cut'), at('No') + 2]])).toEqual([[5, 16]]);
    expect(
      continuum.ranges([
        [at('cut'), at('[00')],
        [at('More'), at('More') + 4],
      ]),
    ).toEqual([[5, 13]]);
    expect(continuum.ranges([[at('MENU'), at('Ann') + 3]])).toEqual([]);
    expect(continuum.ranges([[at('Bob'), at('Bob') + 3]])).toEqual([]);
  });

  it('takes the turns of one speaker alone where asked', () => {
    const continuum = continuumOf(TEXT, BLOCKS, new Set(['two']));
    expect(continuum.length).toBe(3);
    expect(continuum.ranges([[0, TEXT.length]])).toEqual([[0, 3]]);
  });

  it('is the whole text without furniture, labels and timestamps where there are no turns', () => {
    const continuum = continuumOf(
      TEXT,
      BLOCKS.map((one) => ({ ...one, turn: null })),
    );
    const said = continuum.pieces.map(({ start, end }) => TEXT.slice(start, end)).join('');
    expect(said).toBe('\r\n We 🙂 cut.\r\n\r\nMore.\r\n No.');
    expect(continuum.turns).toEqual([null]);
    expect(continuumOf(TEXT, []).length).toBe([...TEXT].length);
    expect(continuumOf('', []).length).toBe(0);
  });

  it('maps every offset as counting code points one by one does', () => {
    fc.assert(
      fc.property(arbitrarySource('t'), (source) => {
        const continuum = continuumOf(source.text, source.blocks);
        const points = naivePoints(source);
        expect(continuum.length).toBe(points.length);
        points.forEach(({ offset, turn }, position) => {
          expect(continuum.position(offset)).toBe(position);
          expect(continuum.turns[continuum.turnAt(position)]).toBe(turn);
        });
        expect(continuum.position(source.text.length)).toBe(points.length);
      }),
    );
  });
});
