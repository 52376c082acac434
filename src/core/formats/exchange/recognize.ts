import { isObject, type JsonObject } from './json.ts';
import type { FormatFile } from './model.ts';

/** True where a file is JSON Lines whose first record passes. */
export function looksLikeLines(
  { path, bytes }: FormatFile,
  passes: (record: JsonObject) => boolean,
): boolean {
  if (!/\.(jsonl|json)$/i.test(path)) return false;
  const end = bytes.indexOf(0x0a);
  // Most records are short; a transcript in one line is read whole, once.
  const first = new TextDecoder().decode(bytes.subarray(0, end < 0 ? undefined : end)).replace(/^\ufeff/, '');
  if (!first.trimStart().startsWith('{')) return false;
  try {
    const record = JSON.parse(first) as unknown;
    return isObject(record) && passes(record);
  } catch {
    return false;
  }
}
