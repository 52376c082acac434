import { parquetWriteBuffer } from 'hyparquet-writer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../exchange/format-error.ts';
import { parquetColumns, readParquet } from './read-table.ts';

const written = () =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'text', data: ['a 💩', 'b', 'b'], type: 'STRING' },
        { name: 'n', data: [1, 2, 3], type: 'INT32' },
      ],
    }),
  );

describe('Parquet, read', () => {
  it('gives the columns of a file and its rows', async () => {
    expect(parquetColumns(written())).toEqual(['text', 'n']);
    expect(await readParquet(written(), 'it')).toEqual([
      { text: 'a 💩', n: 1 },
      { text: 'b', n: 2 },
      { text: 'b', n: 3 },
    ]);
    expect(parquetColumns(new Uint8Array(20))).toBe(null);
  });

  it('refuses damaged files with a sentence, or reads what is left of them, and takes no more than was announced', async () => {
    const whole = written();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 3,
        }),
        async (changes) => {
          const bytes = whole.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          try {
            expect((await readParquet(bytes, 'it')).length).toBeLessThanOrEqual(1_000_000);
          } catch (error) {
            expect(error).toBeInstanceOf(FormatError);
            expect((error as Error).message).toMatch(/[.]$/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
