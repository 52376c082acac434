import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type Row, SharedCells } from '../dataset/cells.ts';
import type { Cell, Column } from '../dataset/column.ts';
import { parquetSchema, parquetValue } from './schema.ts';

/** A row group ends after this many rows, or about this many characters of text: so much is in memory. */
const GROUP_ROWS = 10_000;
const GROUP_CHARACTERS = 4 * 2 ** 20;

/** Writes a table as a Parquet file, a row group at a time. */
export class ParquetTable {
  readonly #columns: readonly Column[];
  readonly #write: (bytes: Uint8Array) => void;
  readonly #bytes = new ByteWriter(2 ** 20);
  readonly #writer: ParquetWriter;
  /** A list a column, used again for each group. */
  readonly #values: unknown[][];
  #rows = 0;
  #characters = 0;

  /** `write` is given the bytes of the file in order, and keeps none of them. `createdBy`: the program, with its version. */
  constructor(columns: readonly Column[], createdBy: string, write: (bytes: Uint8Array) => void) {
    this.#columns = columns;
    this.#write = write;
    this.#values = columns.map(() => []);
    this.#writer = new ParquetWriter({ writer: this.#bytes, schema: parquetSchema(columns), createdBy });
  }

  row(row: Row): void {
    let at = 0;
    for (const part of row) {
      const values =
        part instanceof SharedCells ? (part.values ??= this.#typed(part.cells, at)) : this.#typed(part, at);
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (typeof value === 'string') this.#characters += value.length;
        this.#values[at++]![this.#rows] = value;
      }
    }
    this.#rows += 1;
    if (this.#rows >= GROUP_ROWS || this.#characters >= GROUP_CHARACTERS) this.#group();
  }

  end(): void {
    this.#group();
    // With nothing buffered behind it, this is not a promise: the bytes are there.
    void this.#writer.finish();
    this.#flush();
  }

  #typed(cells: readonly Cell[], from: number): unknown[] {
    return cells.map((cell, i) => parquetValue(this.#columns[from + i]!, cell));
  }

  #group(): void {
    if (this.#rows === 0) return;
    for (const list of this.#values) list.length = this.#rows;
    const columnData = this.#columns.map(({ name, type }, i) => ({
      name,
      data: this.#values[i]!,
      // The least and the greatest help to skip groups by number or time; of ids and quotes they cost more than they help.
      statistics: type !== 'string' && type !== 'ranges',
    }));
    void this.#writer.write({ columnData, rowGroupSize: this.#rows });
    [this.#rows, this.#characters] = [0, 0];
    this.#flush();
  }

  /** The writer goes on counting from the start of the file (`offset`), whatever was taken out of its buffer. */
  #flush(): void {
    this.#write(this.#bytes.getBytes());
    this.#bytes.index = 0;
  }
}
