import { describe, expect, it } from 'vitest';
import { isObject, listOf, readJson, readJsonLines, textOf } from './json.ts';
import { LIMITS, withinLimit } from './limits.ts';

describe('reading JSON', () => {
  it('refuses what is nested too deep, by name, and counts no brackets in strings', () => {
    const deep = (n: number) => '['.repeat(n) + ']'.repeat(n);
    expect(() => readJson(deep(1_000_000), '“a.json”')).toThrow(/jsonDepth/);
    expect(() => readJson(deep(LIMITS.jsonDepth.most + 1), '“a.json”')).toThrow(/jsonDepth/);
    expect(readJson(deep(2), '“a.json”')).toEqual([[]]);
    const text = JSON.stringify({ a: '['.repeat(1_000), b: '\\', c: '"'.repeat(3) + '{'.repeat(1_000) });
    expect(readJson(text, '“a.json”')).toEqual(JSON.parse(text));
  });

  it('names the line that is no JSON', () => {
    expect(() => [...readJsonLines('{"a":1}\n{"a":', '“a.jsonl”')]).toThrow(
      'Line 2 of “a.jsonl” is not JSON',
    );
  });

  it('reads lines with any end, and none after the last', () => {
    expect([...readJsonLines('1\r\n\n2\r3\n', 'a')]).toEqual([
      { line: 1, value: 1 },
      { line: 3, value: 2 },
      { line: 4, value: 3 },
    ]);
  });

  it('takes values for what they are, whatever stands there', () => {
    const values = [{}, [], null, 'text', 0, undefined];
    expect(values.map(isObject)).toEqual([true, false, false, false, false, false]);
    expect(values.map(textOf)).toEqual(['', '', '', 'text', '', '']);
    expect(values.map((value) => listOf(value).length)).toEqual([1, 0, 0, 1, 1, 0]);
  });

  it('refuses a line of 100 MB', () => {
    expect(() => [...readJsonLines('x'.repeat(100_000_000), '“a.jsonl”')]).toThrow(/lineLength/);
    expect(() => withinLimit('columns', 1_000_000, '“a.csv”')).toThrow(
      '“a.csv” has more than 10,000 columns (limit “columns”)',
    );
  });
});
