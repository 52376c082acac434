import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeSpan, quoteOf, spanFault, splitsPair } from '../model/span.ts';
import { EditMap } from './edit-map.ts';
import { applyEdits, type Edit } from './edits.ts';
import { edited } from './testing.ts';

describe('mapping', () => {
  it('takes positions where CodeMirror takes them, in both directions', () => {
    const plain = fc.array(fc.constantFrom('a', 'b', ' ', 'é'), { maxLength: 30 }).map((p) => p.join(''));
    const change = fc.tuple(fc.nat(30), fc.nat(5), fc.constantFrom('', 'x', 'yz', 'long'));
    fc.assert(
      fc.property(plain, fc.array(change, { maxLength: 5 }), (text, drafts) => {
        const edits: Edit[] = [];
        for (const [from, size, put] of drafts.sort((a, b) => a[0] - b[0])) {
          const end = Math.min(from + size, text.length);
          if (from <= end && from > (edits.at(-1)?.[1] ?? -1) && (end > from || put !== ''))
            edits.push([from, end, put]);
        }
        const theirs = ChangeSet.of(
          edits.map(([from, to, insert]) => ({ from, to, insert })),
          text.length,
        );
        const ours = EditMap.of(edits);
        const back = theirs.invert(Text.of([text]));
        for (const bias of [-1, 1] as const) {
          for (let at = 0; at <= text.length; at++)
            expect(ours.position(at, bias)).toBe(theirs.mapPos(at, bias));
          for (let at = 0; at <= theirs.newLength; at++)
            expect(ours.inverse.position(at, bias)).toBe(back.mapPos(at, bias));
        }
      }),
    );
  });

  it('keeps every untouched quote equal, and every span whole or said to be less', () => {
    const ranges = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(edited, ranges, ({ text, edits }, drafts) => {
        const span = normalizeSpan(
          drafts
            .map(([start, size]): [number, number] => {
              const from = start % Math.max(1, text.length);
              const to = Math.min(from + size, text.length);
              return [splitsPair(text, from) ? from - 1 : from, splitsPair(text, to) ? to + 1 : to];
            })
            .filter(([start, end]) => end > start),
        );
        if (span.length === 0) return;
        const map = EditMap.of(edits);
        const after = applyEdits(text, edits);
        const { span: mapped, lost } = map.span(span);
        if (mapped.length > 0) expect(spanFault(after, mapped)).toBeNull();
        for (const range of span)
          if (!map.touches(range)) {
            const moved = map.range(range)!;
            expect(after.slice(...moved)).toBe(text.slice(...range));
            expect(map.inverse.range(moved)).toEqual(range);
          }
        if (!span.some((range) => map.touches(range)) && mapped.length === span.length) {
          expect(lost).toBe(0);
          expect(quoteOf(after, mapped)).toBe(quoteOf(text, span));
        }
      }),
    );
  });

  it('a word that is deleted is gone; one that is replaced is where its replacement is', () => {
    const text = 'Bill saw the colour.';
    expect(EditMap.of([[0, 5, '']]).range([0, 4])).toBeNull();
    expect(EditMap.of([[13, 19, 'hue']]).range([13, 19])).toEqual([13, 16]);
    expect(EditMap.of([[5, 19, 'left']]).range([13, 19])).toBeNull();
    expect(EditMap.of([[4, 4, 'y']]).range([0, 4])).toEqual([0, 4]);
    expect(
      EditMap.of([[9, 12, '']]).span([
        [5, 8],
        [9, 12],
        [13, 19],
      ]),
    ).toEqual({
      span: [
        [5, 8],
        [10, 16],
      ],
      lost: 1,
    });
    expect(text.length).toBe(20);
  });
});
