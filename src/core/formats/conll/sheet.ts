import { linesOf } from '../exchange/json.ts';

/** The tokens of one document, sentence by sentence, each with its tags, one a column. */
export interface Sheet {
  sentences: { token: string; tags: string[] }[][];
  /** How many columns hold tags. */
  columns: number;
  /** Lines that have not the columns of the others. */
  unread: string[];
}

const TAG = /^(?:O|_|[BIESLUM]-.+)$/su;
const MARKED = /^[BIESLUM]-.+$/su;
const DOCUMENT = '-DOCSTART-';

/** The fields of a line: parted by tabs where there is one, else by blanks. */
export const fieldsOf = (line: string): string[] =>
  line.includes('\t') ? line.split('\t') : line.trim().split(/ +/);

/** A remark of CoNLL-U; a token "#" has columns after it. */
const isRemark = (line: string): boolean =>
  line.startsWith('# ') && !line.includes('\t') && !TAG.test(fieldsOf(line).at(-1)!);

/**
 * True where the first lines are tokens with IOB tags in the last column. `strict` (files that may be anything): several lines, all
 * with as many columns, and one tag that marks something.
 */
export function looksLikeConll(head: string, strict: boolean): boolean {
  const lines = head.split(/\r\n|\r|\n/);
  const rows = lines
    // The last line may be cut off.
    .slice(0, Math.max(1, lines.length - 1))
    .filter((line) => line.trim() !== '' && !isRemark(line) && !line.startsWith(DOCUMENT))
    .map(fieldsOf);
  const width = commonWidth(rows);
  const even = rows.filter((row) => row.length === width && row[0] !== '' && TAG.test(row.at(-1)!));
  const isMarked = even.some((row) => row.some((field, i) => i > 0 && MARKED.test(field)));
  if (width < 2) return false;
  if (strict)
    return even.length === rows.length && rows.length >= 5 && (isMarked || head.startsWith(DOCUMENT));
  return even.length * 3 >= rows.length * 2 && (isMarked || even.some((row) => row.at(-1) === 'O'));
}

/** The documents of a file: one, or one for each `-DOCSTART-`. */
export function readSheets(text: string, where: string): Sheet[] {
  const documents: string[][][][] = [[[]]];
  for (const [, line] of linesOf(text, where)) {
    const sentences = documents.at(-1)!;
    if (line.trim() === '') sentences.push([]);
    else if (line.startsWith(DOCUMENT)) documents.push([[]]);
    else if (!isRemark(line)) sentences.at(-1)!.push(fieldsOf(line));
  }
  return documents
    .map((sentences) => sentences.filter((rows) => rows.length > 0))
    .filter((sentences) => sentences.length > 0)
    .map(sheetOf);
}

function sheetOf(sentences: readonly string[][][]): Sheet {
  const rows = sentences.flat();
  const width = commonWidth(rows);
  const even = rows.filter((row) => row.length === width);
  // Numbers before the tokens; a text may be all numbers itself, with tags beside them.
  const numbered = width > 2 && even.every((row) => /^\d+$/.test(row[0]!) && !TAG.test(row[1]!));
  const tokenAt = numbered ? 1 : 0;
  const all = Array.from({ length: width }, (_, c) => c).filter(
    (c) => c > tokenAt && even.every((row) => TAG.test(row[c]!)),
  );
  // CoNLL-2003: token, part of speech, chunk, entity. Chunks are grammar.
  const columns = width === 4 && !numbered && all.length === 2 && all[0] === 2 ? [3] : all;
  const unread = rows.filter((row) => row.length !== width).map((row) => row.join(' '));
  return {
    sentences: sentences.map((sentence) =>
      sentence
        .map((row) => ({
          token: (row.length === width ? row[tokenAt]! : row[0]!).trim(),
          tags: columns.map((c) => (row.length === width ? row[c]! : 'O')),
        }))
        .filter(({ token }) => token !== ''),
    ),
    columns: columns.length,
    unread,
  };
}

function commonWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
