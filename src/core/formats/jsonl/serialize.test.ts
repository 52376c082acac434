import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column } from '../dataset/column.ts';
import { jsonLines } from './serialize.ts';

const columns = [
  column('text', 'string', ''),
  column('number', 'number', ''),
  column('boolean', 'boolean', ''),
  column('ranges', 'ranges', ''),
];

describe('jsonLines', () => {
  it('types values, keeps the order of the columns, and has ranges as arrays', () => {
    expect(
      jsonLines(columns)([
        [
          'a "b"\r\n',
          '12.50',
          'false',
          [
            [1, 2],
            [5, 9],
          ],
        ],
      ]),
    ).toBe('{"text":"a \\"b\\"\\r\\n","number":12.5,"boolean":false,"ranges":[[1,2],[5,9]]}\n');
    expect(jsonLines(columns)([[null, null, null, null]])).toBe(
      '{"text":null,"number":null,"boolean":null,"ranges":null}\n',
    );
  });

  it('is one line for every reader, and the same text again', () => {
    const text = fc.string({
      unit: fc.constantFrom('\n', '\r', '\u0085', '\u2028', '\u2029', '\u001c', '💩', 'é', '"', '\\', 'a'),
    });
    fc.assert(
      fc.property(text, (text) => {
        const line = jsonLines(columns)([[text, null, null, null]]);
        // What Python's splitlines and JavaScript's regular expressions take for the end of a line.
        expect(line.slice(0, -1)).not.toMatch(/[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/);
        expect(JSON.parse(line).text).toBe(text);
      }),
    );
  });
});
