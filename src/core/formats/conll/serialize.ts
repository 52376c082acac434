import type { Range } from '../../model/span.ts';
import { annotatorFolders } from '../exchange/annotator-folders.ts';
import { COMMON } from '../exchange/common-losses.ts';
import { FileNames } from '../exchange/file-names.ts';
import { Losses } from '../exchange/loss.ts';
import type {
  Exchange,
  ExchangeAnnotation,
  ExchangeDocument,
  FormatFile,
  Serialized,
} from '../exchange/model.ts';
import { reportUncarried } from '../exchange/uncarried.ts';
import { trimSpan } from '../../text/white-space.ts';
import { tokensOf } from '../tokens/tokens.ts';
import { TagNames } from './tag-names.ts';
import { CONLL_CARRIES, CONLL_LOSS, CONLL_TITLE } from './title.ts';

interface Placed {
  range: Range;
  tag: string;
}

/**
 * Writes IOB2: a token a line, its tags after it, blank lines between the lines of the text, and the text beside it. What overlaps
 * goes into a further column. Where there are several annotators, each has a folder with all texts.
 */
export function serializeConll(exchange: Exchange): Serialized {
  const losses = new Losses();
  reportUncarried(exchange, CONLL_CARRIES, CONLL_TITLE, losses);
  const names = new TagNames(exchange.tags);
  const groups = annotatorFolders(exchange, losses);
  const fileNames = new FileNames(exchange.documents.map(({ name }) => name));
  const files: FormatFile[] = [];
  const add = (path: string, content: string) =>
    files.push({ path, bytes: new TextEncoder().encode(content) });
  for (const document of exchange.documents) {
    const stem = fileNames.unique(document.name);
    if (stem !== document.name) losses.add(COMMON.fileRenamed, document.name);
    const all = document.annotations.filter(({ suggested }) => !suggested);
    for (const { folder, annotator } of groups) {
      const path = folder === '' ? stem : `${folder}/${stem}`;
      const own = folder === '' ? all : all.filter((one) => one.annotator === annotator);
      const placed = own.flatMap((annotation) =>
        placesOf(document, annotation, losses).map((range) => ({ range, tag: names.of(annotation.tag) })),
      );
      add(`${path}.conll`, sheetOf(document, placed));
      add(`${path}.txt`, document.text);
    }
  }
  for (const { id, name } of exchange.tags)
    if (!names.isUsed(id)) losses.add(COMMON.unusedTag, name);
    else if (names.of(id) !== name) losses.add(CONLL_LOSS.renamed, name);
  return { files, losses: losses.list() };
}

/** The ranges of an annotation without blanks at their ends. */
function placesOf(
  { name, text }: ExchangeDocument,
  { id, span }: ExchangeAnnotation,
  losses: Losses,
): Range[] {
  const ranges = trimSpan(text, span);
  const label = `${name}: ${id}`;
  if (ranges.length === 0) losses.add(COMMON.onlyBlanks, label);
  else if (ranges.length > 1) losses.add(COMMON.discontinuous, label);
  else if (JSON.stringify(ranges) !== JSON.stringify(span)) losses.add(COMMON.blanksTrimmed, label);
  return ranges;
}

function sheetOf({ text, metadata }: ExchangeDocument, placed: readonly Placed[]): string {
  const sentences = tokensOf(
    text,
    metadata.language,
    placed.map(({ range }) => range),
  );
  const tokens = sentences.flat();
  const marks = columnsOf(placed).map((column) => marksOf(tokens, column));
  let number = 0;
  const written = sentences.map((sentence) => {
    const lines = sentence.map(([start, end], i) =>
      [text.slice(start, end), ...marks.map((column) => column[number + i]!)].join('\t'),
    );
    number += sentence.length;
    return lines.join('\n');
  });
  return `${written.join('\n\n')}\n`;
}

/** As few columns as have no overlaps within them; one at least. */
function columnsOf(placed: readonly Placed[]): Placed[][] {
  const columns: Placed[][] = [[]];
  for (const one of placed.toSorted((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1])) {
    const free = columns.find((column) => (column.at(-1)?.range[1] ?? 0) <= one.range[0]);
    if (free) free.push(one);
    else columns.push([one]);
  }
  return columns;
}

function marksOf(tokens: readonly Range[], column: readonly Placed[]): string[] {
  let at = 0;
  return tokens.map(([start]) => {
    while (at < column.length && column[at]!.range[1] <= start) at++;
    const here = column[at];
    if (!here || here.range[0] > start) return 'O';
    return `${here.range[0] === start ? 'B' : 'I'}-${here.tag}`;
  });
}
