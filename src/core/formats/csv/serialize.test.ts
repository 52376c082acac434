import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../dataset/column.ts';
import { SharedCells } from '../dataset/cells.ts';
import { csvRecord, csvRow } from './serialize.ts';

const python = spawnSync('python3', ['--version']).status === 0;

describe('csvRecord', () => {
  it.each([
    [['a', 'b'], 'a,b'],
    [['a,b', 'say "no"'], '"a,b","say ""no"""'],
    [['one\r\ntwo', 'a\rb', 'a\nb'], '"one\r\ntwo","a\rb","a\nb"'],
    [[1, 0.5, true, false, null, ''], '1,0.5,true,false,,'],
    [['=1+1', '+1', '@x', '-2', ' blank '], '=1+1,+1,@x,-2, blank '],
    [['\u0000\u001f\u00a0é💩\u2028'], '\u0000\u001f\u00a0é💩\u2028'],
    [
      [
        [[12, 22]],
        [
          [12, 22],
          [30, 35],
        ] as const,
      ],
      '12-22,12-22;30-35',
    ],
  ] as const)('%j', (cells, expected) => {
    expect(csvRecord(cells as never)).toBe(`${expected}\r\n`);
  });

  it.skipIf(!python)('is read back by Python exactly, whatever the text', () => {
    const cell = fc.string({
      unit: fc.oneof(
        fc.constantFrom(',', '"', '\r', '\n', ';', ' ', '\t'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 20,
    });
    // NUL cannot be read by Python's csv before 3.11.
    const table = fc.array(
      fc.array(
        cell.map((s) => s.replaceAll('\0', '')),
        { minLength: 3, maxLength: 3 },
      ),
      { minLength: 1, maxLength: 100 },
    );
    fc.assert(
      fc.property(table, (rows) => {
        const script =
          'import csv,io,json,sys; t=io.TextIOWrapper(sys.stdin.buffer,encoding="utf-8",newline=""); print(json.dumps(list(csv.reader(t,strict=True))))';
        const { stdout } = spawnSync('python3', ['-c', script], {
          input: rows.map(csvRecord).join(''),
          encoding: 'utf8',
        });
        expect(JSON.parse(stdout)).toEqual(rows);
      }),
      { numRuns: 4 },
    );
  });
});

describe('csvRow', () => {
  const cells = fc.array(fc.oneof(fc.constantFrom<Cell>('', 'a,b', '"', 1, true, null), fc.string()), {
    maxLength: 4,
  });

  it('writes a row in pieces as it writes the row whole, however often a piece comes back', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 5 }), fc.nat(), (pieces, shared) => {
        const row = pieces.map((piece, i) => ((shared >> i) & 1 ? new SharedCells(piece) : piece));
        for (const _ of [1, 2]) expect(csvRow(row)).toBe(csvRecord(pieces.flat()));
      }),
    );
  });

  it('keeps the text of a shared piece', () => {
    const piece = new SharedCells(['a,b', null]);
    csvRow([piece]);
    expect(piece.text).toBe('"a,b",');
  });

  it('leaves a cell empty that a row does not have', () => {
    expect(csvRow([['a', undefined as never, 'b']])).toBe('a,,b\r\n');
  });
});
