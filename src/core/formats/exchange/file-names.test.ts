import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileNames, safeName } from './file-names.ts';

/** What every system takes as a name below a folder, whatever a title was. */
function expectSafe(name: string): void {
  expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
  expect(name).not.toMatch(/^\.|[. ]$/);
  expect(name.length).toBeGreaterThan(0);
  expect(name.length).toBeLessThanOrEqual(122);
  expect(name.isWellFormed()).toBe(true);
}

describe('file names made of titles', () => {
  it.each([
    '',
    '.',
    '..',
    '../../etc/passwd',
    'C:\\x',
    'con',
    'NUL.txt',
    'a\u0000b',
    '.hidden',
    'x. ',
    'a\u202egpj.exe',
    '-rf',
    '💩'.repeat(100),
  ])('%j is safe', (title) => expectSafe(safeName(title)));

  it('are safe whatever the title, and no two are one, also without case', () => {
    const titles = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'A', 'con', '..', 'a/b', 'é', 'e\u0301')),
    );
    fc.assert(
      fc.property(titles, (all) => {
        const names = new FileNames(all);
        const made = all.map((title) => names.unique(title));
        // A name that is fine is given to its own, whatever near names others get before.
        const fine = new Set(all.filter((title) => safeName(title) === title));
        for (const title of fine) {
          const first = [...fine].find(
            (one) => one.normalize('NFC').toLowerCase() === title.normalize('NFC').toLowerCase(),
          );
          if (first === title) expect(made[all.indexOf(title)]).toBe(title);
        }
        made.forEach(expectSafe);
        expect(new Set(made.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(made.length);
      }),
      { numRuns: 60 },
    );
  });
});
