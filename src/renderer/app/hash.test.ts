import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VIEW_IDS } from '../features/views/view-ids.ts';
import { formatHash, NOWHERE, parseHash } from './hash.ts';

test('an address brings back what was open, whatever the project is called', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => name.isWellFormed()),
      fc.option(fc.uuid()),
      fc.constantFrom(...VIEW_IDS),
      (project, transcript, view) => {
        const place = { project, transcript, view };
        expect(parseHash(formatHash(place))).toEqual(place);
      },
    ),
  );
});

test('nothing open is no hash', () => {
  expect(formatHash(NOWHERE)).toBe('');
  expect(parseHash('')).toEqual(NOWHERE);
  expect(parseHash('#project=a&view=nonsense')).toEqual({ ...NOWHERE, project: 'a' });
});
