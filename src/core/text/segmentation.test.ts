import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanFault } from '../model/span.ts';
import { nextBoundary, previousBoundary, snapRange } from './segmentation.ts';

const cut = (text: string, range: readonly [number, number] | null): string | null =>
  range && text.slice(...range);

/** The range of `[...]` in a marked text, and the text without the marks. */
function marked(source: string): { text: string; range: [number, number] } {
  const start = source.indexOf('[');
  return { text: source.replace('[', '').replace(']', ''), range: [start, source.indexOf(']') - 1] };
}

describe('snapRange', () => {
  it.each([
    ['We visited over 5[2 mil]lion households.', 'word', '52 million'],
    ['He said[ “no] way”.', 'word', '“no'],
    ['Das ist [  schön]er  Tag', 'word', 'schöner'],
    ['我们依法[打]击犯罪。', 'word', '打击'],
    ['A family 👩‍👩‍[👧] here', 'grapheme', '👩‍👩‍👧'],
    ['Combining e[\u0301]te\u0301', 'grapheme', 'e\u0301'],
    ['First one.  Second [one] here! Third.', 'sentence', 'Second one here!'],
    ['一。我们[依法]打击。三。', 'sentence', '我们依法打击。'],
    ['End of line[ one\r\nTwo s]tarts. Three.', 'sentence', 'End of line one\r\nTwo starts.'],
  ] as const)('%s by %s', (source, unit, expected) => {
    const { text, range } = marked(source);
    expect(cut(text, snapRange(text, range, unit))).toBe(expected);
  });

  it('follows a sentence over the lines of a wrapped paragraph', () => {
    const { text, range } = marked('Yes. It was [moved] to\nthe next day by\nthe chair. Done.');
    expect(cut(text, snapRange(text, range, 'sentence'))).toBe('It was moved to');
    expect(cut(text, snapRange(text, range, 'sentence', { within: [0, text.length] }))).toBe(
      'It was moved to\nthe next day by\nthe chair.',
    );
  });

  it('has nothing to snap in blanks', () => {
    expect(snapRange('a \u00a0\r\n b', [1, 5], 'word')).toBeNull();
  });

  it('gives a sound range that holds what was asked for', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '. ', '\r\n', '💩', '👩‍👧', '中', '\u00a0', '’'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        words,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('grapheme', 'word', 'sentence'),
        (text, a, b, unit) => {
          const points = [0];
          for (const point of text) points.push(points.at(-1)! + point.length);
          const [start, end] = [points[a % points.length]!, points[b % points.length]!].sort(
            (x, y) => x - y,
          ) as [number, number];
          const got = snapRange(text, [start, end], unit as 'word');
          const wanted = text.slice(start, end).trim();
          expect(got === null).toBe(wanted === '');
          if (!got) return;
          expect(spanFault(text, [got])).toBeNull();
          expect(text.slice(...got)).toContain(wanted);
        },
      ),
    );
  });
});

describe('boundaries', () => {
  const text = 'One two.\r\n\r\n  “Three” 👩‍👧 four';

  it('walks over words, both ways, across lines', () => {
    const ends: string[] = [];
    for (let at = 0; at < text.length;) {
      const next = nextBoundary(text, at, 'word');
      ends.push(text.slice(at, next).trim());
      at = next;
    }
    // A family is a word to the eye.
    expect(ends).toEqual(['One', 'two', '.\r\n\r\n  “Three', '” 👩‍👧', 'four']);
    const starts: number[] = [];
    for (let at = text.length; at > 0;) starts.push((at = previousBoundary(text, at, 'word')));
    expect(starts).toEqual(['four', '👩', 'Three', 'two', 'One'].map((word) => text.indexOf(word)));
  });

  it('takes a cluster and a CRLF as one grapheme', () => {
    const family = text.indexOf('👩');
    expect(nextBoundary(text, family, 'grapheme')).toBe(family + '👩‍👧'.length);
    expect(previousBoundary(text, family + '👩‍👧'.length, 'grapheme')).toBe(family);
    expect(nextBoundary(text, 8, 'grapheme')).toBe(10);
    expect(previousBoundary(text, 10, 'grapheme')).toBe(8);
  });

  it('stays in the block', () => {
    expect(nextBoundary(text, 6, 'word', { within: [0, 6] })).toBe(6);
    expect(previousBoundary(text, 12, 'word', { within: [10, 20] })).toBe(10);
  });

  it('always moves, in each unit, and ends', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', ' ', '. ', '\r\n', '\n', '💩', '中', '-'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(anyText, fc.constantFrom('grapheme', 'word', 'sentence'), (any, unit) => {
        let at = 0;
        for (let steps = 0; at < any.length; steps++) {
          const next = nextBoundary(any, at, unit as 'word');
          expect(next).toBeGreaterThan(at);
          at = next;
        }
        for (; at > 0;) {
          const previous = previousBoundary(any, at, unit as 'word');
          expect(previous).toBeLessThan(at);
          at = previous;
        }
        expect(at).toBe(0);
      }),
    );
  });

  it('stays local in a line of a million characters', () => {
    const long = '中'.repeat(500_000) + '💩' + '中'.repeat(500_000);
    const before = performance.now();
    expect(snapRange(long, [500_000, 500_002], 'grapheme')).toEqual([500_000, 500_002]);
    expect(nextBoundary(long, 10, 'word')).toBeGreaterThan(10);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
