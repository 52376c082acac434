import type { Range } from '../../model/span.ts';
import { byAnnotator } from '../exchange/annotator-folders.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import { annotationOf, documentOf, Mentions } from '../exchange/make.ts';
import type { FormatFile, ParseContext, Parsed } from '../exchange/model.ts';
import { commonFolder, fileOf, stemOf } from '../exchange/paths.ts';
import { chunksOf } from './chunks.ts';
import { sheetsOf } from './files.ts';
import { makeText, placeTokens } from './place-tokens.ts';
import { readSheets, type Sheet } from './sheet.ts';
import { CONLL_LOSS } from './title.ts';

/** A document of a file with the text that its tokens stand in. */
interface Placed {
  path: string;
  file: string;
  text: string;
  sha256: string;
  places: Range[];
  sheet: Sheet;
}

/**
 * Reads sheets and the texts beside them, or the project's of that name; a text that has other tokens is not theirs. Topmost folders
 * that hold the same texts are annotators. @throws FormatError
 */
export function parseConll(files: readonly FormatFile[], context: ParseContext): Parsed {
  const losses = new Losses();
  const sheets = sheetsOf(files);
  const root = commonFolder(sheets.map(({ sheet }) => sheet.path));
  const placed = sheets.flatMap(({ sheet, text }) => readFile(sheet, text, root, context, losses));
  if (placed.length === 0)
    throw new FormatError(
      'malformed',
      'There are no tokens with IOB tags (B-Tag, I-Tag, O) in these files. Export them with IOB tags, or import their text.',
    );
  withinLimit('documents', placed.length, 'The collection');
  const mentions = new Mentions();
  let total = 0;
  const documents = byAnnotator(placed).map(({ path, first, sheets: own }, d) => {
    const document = documentOf({
      id: String(d),
      name: path,
      text: first.text,
      sha256: first.sha256,
      file: first.file,
    });
    for (const { annotator, text } of own)
      for (const { first: from, last: to, tag } of chunksOf(text.sheet)) {
        withinLimit('annotations', ++total, 'The collection');
        document.annotations.push(
          annotationOf({
            id: `${d}/${document.annotations.length}`,
            span: [[text.places[from]![0], text.places[to]![1]]],
            tag: mentions.tag(tag),
            annotator: mentions.annotator(annotator ?? ''),
          }),
        );
      }
    return document;
  });
  return { exchange: { documents, ...mentions.list(), extras: [] }, losses: losses.list(), fits: [] };
}

function readFile(
  file: FormatFile,
  beside: FormatFile | null,
  root: string,
  context: ParseContext,
  losses: Losses,
): Placed[] {
  const sheets = readSheets(decodeFile(file).text, `“${file.path}”`);
  const stem = stemOf(file.path).slice(root.length);
  return sheets.map((sheet, n) => {
    const path = sheets.length === 1 ? stem : `${stem} ${n + 1}`;
    for (const line of sheet.unread) losses.add(CONLL_LOSS.unread, `${path}: ${line}`);
    const found =
      fitting(
        sheet,
        beside && sheets.length === 1
          ? { text: decodeFile(beside).text, sha256: '', file: beside.path }
          : null,
      ) ?? fitting(sheet, known(fileOf(path), context));
    if (found) return { path, sheet, ...found };
    losses.add(CONLL_LOSS.textMade, path);
    return { path, sheet, file: '', sha256: '', ...makeText(sheet) };
  });
}

type Text = Pick<Placed, 'text' | 'sha256' | 'file'>;

function known(name: string, context: ParseContext): Text | null {
  const found = context.findText({ sha256: '', name });
  return found && { text: found.text, sha256: found.sha256, file: '' };
}

function fitting(sheet: Sheet, text: Text | null): (Text & { places: Range[] }) | null {
  const places = text && placeTokens(sheet, text.text);
  return text && places ? { ...text, places } : null;
}
