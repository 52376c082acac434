import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';

/** What may part the fields of a file that is called CSV. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A field cannot be longer than a line may be; records of one table may differ in length. */
export interface CsvRecord {
  /** The line on which it begins, from 1. */
  line: number;
  cells: string[];
}

/**
 * Reads RFC 4180: quoted fields with line breaks and doubled quotes, any line end. Blank lines are left out. A quote within a field
 * that is not quoted is a character like any other, as spreadsheets write them.
 * @param where names the file in errors.
 * @throws FormatError where a quoted field is not closed, or a limit is passed.
 */
export function* readCsv(text: string, where: string, delimiter = ','): Generator<CsvRecord> {
  const end = new RegExp(`[${delimiter === '\t' ? '\\t' : `\\${delimiter}`}\\r\\n]`, 'g');
  let [at, line] = [0, 1];
  while (at < text.length) {
    const began = line;
    const cells: string[] = [];
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        const closed = closingQuote(text, at, began, where);
        cell = text.slice(at + 1, closed).replaceAll('""', '"');
        line += cell.includes('\n') || cell.includes('\r') ? (cell.match(/\r\n|\r|\n/g)?.length ?? 0) : 0;
        at = closed + 1;
      }
      end.lastIndex = at;
      const next = end.exec(text)?.index ?? text.length;
      cell += text.slice(at, next);
      withinLimit('lineLength', cell.length, `Line ${began} of ${where}`);
      cells.push(cell);
      withinLimit('columns', cells.length, `Line ${began} of ${where}`);
      at = next;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text.startsWith('\r\n', at)) at += 1;
    at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') yield { line: began, cells };
  }
}

/** The records of a file as their fields alone; see {@link readCsv}. */
export const parseCsv = (text: string, delimiter: string): string[][] =>
  [...readCsv(text, 'this file', delimiter)].map(({ cells }) => cells);

function closingQuote(text: string, open: number, line: number, where: string): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  throw new FormatError(
    'malformed',
    `The quote that opens in line ${line} of ${where} is never closed. Mend it in a text editor, or export it again.`,
  );
}

/** The delimiter of a table: the one of {@link DELIMITERS} that its first line has most of. */
export function guessDelimiter(text: string): string {
  const first = text.slice(0, 100_000).split(/[\r\n]/, 1)[0]!;
  const count = (one: string) => first.split(one).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}
