import type { Range } from '../../model/span.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import {
  isObject,
  type JsonObject,
  listOf,
  numbered,
  readJson,
  readJsonLines,
  readRecords,
  textOf,
} from '../exchange/json.ts';
import { setValue } from '../exchange/make.ts';
import type { FormatFile } from '../exchange/model.ts';

/** One line of Prodigy, or one example of spaCy. */
export interface Example {
  text: string;
  /** Plain keys. */
  meta: JsonObject;
  annotator: string;
  /** `accept`, `reject` or `ignore`. */
  answer: string;
  created: number | null;
  spans: ExampleSpan[];
  links: { from: string; to: string; type: string }[];
  /** As the file says: with its own offsets, to tell what they count. */
  tokens: { range: Range; text: string }[];
  unread: unknown[];
}

export interface ExampleSpan {
  range: Range;
  tag: string;
  quote: string | null;
  values: Record<string, string>;
  note: string;
  created: number | null;
}

/** A place and a label: by these, a relation says what it links. */
export const placeKey = ([start, end]: Range, tag: string): string => JSON.stringify([start, end, tag]);

/** The examples of a file, JSON or JSON Lines, each with its line (from 1); null where a line holds none. Throws `FormatError`. */
export function examplesOf(file: FormatFile): { line: number; example: Example | null }[] {
  const { text } = decodeFile(file);
  return recordsOf(text, `“${file.path}”`).map(({ line, value }) => ({
    line,
    example: Array.isArray(value) ? tuple(value) : isObject(value) ? record(value) : null,
  }));
}

function recordsOf(text: string, where: string): { line: number; value: unknown }[] {
  const start = text.trimStart();
  // One array of examples; a line of its own may begin with a bracket, too.
  if (/^\[\s*[[{]/.test(start)) return readRecords(text, where);
  if (/^\{\s*"(classes|annotations)"/.test(start)) {
    const whole = readJson(text, where);
    return numbered(listOf(isObject(whole) ? whole['annotations'] : []).filter((one) => one !== null));
  }
  return [...readJsonLines(text, where)];
}

/** spaCy: `[text, {"entities": [[start, end, "TAG"]]}]`; `spans` of spaCy 3 by key. */
function tuple([text, more]: readonly unknown[]): Example | null {
  if (typeof text !== 'string') return null;
  const given = isObject(more) ? more : {};
  const spans = isObject(given['spans'])
    ? Object.values(given['spans']).flatMap(listOf)
    : listOf(given['spans']);
  return withSpans([...listOf(given['entities']), ...spans], text, {});
}

function record(value: JsonObject): Example | null {
  const text = textOf(value['text']);
  const example = withSpans([...listOf(value['spans']), ...listOf(value['entities'])], text, value);
  for (const key of ['label', 'accept', 'cats'])
    if (value[key] !== undefined) example.unread.push({ [key]: value[key] });
  return example;
}

function withSpans(spans: readonly unknown[], text: string, line: JsonObject): Example {
  const unread: unknown[] = [];
  return {
    text,
    meta: isObject(line['meta']) ? line['meta'] : {},
    annotator: textOf(line['_annotator_id']) || textOf(line['_session_id']),
    answer: textOf(line['answer']) || 'accept',
    created: typeof line['_timestamp'] === 'number' ? timeOf(line['_timestamp'] * 1000) : null,
    spans: spans.flatMap((span) => {
      const read = spanOf(span, unread);
      if (!read) unread.push(span);
      return read ?? [];
    }),
    links: listOf(line['relations']).filter(isObject).map(linkOf),
    tokens: listOf(line['tokens']).flatMap((token) => {
      const range = isObject(token) ? rangeOf(token) : null;
      return range && isObject(token) && typeof token['text'] === 'string'
        ? [{ range, text: token['text'] }]
        : [];
    }),
    unread,
  };
}

/** `unread` takes values of attributes that are neither text, number nor truth. */
function spanOf(span: unknown, unread: unknown[]): ExampleSpan | null {
  if (Array.isArray(span)) {
    const [start, end, tag] = span as unknown[];
    if (typeof start !== 'number' || typeof end !== 'number' || typeof tag !== 'string') return null;
    return { range: [start, end], tag: tag || 'Unnamed', quote: null, values: {}, note: '', created: null };
  }
  if (!isObject(span)) return null;
  const range = rangeOf(span);
  if (!range) return null;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(isObject(span['attributes']) ? span['attributes'] : {}))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      setValue(values, name, String(value));
    else if (value !== null) unread.push({ [name]: value });
  return {
    range,
    tag: textOf(span['label']) || 'Unnamed',
    quote: typeof span['text'] === 'string' ? span['text'] : null,
    values,
    note: textOf(span['note']),
    created: typeof span['created'] === 'number' ? timeOf(span['created']) : null,
  };
}

/** A time that a project can hold. */
const timeOf = (time: number): number | null =>
  Number.isFinite(time) && Math.abs(time) < 8.64e15 ? Math.round(time) : null;

function linkOf(link: JsonObject): Example['links'][number] {
  const end = (key: string) => {
    const span = link[key];
    const range = isObject(span) ? rangeOf(span) : null;
    return range && isObject(span) ? placeKey(range, textOf(span['label']) || 'Unnamed') : '';
  };
  return { from: end('head_span'), to: end('child_span'), type: textOf(link['label']) || 'related' };
}

function rangeOf(value: JsonObject): Range | null {
  const { start, end } = value as { start?: unknown; end?: unknown };
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : null;
}
