import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeSpan, quoteOf, spanFault, splitsPair } from '../model/span.ts';
import { diffTexts } from './diff-texts.ts';
import { EditMap } from './edit-map.ts';
import { applyEdits, composeEdits, type Edit, type Edits, editsFault, invertEdits } from './edits.ts';
import { joinTouching } from './join-touching.ts';
import { refineEdits } from './refine-edits.ts';

const piece = fc.constantFrom(
  'a',
  'b',
  'word ',
  'Ana',
  ' ',
  '\r\n',
  '\n',
  '🙂',
  '👩‍👩‍👧',
  'é',
  '\u00a0',
  '中文',
  '½ ',
);
const textOf = (max: number) => fc.array(piece, { maxLength: max }).map((parts) => parts.join(''));

/** Random edits of a text: sorted, disjoint, apart, never through a pair. */
const editsOf = (text: string): fc.Arbitrary<Edits> =>
  fc.array(fc.tuple(fc.nat(text.length), fc.nat(8), textOf(3)), { maxLength: 6 }).map((drafts) => {
    const out: Edit[] = [];
    for (const [from, size, inserted] of drafts.sort((a, b) => a[0] - b[0])) {
      let [start, end] = [from, Math.min(from + size, text.length)];
      if (splitsPair(text, start)) start--;
      if (splitsPair(text, end)) end++;
      if (start > (out.at(-1)?.[1] ?? -1) && (end > start || inserted !== ''))
        out.push([start, end, inserted]);
    }
    return out;
  });
const edited = textOf(40).chain((text) => editsOf(text).map((edits) => ({ text, edits })));
const editedTwice = edited.chain(({ text, edits }) =>
  editsOf(applyEdits(text, edits)).map((second) => ({ text, first: edits, second })),
);

describe('edits', () => {
  it('lead to the text after, and inverted back to the text before', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(editsFault(text, edits)).toBeNull();
        const after = applyEdits(text, edits);
        expect(applyEdits(after, invertEdits(text, edits))).toBe(text);
      }),
    );
  });

  it('composed do what one does after the other', () => {
    fc.assert(
      fc.property(editedTwice, ({ text, first, second }) => {
        const both = composeEdits(first, second, text.length);
        expect(applyEdits(text, both)).toBe(applyEdits(applyEdits(text, first), second));
        expect(joinTouching(both)).toEqual(both);
      }),
    );
  });

  it('composed with their inverse change nothing that stayed', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const there = composeEdits(edits, invertEdits(text, edits), text.length);
        expect(applyEdits(text, there)).toBe(text);
        const map = EditMap.of(there);
        for (let at = 0; at <= text.length; at++)
          if (!edits.some(([start, end]) => start <= at && at <= end)) expect(map.position(at, 1)).toBe(at);
      }),
    );
  });

  it('are refused where they do not fit the text', () => {
    for (const [text, edits] of [
      ['abc', [[2, 1, '']]],
      ['abc', [[0, 4, '']]],
      ['abc', [[1, 1, '']]],
      [
        'abc',
        [
          [0, 1, ''],
          [1, 2, 'x'],
        ],
      ],
      ['abc', [[0, 1, '\ud83d']]],
      ['a🙂c', [[0, 2, '']]],
    ] as [string, Edits][])
      expect(editsFault(text, edits)).not.toBeNull();
  });
});

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

describe('the difference of two texts', () => {
  it('leads from one to the other, and cuts through no pair and no CRLF', () => {
    fc.assert(
      fc.property(textOf(60), textOf(60), (before, after) => {
        const edits = diffTexts(before, after);
        expect(edits.length > 0 && editsFault(before, edits)).toBeFalsy();
        expect(applyEdits(before, edits)).toBe(after);
        for (const [start, end] of edits)
          for (const at of [start, end]) expect(before.slice(at - 1, at + 1)).not.toBe('\r\n');
      }),
    );
  });

  it('is no more than what was edited', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(3_000), { maxLength: 40 }), (places) => {
        const words = Array.from({ length: 3_001 }, (_, i) => `${i}`);
        const changed = new Set(places);
        const after = words.map((word, i) => (changed.has(i) ? `#${word}` : word)).join(' ');
        expect(diffTexts(words.join(' '), after).map(([start, end, put]) => [end - start, put])).toEqual(
          places.map(() => [0, '#']),
        );
      }),
      { numRuns: 20 },
    );
    const before = 'We have sene about 4,600 cases, Mr. Bil said.\r\nThe colour was red 🙂.';
    const after = 'We have seen about 4,700 cases, Mr. Bill said.\r\nThe hue was red 🙃.';
    expect(diffTexts(before, after).map(([s, e, put]) => [before.slice(s, e), put])).toEqual([
      ['ne', 'en'],
      ['6', '7'],
      ['', 'l'],
      ['colour', 'hue'],
      ['🙂', '🙃'],
    ]);
  });

  it('takes bounded time on long texts, also where everything differs', () => {
    let seed = 7;
    const random = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n;
    const words = Array.from({ length: 60_000 }, () => `w${random(5_000)}`);
    const fixed = words.map((word, i) => (i % 97 === 0 ? `${word}x` : word));
    const [before, after] = [words.join(' '), fixed.join(' ')];
    const edits = diffTexts(before, after);
    expect(applyEdits(before, edits)).toBe(after);
    expect(edits).toHaveLength(Math.ceil(words.length / 97));
    const other = Array.from({ length: 60_000 }, () => `v${random(5_000)}`).join(' ');
    expect(applyEdits(before, diffTexts(before, other))).toBe(other);
  }, 20_000);

  it('finds what was changed in a paragraph that was pasted over', () => {
    const text = 'One.\r\nTwo is here 🙂.\r\nThree.';
    expect(refineEdits(text, [[6, 21, 'Two was here 🙂.']])).toEqual([[10, 11, 'wa']]);
    expect(
      refineEdits(text, [
        [6, 6, 'x'],
        [6, 9, 'Two'],
      ]),
    ).toEqual([[6, 6, 'x']]);
  });

  it('of edits through pairs and CRLF takes those whole', () => {
    fc.assert(
      fc.property(
        textOf(20),
        fc.array(fc.tuple(fc.nat(40), fc.nat(4), textOf(2)), { maxLength: 4 }),
        (text, drafts) => {
          const edits: Edit[] = [];
          for (const [from, size, put] of drafts.sort((a, b) => a[0] - b[0])) {
            const end = Math.min(from + size, text.length);
            // What is put in must fit together with the halves left over.
            if (from >= (edits.at(-1)?.[1] ?? 0) && from <= end) edits.push([from, end, put]);
          }
          const after = applyEdits(text, edits);
          if (!after.isWellFormed()) return;
          const refined = refineEdits(text, edits);
          expect(applyEdits(text, refined)).toBe(after);
          expect(refined.length > 0 && editsFault(text, refined)).toBeFalsy();
        },
      ),
    );
  });
});
