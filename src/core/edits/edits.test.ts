import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditMap } from './edit-map.ts';
import { applyEdits, composeEdits, type Edits, editsFault, invertEdits } from './edits.ts';
import { joinTouching } from './join-touching.ts';
import { edited, editedTwice } from './testing.ts';

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
