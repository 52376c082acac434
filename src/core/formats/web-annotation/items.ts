import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { isObject, type JsonObject, listOf, readJson, readJsonLines } from '../exchange/json.ts';
import type { FormatFile } from '../exchange/model.ts';

/** The annotations of a file, in whatever they are wrapped: one, an array, a page, a collection, lines, Hypothesis' rows. */
export function itemsOf(file: FormatFile): JsonObject[] {
  const { text } = decodeFile(file);
  const where = `“${file.path}”`;
  if (/\.jsonl$/i.test(file.path))
    return [...readJsonLines(text, where)].flatMap(({ value }) => unwrap(value));
  const items = unwrap(readJson(text, where));
  if (items.length === 0 && !isEmptyPage(readJson(text, where)))
    throw new FormatError(
      'malformed',
      `${where} holds no annotation of the W3C’s model. Export it again as Web Annotation.`,
    );
  return items;
}

function unwrap(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(unwrap);
  if (!isObject(value)) return [];
  if (isAnnotation(value)) return [value];
  for (const key of ['items', 'first', 'rows', 'resources', 'annotations', '@graph'])
    if (typeof value[key] === 'object' && value[key] !== null) return listOf(value[key]).flatMap(unwrap);
  return [];
}

const isEmptyPage = (value: unknown): boolean =>
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && typesOf(value).some((type) => type.startsWith('Annotation')));

/** By the type that the model wants; Hypothesis gives none, but a target. */
export const isAnnotation = (value: JsonObject): boolean =>
  typesOf(value).includes('Annotation') || (value['target'] !== undefined && value['type'] === undefined);

/** All types of a thing, under `type` or `@type`, without the prefix `oa:`. */
export const typesOf = (value: JsonObject): string[] =>
  [...listOf(value['type']), ...listOf(value['@type'])].map((type) => String(type).replace(/^oa:/, ''));

/** What a thing is called: its id, or itself where it is but a reference. */
export const idOf = (value: unknown): string =>
  typeof value === 'string' ? value : isObject(value) ? String(value['id'] ?? value['@id'] ?? '') : '';
