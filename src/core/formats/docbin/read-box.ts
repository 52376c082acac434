import { FormatError } from '../exchange/format-error.ts';
import { inflate } from '../exchange/inflate.ts';
import { withinLimit } from '../exchange/limits.ts';
import type { FormatFile } from '../exchange/model.ts';
import { murmur64 } from './murmur.ts';
import { SYMBOLS } from './symbols.ts';
import { type Packed, unpack, UnpackError } from './unpack.ts';

/** Attributes of tokens by their numbers in spaCy (`spacy.attrs`). */
export const ATTRIBUTE = { orth: 65, entIob: 77, entType: 78, entKbId: 452 } as const;
/** Lemma, part of speech, tag, dependency, head: what is grammar. */
const GRAMMAR = new Set([73, 74, 75, 76, 79]);

/** One text with its tokens as the file has them. */
export interface BoxedDoc {
  words: string[];
  spaces: boolean[];
  unknownSpaces: boolean;
  /** Of each token: 3 begins an entity, 1 goes on in one, 2 and 0 are outside. Empty where the file has no entities. */
  iob: number[];
  labels: string[];
  links: string[];
  groups: SpanGroup[];
  /** What else there is of the text: its categories, data of the user, grammar of its tokens. */
  cats: string[];
  hasUserData: boolean;
  hasGrammar: boolean;
}

export interface SpanGroup {
  key: string;
  annotator: string;
  /** Tokens, half-open. */
  spans: { start: number; end: number; label: string; link: string }[];
}

/** Below this a high ratio does no harm. */
const SMALL = 1024 * 1024;
const EMPTY = 0n;

/** Unpacks a DocBin (`spacy/tokens/_serialize.py`: zlib, then MessagePack). @throws FormatError */
export function readBox({ path, bytes }: FormatFile): BoxedDoc[] {
  const where = `“${path}”`;
  try {
    return docsOf(unpack(inflated(bytes, where)), where);
  } catch (error) {
    if (error instanceof UnpackError || error instanceof RangeError) throw damaged(where);
    throw error;
  }
}

const damaged = (where: string) =>
  new FormatError(
    'malformed',
    `${where} is no DocBin of spaCy, or damaged. Save the docs again with DocBin.to_disk.`,
  );

function inflated(bytes: Uint8Array, where: string): Uint8Array {
  withinLimit('fileBytes', bytes.length, where);
  const check = (size: number): void => {
    withinLimit('unpackedBytes', size, where);
    if (size > SMALL) withinLimit('packingRatio', size / bytes.length, where);
  };
  return inflate(bytes, 'zlib', check, () => damaged(where));
}

function docsOf(message: Packed, where: string): BoxedDoc[] {
  if (!(message instanceof Map)) throw damaged(where);
  const [attrs, strings] = [listIn(message, 'attrs').map(Number), listIn(message, 'strings')];
  const [tokens, spaces, lengths] = ['tokens', 'spaces', 'lengths'].map((key) => message.get(key));
  if (
    !(tokens instanceof Uint8Array && spaces instanceof Uint8Array && lengths instanceof Uint8Array) ||
    !attrs.includes(ATTRIBUTE.orth)
  )
    throw damaged(where);
  const width = attrs.length * 8;
  const counts = new DataView(lengths.buffer, lengths.byteOffset, lengths.byteLength);
  const documents = lengths.length / 4;
  withinLimit('documents', documents, where);
  const names = namesOf(strings);
  const cells = new DataView(tokens.buffer, tokens.byteOffset, tokens.byteLength);
  const [cats, flags, groups, data] = ['cats', 'flags', 'span_groups', 'user_data'].map((key) =>
    listIn(message, key),
  ) as [Packed[], Packed[], Packed[], Packed[]];
  const docs: BoxedDoc[] = [];
  let next = 0;
  for (let d = 0; d < documents; d++) {
    const first = next;
    const count = counts.getInt32(d * 4, true);
    if (count < 0 || (first + count) * width > tokens.length || first + count > spaces.length)
      throw damaged(where);
    const column = (attribute: number): bigint[] => {
      const at = attrs.indexOf(attribute);
      if (at < 0) return [];
      return Array.from({ length: count }, (_, i) => cells.getBigUint64((first + i) * width + at * 8, true));
    };
    const named = (attribute: number) => column(attribute).map((id) => names.get(id) ?? '');
    const words = column(ATTRIBUTE.orth).map((id) => {
      const word = names.get(id);
      if (word === undefined) throw damaged(where);
      return word;
    });
    const flag = flags[d];
    docs.push({
      words,
      spaces: Array.from({ length: count }, (_, i) => spaces[first + i] !== 0),
      unknownSpaces: flag instanceof Map && flag.get('has_unknown_spaces') === true,
      iob: column(ATTRIBUTE.entIob).map(Number),
      labels: named(ATTRIBUTE.entType),
      links: named(ATTRIBUTE.entKbId),
      groups: groupsOf(groups[d], names, where),
      cats: keysOf(cats[d]),
      hasUserData: isFilled(data[d]),
      hasGrammar: attrs.some(
        (attribute) => GRAMMAR.has(attribute) && column(attribute).some((id) => id !== EMPTY),
      ),
    });
    next = first + count;
  }
  return docs;
}

