import type { ExchangeFormat, FormatFile } from '../exchange/model.ts';
import { looksLikeLines } from '../exchange/recognize.ts';
import { parseProdigy } from './parse.ts';
import { serializeProdigy } from './serialize.ts';
import { PRODIGY_CARRIES, PRODIGY_TITLE } from './title.ts';

/** Prodigy's JSON Lines, and the training data of spaCy as tuples of a text and its `entities`. */
export const prodigy: ExchangeFormat = {
  name: 'prodigy',
  title: PRODIGY_TITLE,
  endings: ['.jsonl', '.json'],
  together: false,
  carries: PRODIGY_CARRIES,
  recognizes: ([file]) =>
    file !== undefined &&
    (looksLikeLines(file, (record) => typeof record['text'] === 'string' && isProdigy(record)) ||
      isTraining(file)),
  parse: parseProdigy,
  serialize: serializeProdigy,
};

const isProdigy = (record: { readonly [key: string]: unknown }): boolean =>
  (Array.isArray(record['spans']) &&
    record['spans'].every((span) => typeof span === 'object' && span !== null && 'start' in span)) ||
  '_task_hash' in record;

/** `[["text", {"entities": …}]]`, the same line by line, or under `annotations` beside `classes`. */
function isTraining({ path, bytes }: FormatFile): boolean {
  if (!/\.jsonl?$/i.test(path)) return false;
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 4_000))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (!/^(\[\s*(\[\s*)?"|\{\s*"(classes|annotations)")/.test(start)) return false;
  return /"entities"\s*:\s*\[/.test(new TextDecoder().decode(bytes));
}
