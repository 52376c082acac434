import { ATTRIBUTE_TYPES, type AttributeType, type Example } from '../../model/codebook.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { isObject, type JsonObject, listOf, readJson, textOf } from '../exchange/json.ts';
import { tagOf } from '../exchange/make.ts';
import type { ExchangeTag, FormatFile } from '../exchange/model.ts';
import { RESERVED, slug } from './columns.ts';
import type { ReadTable } from './read-tables.ts';

/** The codebook of a dataset, and what its columns of attributes and variables are called in words. */
export interface DatasetCodebook {
  tags: ExchangeTag[];
  /** The tag and the attribute that a column holds values of. */
  attributes: Map<string, { tag: string; attribute: string }>;
  /** By the column of a variable: its name. */
  variables: Map<string, string>;
}

const PACKAGE = 'passage-dataset';

/** True for the description of a dataset of Passage, by its name and first 1,000 bytes: other programs write data packages, too. */
export function isPackage({ path, bytes }: FormatFile): boolean {
  if (!/(^|\/)datapackage\.json$/i.test(path)) return false;
  return new TextDecoder().decode(bytes.subarray(0, 1_000)).includes(`"${PACKAGE}"`);
}

/** What a data package says; null where there is none. @throws FormatError */
export function describedBy(file: FormatFile | null): JsonObject | null {
  const json = file ? readJson(decodeFile(file).text, `“${file.path}”`) : null;
  return isObject(json) ? json : null;
}

/** From the data package (`given`), which says all; else from the table of tags, or from the annotations alone, and the names of columns. */
export function readCodebook(
  given: JsonObject,
  table: ReadTable | null,
  { columns, rows }: ReadTable,
): DatasetCodebook {
  const attributes: DatasetCodebook['attributes'] = new Map();
  const own = listOf(given['codebook'])
    .filter(isObject)
    .map((tag) => packageTag(tag, attributes));
  const tags = sorted(own.length > 0 ? own : (table?.rows.map(tableTag) ?? rows.map(namedTag)));
  if (own.length === 0) guessAttributes(tags, columns, attributes);
  return { tags, attributes, variables: variablesOf(given, columns) };
}

function packageTag(tag: JsonObject, columns: DatasetCodebook['attributes']): ExchangeTag {
  const id = textOf(tag['id']);
  const attributes = listOf(tag['attributes'])
    .filter(isObject)
    .map((attribute) => {
      const name = textOf(attribute['name']);
      columns.set(textOf(attribute['column']), { tag: id, attribute: name });
      const type =
        ATTRIBUTE_TYPES.find((one) => one === attribute['type']) ?? ('text' satisfies AttributeType);
      return { name, type, choices: listOf(attribute['choices']).filter((one) => typeof one === 'string') };
    });
  return tagOf({
    id,
    name: textOf(tag['name']) || 'Unnamed',
    colour: colourOf(textOf(tag['colour'])),
    definition: textOf(tag['definition']),
    guidelines: textOf(tag['guidelines']),
    examples: examplesOf(tag['examples']),
    note: textOf(tag['note']),
    key: [...textOf(tag['key'])][0] ?? '',
    parent: textOf(tag['parent']) || null,
    attributes,
  });
}

const tableTag = (row: ReadTable['rows'][number]): ExchangeTag =>
  tagOf({
    id: row('tag_id'),
    name: row('tag') || 'Unnamed',
    colour: colourOf(row('colour')),
    definition: row('definition'),
    guidelines: row('guidelines'),
    examples: examplesOf(parsed(row('examples'))),
    note: row('note'),
    key: [...row('key')][0] ?? '',
    parent: row('parent_id') || null,
  });

/** Of an annotation, which says no more of its tag than this. */
const namedTag = (row: ReadTable['rows'][number]): ExchangeTag =>
  tagOf({ id: row('tag_id') || row('tag') || 'Unnamed', name: row('tag') || 'Unnamed' });

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return [];
  }
}

const examplesOf = (value: unknown): Example[] =>
  listOf(value)
    .filter(isObject)
    .map((one) => ({ quote: textOf(one['quote']), source: textOf(one['source']) }));

const colourOf = (colour: string): string | null =>
  /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : null;

/** Each id once, parents before what is under them; a parent that is not there, or is below itself, is none. */
function sorted(tags: readonly ExchangeTag[]): ExchangeTag[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const done = new Map<string, ExchangeTag>();
  const place = (tag: ExchangeTag, above: ReadonlySet<string>): void => {
    if (done.has(tag.id)) return;
    const parent = tag.parent === null ? undefined : byId.get(tag.parent);
    if (parent && !above.has(parent.id)) place(parent, new Set([...above, tag.id]));
    done.set(tag.id, { ...tag, parent: parent && done.has(parent.id) ? parent.id : null });
  };
  for (const tag of byId.values()) place(tag, new Set([tag.id]));
  return [...done.values()];
}

/** The columns that stand where those of attributes do, none of them a column that every table has. */
export function attributeColumns(columns: readonly string[]): string[] {
  const from = columns.indexOf('annotator');
  const to = columns.indexOf('note');
  return columns.slice(from + 1, to < 0 ? undefined : to).filter((name) => !RESERVED.includes(name));
}

/** Without a data package a column is called after its tag and its attribute, in small letters. */
function guessAttributes(
  tags: readonly ExchangeTag[],
  columns: readonly string[],
  attributes: DatasetCodebook['attributes'],
): void {
  for (const column of attributeColumns(columns)) {
    const tag = tags
      .filter(({ name }) => column.startsWith(`${slug(name)}_`))
      .toSorted((a, b) => b.name.length - a.name.length)[0];
    if (tag) attributes.set(column, { tag: tag.id, attribute: column.slice(slug(tag.name).length + 1) });
  }
}

function variablesOf(described: JsonObject, columns: readonly string[]): Map<string, string> {
  const titles = new Map(
    listOf(described['resources'])
      .filter(isObject)
      .flatMap((resource) => {
        const schema = isObject(resource['schema']) ? resource['schema'] : {};
        return listOf(schema['fields'])
          .filter(isObject)
          .map((field) => [textOf(field['name']), textOf(field['title'])] as const);
      }),
  );
  const own = columns.filter((column) => column.startsWith('variable_'));
  return new Map(own.map((column) => [column, titles.get(column) || column.slice('variable_'.length)]));
}
