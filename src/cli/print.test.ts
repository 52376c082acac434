import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plain, plainJson, say, warn } from './print.ts';

const ATTACKS = [
  '\u001b]0;title\u0007',
  '\u001b[2J',
  '\u009b31m',
  '\u009d8;;x',
  'a\rb',
  '\b\b',
  '\u202egpj.exe',
];
/** What terminals obey, and what reorders a line. */
const OBEYED = /[\u0000-\u0008\u000b-\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

afterEach(() => vi.restoreAllMocks());

describe('names and texts on a terminal', () => {
  it.each(ATTACKS)('%j is neutralized, also where a command forgot to', (attack) => {
    const written: string[] = [];
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((part) => {
        written.push(String(part));
        return true;
      });
    say(`Tag ${attack}`);
    warn(`There is no tag “${attack}”.`);
    vi.restoreAllMocks();
    expect(written).toHaveLength(2);
    for (const line of written) expect(line).not.toMatch(OBEYED);
    expect(plain(attack)).not.toMatch(OBEYED);
    expect(plain(attack)).not.toContain('\r');
  });

  it('JSON holds the exact values in escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = plainJson({ text });
        expect(json).not.toMatch(OBEYED);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
    expect(plainJson(ATTACKS)).not.toMatch(OBEYED);
  });
});
