import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Cell, Column } from '../dataset/columns.ts';
import { escapeXml, MOST_CELL, rowXml, textCell } from './cells.ts';

/** Rows of a sheet, the header included (Microsoft's stated limit). */
const MOST_ROWS = 1_048_576;
/** XML is handed to the packer in pieces of about this many characters. */
const PIECE = 64 * 1024;
/** Zip entries carry a date; ours is always the first that the format knows, so that equal data makes equal files. */
const EPOCH = new Date(1980, 0, 1);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/**
 * Writes an XLSX workbook piece by piece: nothing but the current piece is in memory. A table longer than a sheet goes
 * on in a further one; a cell longer than {@link MOST_CELL} is cut, and listed by {@link WorkbookWriter.losses}.
 */
export class WorkbookWriter {
  readonly #zip: Zip;
  readonly #sheets: string[] = [];
  readonly #cuts = new Map<string, number>();
  #entry: ZipDeflate | undefined;
  #columns: readonly Column[] = [];
  #table = '';
  #buffer = '';
  #rows = 0;

  /** `write` is given the bytes of the file in order. */
  constructor(write: (chunk: Uint8Array) => void) {
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      write(chunk);
    });
  }

  /** Begins a table, on a sheet of its name. */
  beginTable(name: string, columns: readonly Column[]): void {
    this.#endSheet();
    [this.#table, this.#columns] = [name, columns];
    this.#beginSheet(name);
  }

  row(cells: readonly Cell[]): void {
    if (this.#rows === MOST_ROWS) {
      this.#endSheet();
      this.#beginSheet(
        `${this.#table} (${this.#sheets.filter((s) => s.startsWith(this.#table)).length + 1})`,
      );
    }
    this.#add(
      rowXml(this.#columns, cells, (column) =>
        this.#cuts.set(column.name, (this.#cuts.get(column.name) ?? 0) + 1),
      ),
    );
    this.#rows += 1;
  }

  /** Ends the file. Nothing may be written after it. */
  end(): void {
    this.#endSheet();
    for (const [path, xml] of Object.entries(this.#parts())) {
      const entry = this.#begin(path);
      entry.push(strToU8(xml), true);
    }
    this.#zip.end();
  }

  /** What the format could not carry, a sentence each. */
  losses(): string[] {
    return [...this.#cuts].map(
      ([column, count]) =>
        `XLSX holds ${MOST_CELL} characters in a cell: ${count} value${count === 1 ? '' : 's'} of “${column}” ${count === 1 ? 'was' : 'were'} cut. CSV and JSONL carry them whole.`,
    );
  }

  #beginSheet(name: string): void {
    this.#sheets.push(name);
    this.#entry = this.#begin(`xl/worksheets/sheet${this.#sheets.length}.xml`);
    this.#add(
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
    );
    this.#add(`<row>${this.#columns.map((column) => textCell(column.name)).join('')}</row>`);
    this.#rows = 1;
  }

  #endSheet(): void {
    if (!this.#entry) return;
    this.#buffer += '</sheetData></worksheet>';
    this.#entry.push(strToU8(this.#buffer), true);
    this.#buffer = '';
    this.#entry = undefined;
  }

  #add(xml: string): void {
    this.#buffer += xml;
    if (this.#buffer.length < PIECE) return;
    this.#entry!.push(strToU8(this.#buffer));
    this.#buffer = '';
  }

  #begin(path: string): ZipDeflate {
    const entry = new ZipDeflate(path, { level: 3 });
    entry.mtime = EPOCH;
    this.#zip.add(entry);
    return entry;
  }

  #parts(): Record<string, string> {
    const sheets = this.#sheets.map((name, i) => ({ name, id: i + 1 }));
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    return {
      'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets>${sheets.map(({ name, id }) => `<sheet name="${escapeXml(name)}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map(({ id }) => `<Relationship Id="rId${id}" Type="${RELS}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}</Relationships>`,
      '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${sheets.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
    };
  }
}