const keysOf = (value: Packed | undefined): string[] =>
  value instanceof Map ? [...value.keys()].map(String) : [];

function listIn(message: ReadonlyMap<Packed, Packed>, key: string): Packed[] {
  const value = message.get(key);
  return Array.isArray(value) ? value : [];
}

/** Strings by what stands for them. */
function namesOf(strings: readonly Packed[]): Map<bigint, string> {
  const encoder = new TextEncoder();
  const names = new Map<bigint, string>([[EMPTY, '']]);
  for (const text of strings)
    if (typeof text === 'string' && text !== '')
      names.set(SYMBOLS.get(text) ?? murmur64(encoder.encode(text)), text);
  return names;
}

/** Data of the user: packed once more; an empty map is one byte. */
const isFilled = (data: Packed | undefined): boolean => data instanceof Uint8Array && data.length > 1;

/** Groups of spans: packed once more, by group with the keys that it has; in older files a list of groups. */
function groupsOf(
  packed: Packed | undefined,
  names: ReadonlyMap<bigint, string>,
  where: string,
): SpanGroup[] {
  if (!(packed instanceof Uint8Array) || packed.length === 0) return [];
  const stored = unpack(packed);
  if (Array.isArray(stored)) return stored.map((group) => groupOf(group, null, names, where));
  if (!(stored instanceof Map)) throw damaged(where);
  return [...stored].flatMap(([group, keys]) =>
    (Array.isArray(keys) ? keys : []).map((key) => groupOf(group, String(key), names, where)),
  );
}

function groupOf(
  packed: Packed,
  key: string | null,
  names: ReadonlyMap<bigint, string>,
  where: string,
): SpanGroup {
  const group = packed instanceof Uint8Array ? unpack(packed) : null;
  if (!(group instanceof Map)) throw damaged(where);
  const attrs = group.get('attrs');
  const annotator = attrs instanceof Map ? attrs.get('annotator') : undefined;
  return {
    key: key ?? String(group.get('name') ?? ''),
    annotator: typeof annotator === 'string' ? annotator : '',
    spans: listIn(group, 'spans').map((span) => spanOf(span, names, where)),
  };
}

/** `>QQQllll`: id, kb_id, label, start, end, and both in characters; before spaCy 3.2 without the id. */
function spanOf(
  packed: Packed,
  names: ReadonlyMap<bigint, string>,
  where: string,
): SpanGroup['spans'][number] {
  if (!(packed instanceof Uint8Array) || (packed.length !== 40 && packed.length !== 32)) throw damaged(where);
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const at = packed.length - 32;
  return {
    link: names.get(view.getBigUint64(at)) ?? '',
    label: names.get(view.getBigUint64(at + 8)) ?? '',
    start: view.getInt32(at + 16),
    end: view.getInt32(at + 20),
  };
}
