import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeSpan, quoteOf, type Range, type Span, spanFault } from '../../../core/model/span.ts';
import { trimRange } from '../../../core/text/white-space.ts';
import { type BoundaryMove, moveByKey } from './move-by-key.ts';

const end = (forward: boolean, unit: BoundaryMove['unit'] = 'grapheme'): BoundaryMove => ({
  side: 'end',
  forward,
  unit,
});
const begin = (forward: boolean, unit: BoundaryMove['unit'] = 'grapheme'): BoundaryMove => ({
  side: 'start',
  forward,
  unit,
});
const after = (text: string, span: Span, move: BoundaryMove, caret: number | null = null) => {
  const moved = moveByKey(text, span, move, caret);
  return moved && quoteOf(text, moved);
};

describe('a boundary moved by key', () => {
  const text = 'over 52 million households';
  test('goes over one character', () => {
    expect(after(text, [[5, 7]], end(false))).toBe('5');
    expect(after(text, [[5, 7]], begin(true))).toBe('2');
    expect(after(text, [[0, 3]], end(true))).toBe('over');
  });
  test('leaves no blank at the ends of the range', () => {
    expect(after(text, [[0, 4]], end(true))).toBe('over 5');
    expect(after(text, [[0, 6]], end(false))).toBe('over');
    expect(after(text, [[5, 7]], begin(false))).toBe('r 52');
  });
  test('does not go into the blanks at the ends of the text', () => {
    expect(after('a b\n\n', [[2, 3]], end(true))).toBeNull();
    expect(after('\n a b', [[2, 3]], begin(false))).toBeNull();
  });

  test('goes over a word', () => {
    expect(after(text, [[5, 7]], end(true, 'word'))).toBe('52 million');
    expect(after(text, [[5, 15]], begin(true, 'word'))).toBe('million');
    expect(after(text, [[8, 15]], begin(false, 'word'))).toBe('52 million');
  });
  test('leaves one character at least', () => {
    expect(after(text, [[5, 6]], end(false))).toBeNull();
    expect(after(text, [[5, 6]], begin(true))).toBeNull();
    expect(after(text, [[0, 26]], end(true))).toBeNull();
  });
  test('takes an emoji, an accent that combines, a flag as one', () => {
    expect(after('a💩b', [[0, 1]], end(true))).toBe('a💩');
    expect(after('ae\u0301b', [[0, 1]], end(true))).toBe('ae\u0301');
    expect(after('🇩🇪x', [[0, 5]], end(false))).toBe('🇩🇪');
  });
  test('moves the range under the caret; else the first start, and the last end', () => {
    const span: Span = [
      [0, 4],
      [8, 12],
    ];
    expect(moveByKey(text, span, end(true, 'grapheme'), 2)).toEqual([
      [0, 6],
      [8, 12],
    ]);
    expect(moveByKey(text, span, end(true), null)).toEqual([
      [0, 4],
      [8, 13],
    ]);
    expect(moveByKey(text, span, begin(true), null)).toEqual([
      [1, 4],
      [8, 12],
    ]);
  });
});

const isRange = (range: readonly number[]): range is Range => range.length === 2;

describe('on any text', () => {
  const piece = fc.constantFrom(
    'a',
    'word',
    ' ',
    '\n',
    '\r\n',
    '💩',
    'e\u0301',
    '🇩🇪',
    '\u00a0',
    '.',
    '中',
    '👩‍👩‍👧',
  );
  const cases = fc
    .array(piece, { minLength: 1, maxLength: 24 })
    .map((pieces) => pieces.join(''))
    .chain((text) =>
      fc.record({
        text: fc.constant(text),
        // Boundaries that somebody may have made: between graphemes, without blanks at the ends.
        ends: fc.array(
          fc.constantFrom(
            ...[...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
              ({ index }) => index,
            ),
            text.length,
          ),
          { minLength: 2, maxLength: 6 },
        ),
        move: fc.record({
          side: fc.constantFrom('start' as const, 'end' as const),
          forward: fc.boolean(),
          unit: fc.constantFrom('grapheme' as const, 'word' as const),
        }),
        caret: fc.option(fc.nat(text.length)),
      }),
    );
  const spanOf = (text: string, ends: readonly number[]): Span => {
    const sorted = [...ends].sort((a, b) => a - b);
    const pairs = sorted.flatMap((from, i) => (i % 2 === 0 ? [[from, sorted[i + 1] ?? from] as const] : []));
    return normalizeSpan(pairs.flatMap(([from, to]) => [trimRange(text, from, to) ?? []].filter(isRange)));
  };
  test('the span stays one that the project takes, one boundary moved, and moved the way that was asked for', () => {
    fc.assert(
      fc.property(cases, ({ text, ends, move, caret }) => {
        const span = spanOf(text, ends);
        fc.pre(span.length > 0);
        const moved = moveByKey(text, span, move, caret);
        if (!moved) return;
        expect(spanFault(text, moved)).toBeNull();
        const [was, now] = [span.flat(), moved.flat()];
        expect(now.length).toBe(was.length);
        const changed = was.flatMap((at, i) => (at === now[i] ? [] : [i]));
        expect(changed.length).toBe(1);
        expect(changed[0]! % 2).toBe(move.side === 'start' ? 0 : 1);
        expect(now[changed[0]!]! > was[changed[0]!]!).toBe(move.forward);
      }),
      { numRuns: 400 },
    );
  });
});
