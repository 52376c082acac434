import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatHash, parseHash } from './hash.ts';

test('an address brings back what was open, whatever the project is called', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => name.isWellFormed()),
      fc.option(fc.uuid()),
      (project, transcript) => {
        const place = { project, transcript };
        expect(parseHash(formatHash(place))).toEqual(place);
      },
    ),
  );
});

test('nothing open is no hash', () => {
  expect(formatHash({ project: null, transcript: null })).toBe('');
  expect(parseHash('')).toEqual({ project: null, transcript: null });
});
