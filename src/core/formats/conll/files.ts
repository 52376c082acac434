import { stemOf } from '../exchange/paths.ts';
import type { FormatFile } from '../exchange/model.ts';
import { looksLikeConll } from './sheet.ts';

export const CONLL_ENDINGS = [
  '.conll',
  '.conll2003',
  '.conllu',
  '.iob',
  '.iob2',
  '.bio',
  '.bioes',
  '.train',
  '.testa',
  '.testb',
  '.dev',
  '.tsv',
  '.txt',
];

/** Endings of other things, too: only what is long enough to tell is taken. */
const OTHERS = /\.(train|testa|testb|dev|tsv|txt)$/i;

/** True for a sheet of tokens, by its ending and the first 20,000 bytes. */
export function isSheet({ path, bytes }: FormatFile): boolean {
  if (!CONLL_ENDINGS.some((ending) => path.toLowerCase().endsWith(ending))) return false;
  const head = new TextDecoder().decode(bytes.subarray(0, 20_000)).replace(/^\ufeff/, '');
  return looksLikeConll(head, OTHERS.test(path));
}

/** The sheets, each with the text that lies beside it under the same name. A text that looks like tokens is a text where its sheet is there. */
export function sheetsOf(files: readonly FormatFile[]): { sheet: FormatFile; text: FormatFile | null }[] {
  const texts = new Map(
    files.filter(({ path }) => /\.txt$/i.test(path)).map((file) => [stemOf(file.path), file]),
  );
  const sure = files.filter((file) => !/\.txt$/i.test(file.path) && isSheet(file));
  const stems = new Set(sure.map(({ path }) => stemOf(path)));
  const others = [...texts.values()].filter((file) => !stems.has(stemOf(file.path)) && isSheet(file));
  return [
    ...sure.map((sheet) => ({ sheet, text: texts.get(stemOf(sheet.path)) ?? null })),
    ...others.map((sheet) => ({ sheet, text: null })),
  ];
}
