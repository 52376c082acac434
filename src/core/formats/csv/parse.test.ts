import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessDelimiter, readCsv } from './parse.ts';
import { csvRecord } from './serialize.ts';

const cellsOf = (text: string, delimiter?: string) =>
  [...readCsv(text, '“a.csv”', delimiter)].map(({ cells }) => cells);

describe('readCsv', () => {
  it('reads what we write', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r\n', '\n', '\r', ' ', '💩', ';') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(cellsOf(rows.map(csvRecord).join(''))).toEqual(rows);
      }),
    );
  });

  it('reads any line end, no end after the last, and quotes within a field', () => {
    expect(cellsOf('a,b\rc,"d\ne"\n\nf,say "no"\r\n,')).toEqual([
      ['a', 'b'],
      ['c', 'd\ne'],
      ['f', 'say "no"'],
      ['', ''],
    ]);
    expect(cellsOf('a;"b;c"', ';')).toEqual([['a', 'b;c']]);
    expect(cellsOf('')).toEqual([]);
  });

  it('counts the lines on which records begin', () => {
    expect([...readCsv('a\n"b\r\nc"\nd', 'x')].map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('refuses an open quote with its line, and a million columns by name', () => {
    expect(() => cellsOf('a,b\n"c,d\n')).toThrow('The quote that opens in line 2 of “a.csv” is never closed');
    expect(() => cellsOf(','.repeat(1_000_000))).toThrow(/columns/);
  });

  it('guesses the delimiter by the first line', () => {
    expect(['a,b', 'a;b;c,d', 'a\tb', 'a'].map(guessDelimiter)).toEqual([',', ';', '\t', ',']);
  });
});
