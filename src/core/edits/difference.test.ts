import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTexts } from './diff-texts.ts';
import { applyEdits, type Edit, editsFault } from './edits.ts';
import { refineEdits } from './refine-edits.ts';
import { textOf } from './testing.ts';

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
