import { byAnnotator } from '../exchange/annotator-folders.ts';
import { commonFolder, stemOf, titleOf } from '../exchange/paths.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import type { Losses } from '../exchange/loss.ts';
import type { FormatFile } from '../exchange/model.ts';

/** A text of a collection with the annotations of one annotator, or of nobody who is named. */
export interface BratText {
  /** Relative, without ending, without the annotator's folder. */
  path: string;
  file: string;
  text: string;
  bom: boolean;
  sheets: BratSheet[];
}

export interface BratSheet {
  /** Name of the folder that is an annotator's; null where folders are not. */
  annotator: string | null;
  /** Content of the .ann file, or of .a1 and .a2 together. */
  content: string;
}

export interface BratCollection {
  texts: BratText[];
  annotationConf: string;
  visualConf: string;
}

const ANNOTATIONS = /\.(ann|a1|a2)$/i;

/** True for what belongs to a collection: texts with annotations beside them. By names alone. */
export function isCollection(paths: readonly string[]): boolean {
  const lower = paths.map((path) => path.toLowerCase());
  return lower.some((path) => ANNOTATIONS.test(path)) && lower.some((path) => path.endsWith('.txt'));
}

/**
 * Of the files of a folder, those that belong to a collection: sheets, configuration, and texts with a sheet of their name, if only in
 * another annotator's folder. Other texts are transcripts that lie there as well.
 */
export function ofCollection(files: readonly FormatFile[]): FormatFile[] {
  const nameOf = (path: string) => titleOf(path).toLowerCase();
  const sheets = new Set(files.filter(({ path }) => ANNOTATIONS.test(path)).map(({ path }) => nameOf(path)));
  return files.filter(({ path }) => !/\.txt$/i.test(path) || sheets.has(nameOf(path)));
}

/**
 * Puts the files of a collection together. Where its topmost folders hold the same texts under the same names, each folder is an
 * annotator's, as projects that have everything annotated twice keep them.
 */
export function readCollection(files: readonly FormatFile[], losses: Losses): BratCollection {
  const root = commonFolder(files.map(({ path }) => path));
  const relative = files.map((file) => ({ ...file, path: file.path.slice(root.length), file: file.path }));
  const config = (name: string) => {
    const found = relative
      .filter(({ path }) => path.toLowerCase() === name || path.toLowerCase().endsWith(`/${name}`))
      .toSorted((a, b) => a.path.length - b.path.length)[0];
    return found ? decodeFile(found).text : '';
  };
  const sheets = new Map<string, string>();
  for (const file of relative.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    if (ANNOTATIONS.test(file.path)) {
      const stem = stemOf(file.path);
      const before = sheets.get(stem) ?? '';
      const joined = before === '' || before.endsWith('\n') ? before : `${before}\n`;
      sheets.set(stem, joined + decodeFile(file).text);
    }
  const texts: (Omit<BratText, 'sheets'> & { content: string | undefined })[] = [];
  for (const file of relative) {
    if (!file.path.toLowerCase().endsWith('.txt')) continue;
    const path = stemOf(file.path);
    const { text, bom } = decodeFile(file);
    if (text.trim() === '') losses.add(BLANK, file.path);
    else texts.push({ path, file: file.file, text, bom, content: sheets.get(path) });
    sheets.delete(path);
  }
  for (const stem of sheets.keys()) losses.add(WITHOUT_TEXT, stem);
  return {
    texts: byAnnotator(texts).map(({ path, first: { content: _content, ...text }, sheets: own }) => ({
      ...text,
      path,
      sheets: own.flatMap(({ annotator, text: { content } }) =>
        content === undefined && annotator === null ? [] : [{ annotator, content: content ?? '' }],
      ),
    })),
    annotationConf: config('annotation.conf'),
    visualConf: config('visual.conf'),
  };
}

const BLANK = {
  code: 'blank-text',
  aspect: 'document',
  sentence: 'Files without any text.',
} as const;
const WITHOUT_TEXT = {
  code: 'annotations-without-text',
  aspect: 'document',
  sentence: 'Files of annotations without the .txt file that they belong to.',
} as const;
