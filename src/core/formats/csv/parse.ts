import { FormatError } from '../exchange/format-error.ts';

/** What may part the fields of a file that is called CSV. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * The records of a CSV file (RFC 4180), each as its fields. Lines end at CRLF, LF or CR; a quote counts as one only at the
 * beginning of a field. Blank lines are left out.
 * @throws FormatError `malformed` where a quote is never closed
 */
export function parseCsv(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let at = 0;
  const endRecord = (): void => {
    if (fields.length > 1 || fields[0] !== '') records.push(fields);
    fields = [];
  };
  while (at < text.length) {
    let field: string;
    [field, at] = text[at] === '"' ? quotedField(text, at, delimiter) : plainField(text, at, delimiter);
    fields.push(field);
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter at the very end has an empty field after it.
      if (at === text.length) fields.push('');
      else continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    endRecord();
  }
  return records;
}

function plainField(text: string, start: number, delimiter: string): [string, number] {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return [text.slice(start, at), at];
}

/** The field whose quote opens at `start`. What stands between its closing quote and the next delimiter belongs to it. */
function quotedField(text: string, start: number, delimiter: string): [string, number] {
  let field = '';
  for (let at = start + 1; ;) {
    const close = text.indexOf('"', at);
    if (close < 0) {
      const line = text.slice(0, start).split(/\r\n|\r|\n/).length;
      throw new FormatError('malformed', `The quote that opens in line ${line} is never closed.`);
    }
    field += text.slice(at, close);
    if (text[close + 1] === '"') {
      field += '"';
      at = close + 2;
      continue;
    }
    const [rest, end] = plainField(text, close + 1, delimiter);
    return [field + rest, end];
  }
}
