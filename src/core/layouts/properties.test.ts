import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCorrections } from './corrections.ts';
import { detectLayout } from './detect.ts';
import * as fixtures from './fixtures/layouts.ts';
import { layoutFault } from './testing.ts';

const PARTS = [
  'Anna Berg:',
  'Q:',
  'A:',
  'Q\u00a0\u00a0 ',
  'MR. HALE:',
  '**Jo:** ',
  '▲記者：',
  '趙國安：',
  '[00:01:02] ',
  '\\[01:02\\]',
  '12:30',
  'Will Clark (00:10):',
  '  Mr. HALE. ',
  'The SPEAKER pro tempore (Mr. Dole). ',
  '[[Page H1]]',
  '{time}  1130',
  'Lord Hask (Con)',
  'Share:',
  '< 1 2 3 >',
  '# Head',
  '----',
  'Home > News',
  'March 4, 2024',
  'some words',
  'a',
  '.',
  ' ',
  '\t',
  '\u00a0',
  '\u3000',
  '\r\n',
  '\n',
  '\n\n',
  '\r',
  '\f',
  '\u2028',
  '💩',
  '👩‍👩‍👧',
  'e\u0301',
  'שלום:',
  'مرحبا',
  '\u200f',
  '(',
  ')',
  '[',
  ']',
  '*',
  '_',
  ':',
  '：',
  '<b>',
  '\ufeff',
  '\u200b',
  '      ',
];
const text = fc.string({ unit: fc.constantFrom(...PARTS), maxLength: 60 });

describe('a layout of any text', () => {
  it('has blocks in order, apart, trimmed, of whole characters, over all that is not white space', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(layoutFault(any, detectLayout(any))).toBeNull();
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same again, and after no corrections', () => {
    fc.assert(
      fc.property(text, (any) => {
        const layout = detectLayout(any);
        expect(applyCorrections(any, layout, {})).toEqual(layout);
      }),
      { numRuns: 300 },
    );
  });

  it('is sound on binary-like strings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (any) => {
        expect(layoutFault(any, detectLayout(any))).toBeNull();
      }),
    );
  });
});

describe('time', () => {
  /** Milliseconds, the best of three. */
  const cost = (run: () => unknown): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const before = performance.now();
        run();
        return performance.now() - before;
      }),
    );

  it('grows with the length of the text and no faster', () => {
    const body = Object.values(fixtures).join('\n');
    const small = body.repeat(Math.ceil(250_000 / body.length));
    detectLayout(small);
    const [one, eight] = [cost(() => detectLayout(small)), cost(() => detectLayout(small.repeat(8)))];
    expect(eight).toBeLessThan(one * 8 * 4);
  });

  it.each([
    ['blanks', ' '],
    ['no-break spaces', '\u00a0 '],
    ['words', 'Anna '],
    ['letters', 'A'],
    ['colons', ':'],
    ['names with colons', 'Anna Berg: '],
    ['brackets', '[[Page '],
    ['open tags', '<a '],
    ['stars', '**'],
    ['rules', '- '],
    ['figures', '1 '],
    ['arrows', '< '],
    ['times', '00:00:'],
    ['titles', 'Mr. HALE of '],
    ['Home', 'Home > '],
  ])('does not run away on a line of 5 MB of %s', (_, unit) => {
    const line = unit.repeat(Math.ceil(5_000_000 / unit.length));
    const before = performance.now();
    const layout = detectLayout(`Anna Berg: yes.\nAnna Berg: ${line}\n${line}x\nAnna Berg: no.`);
    expect(performance.now() - before).toBeLessThan(3000);
    expect(layout.blocks.length).toBeGreaterThan(2);
  });
});
