import { Zip, ZipDeflate } from 'fflate';
import type { Cell, Column } from '../dataset/column.ts';
import { headerXml, MOST_CELL, type RowOptions, rowXml } from './cells.ts';
import { zipDate } from '../zip-date.ts';
import { partsOf, SHARED_HEAD, SHEET_HEAD } from './parts.ts';
import { SharedStrings } from './shared-strings.ts';

/** Rows of a sheet, the header included (Microsoft's stated limit). */
const MOST_ROWS = 1_048_576;
/** XML is handed to the packer in pieces of about this many characters. */
const PIECE = 16 * 1024;
/** Of 9: what a higher one saves is not worth the time that it takes. */
const LEVEL = 3;

/**
 * A zip without 64-bit sizes, which not every reader of XLSX takes, counts to 4 GiB. A sheet ends well before that and a
 * further one begins; a file that would be larger is not made.
 */
const MOST_SHEET_BYTES = 3 * 2 ** 30;
const MOST_FILE_BYTES = 4 * 2 ** 30 - 2 ** 20;

const ENCODER = new TextEncoder();

/** The workbook would be larger than the format allows. */
export class WorkbookTooLarge extends Error {}

/**
 * Writes an XLSX workbook piece by piece: nothing but the current piece is in memory. A table longer than a sheet goes
 * on in a further one; a cell longer than {@link MOST_CELL} is cut. {@link WorkbookWriter.losses} lists both.
 */
export class WorkbookWriter {
  readonly #zip: Zip;
  readonly #sheets: string[] = [];
  readonly #cuts = new Map<string, number>();
  readonly #shared = new SharedStrings();
  readonly #rowOptions: RowOptions = {
    share: (column, text) => this.#shared.numberOf(column, text),
    onCut: ({ name }) => this.#cuts.set(name, (this.#cuts.get(name) ?? 0) + 1),
  };
  readonly #mostRows: number;
  /** Sheets that each table took. */
  readonly #sheetsOf = new Map<string, number>();
  #entry: ZipDeflate | undefined;
  #columns: readonly Column[] = [];
  #table = '';
  #buffer = '';
  #bytes = new Uint8Array(0);
  #rows = 0;
  /** Bytes of the current sheet, and of the file so far. */
  #sheetBytes = 0;
  #fileBytes = 0;

  /** `write` is given the bytes of the file in order. Any method may throw {@link WorkbookTooLarge}. */
  constructor(write: (chunk: Uint8Array) => void, mostRows = MOST_ROWS) {
    this.#mostRows = mostRows;
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#fileBytes += chunk.length;
      if (this.#fileBytes > MOST_FILE_BYTES)
        throw new WorkbookTooLarge('An XLSX file can have 4 GiB at the most. Export fewer rows, or as CSV.');
      write(chunk);
    });
  }

  /** Begins a table, on a sheet of its name (at most 25 characters, letters only). */
  beginTable(name: string, columns: readonly Column[]): void {
    this.#endSheet();
    [this.#table, this.#columns] = [name, columns];
    this.#shared.beginTable();
    this.#beginSheet();
  }

  row(cells: readonly Cell[]): void {
    if (this.#rows >= this.#mostRows || this.#sheetBytes >= MOST_SHEET_BYTES) {
      this.#endSheet();
      this.#beginSheet();
    }
    this.#rows += 1;
    this.#add(rowXml(this.#rows, this.#columns, cells, this.#rowOptions));
  }

  /** Ends the file. Nothing may be written after it. */
  end(): void {
    this.#endSheet();
    this.#entry = this.#begin('xl/sharedStrings.xml');
    this.#add(SHARED_HEAD);
    for (const element of this.#shared.elements()) this.#add(element);
    this.#endEntry('</sst>');
    for (const [path, xml] of Object.entries(partsOf(this.#sheets))) {
      this.#entry = this.#begin(path);
      this.#endEntry(xml);
    }
    this.#zip.end();
  }

  /** What the format could not carry as it was, a sentence each. */
  losses(): string[] {
    const cuts = [...this.#cuts].map(
      ([column, count]) =>
        `XLSX holds ${MOST_CELL} characters in a cell: ${count} value${count === 1 ? '' : 's'} of “${column}” ${count === 1 ? 'was' : 'were'} cut. CSV and JSONL carry them whole.`,
    );
    const parts = [...this.#sheetsOf].filter(([, sheets]) => sheets > 1);
    return [
      ...cuts,
      ...parts.map(
        ([table, sheets]) =>
          `XLSX holds ${MOST_ROWS.toLocaleString('en')} rows in a sheet: “${table}” goes on over ${sheets} sheets.`,
      ),
    ];
  }

  #beginSheet(): void {
    const number = (this.#sheetsOf.get(this.#table) ?? 0) + 1;
    this.#sheetsOf.set(this.#table, number);
    this.#sheets.push(number === 1 ? this.#table : `${this.#table} (${number})`);
    this.#entry = this.#begin(`xl/worksheets/sheet${this.#sheets.length}.xml`);
    this.#sheetBytes = 0;
    this.#add(`${SHEET_HEAD}<sheetData>${headerXml(this.#columns)}`);
    this.#rows = 1;
  }

  #endSheet(): void {
    if (this.#entry) this.#endEntry('</sheetData></worksheet>');
  }

  #endEntry(last: string): void {
    this.#buffer += last;
    this.#entry!.push(this.#encoded(), true);
    this.#entry = undefined;
  }

  #add(xml: string): void {
    this.#buffer += xml;
    if (this.#buffer.length < PIECE) return;
    this.#entry!.push(this.#encoded());
  }

  /** The buffer as UTF-8, in an array that the next call overwrites: the packer copies what it is given. */
  #encoded(): Uint8Array {
    // Three bytes a UTF-16 unit are the most.
    if (this.#bytes.length < 3 * this.#buffer.length) this.#bytes = new Uint8Array(3 * this.#buffer.length);
    const { written } = ENCODER.encodeInto(this.#buffer, this.#bytes);
    this.#buffer = '';
    this.#sheetBytes += written;
    return this.#bytes.subarray(0, written);
  }

  #begin(path: string): ZipDeflate {
    const entry = new ZipDeflate(path, { level: LEVEL });
    entry.mtime = zipDate();
    this.#zip.add(entry);
    return entry;
  }
}
