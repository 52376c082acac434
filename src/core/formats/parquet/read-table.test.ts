import { parquetWriteBuffer } from 'hyparquet-writer';
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

  // Within a page the library may count for ever: there the thread's limit of time holds (`host/exchange/run.ts`).
  it('refuses files whose list of contents is damaged with a sentence, or reads what is left of them, and takes no more than was announced', async () => {
    const whole = written();
    const list = whole.length - 8 - new DataView(whole.buffer).getUint32(whole.length - 8, true);
    for (let at = list; at < whole.length; at++)
      for (const byte of [0, 1, 0x15, 0x7f, 0x80, 0xff]) {
        const bytes = whole.slice();
        bytes[at] = byte;
        try {
          expect((await readParquet(bytes, 'it')).length).toBeLessThanOrEqual(1_000_000);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          expect((error as Error).message).toMatch(/[.]$/);
        }
      }
  });
});
