import { DELIMITERS, parseCsv } from '../csv/parse.ts';
import { FormatError } from '../exchange/format-error.ts';
import type { CodebookAttribute, CodebookTag, ParsedCodebook } from '../codebook/model.ts';
import { FieldReader } from '../codebook/fields.ts';
import { type ColumnName, columnNamed } from './columns.ts';
import { place, type RowTag } from './place.ts';

/** What only the first row of a tag says. */
const OWN: readonly ColumnName[] = ['colour', 'key', 'definition', 'guidelines', 'note'];

/** A row's cell; undefined where the file has no such column. */
type Cells = (column: ColumnName) => string | undefined;

/**
 * Reads a codebook from CSV: our own, or a table with a column of names and what else it has of ours. Fields are parted by a
 * comma, a semicolon, a tab or a bar.
 * @throws FormatError where it is no table with a column of tags
 */
export function parseCodebookCsv(text: string): ParsedCodebook {
  const { headings, rows } = tableOf(text);
  const fields = new FieldReader();
  const columns = new Map<ColumnName, number>();
  const unknown: string[] = [];
  for (const [i, heading] of headings.entries()) {
    const column = columnNamed(heading);
    if (column === undefined) {
      if (heading.trim() !== '') unknown.push(`“${heading.trim()}”`);
    } else if (!columns.has(column)) columns.set(column, i);
  }
  if (unknown.length > 0)
    fields.findings.push(`Columns that Passage does not know are left out: ${unknown.join(', ')}.`);
  const tags: RowTag[] = [];
  rows.forEach((row, i) => {
    const cells: Cells = (column) => {
      const at = columns.get(column);
      return at === undefined ? undefined : (row[at] ?? '');
    };
    const last = tags.at(-1);
    if (last && continues(cells, last)) {
      addParts(fields, last.tag, cells);
      const lost = OWN.filter((column) => (cells('tag') ?? '') === '' && (cells(column) ?? '').trim() !== '');
      if (lost.length > 0)
        fields.findings.push(
          `Row ${i + 2} goes on with “${last.tag.name}”, whose first row counts: ${lost.join(', ')} left out.`,
        );
    } else readTag(fields, tags, cells, i + 2);
  });
  return {
    codebook: { tags: place(tags, fields.findings), relationTypes: [] },
    placed: columns.has('parent') || columns.has('parent_id'),
    findings: fields.findings,
  };
}

/** The delimiter that finds most of our columns in the first line. */
function tableOf(text: string): { headings: string[]; rows: string[][] } {
  const found = DELIMITERS.map((delimiter) => {
    const [headings = []] = parseCsv(firstLine(text), delimiter);
    return { delimiter, known: headings.filter((heading) => columnNamed(heading) !== undefined) };
  }).reduce((best, one) => (one.known.length > best.known.length ? one : best));
  if (!found.known.some((heading) => columnNamed(heading) === 'tag'))
    throw new FormatError(
      'malformed',
      'This table has no column “tag”. Name the column of the tags’ names “tag”, in the first line.',
    );
  const [headings = [], ...rows] = parseCsv(text, found.delimiter);
  return { headings, rows };
}

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text.replace(/^[\r\n]+/, ''))![0];

/** A row without a name of its own goes on with the tag above; so does one that repeats it for a further attribute. */
function continues(cells: Cells, last: RowTag): boolean {
  const name = cells('tag') ?? '';
  if (name.trim() === '') return true;
  const more = (cells('attribute') ?? '') !== '' || (cells('example') ?? '') !== '';
  return (
    more &&
    name === last.tag.name &&
    (cells('parent') ?? '') === last.parent &&
    (cells('tag_id') ?? '') === last.id
  );
}

function readTag(fields: FieldReader, tags: RowTag[], cells: Cells, row: number): void {
  const name = fields.name(cells('tag') ?? '', `Row ${row}`);
  if (name === null) {
    // Only before the first tag: other rows without a name go on with the one above.
    fields.findings.push(`Row ${row} has no tag’s name and is left out.`);
    return;
  }
  const prose = (column: ColumnName) => {
    const cell = cells(column);
    return cell === undefined ? undefined : fields.prose(cell, `“${name}”`);
  };
  const id = fields.id(cells('tag_id') ?? '');
  const key = cells('key');
  const colour = fields.colour(cells('colour') ?? '', name);
  const tag: CodebookTag = {
    ...(id !== undefined && { id }),
    name,
    ...(colour !== undefined && { colour }),
    ...(key !== undefined && { key: fields.key(key, name) }),
    ...said('definition', prose('definition')),
    ...said('guidelines', prose('guidelines')),
    ...said('examples', cells('example') === undefined ? undefined : []),
    ...said('note', prose('note')),
    attributes: [],
    tags: [],
  };
  addParts(fields, tag, cells);
  tags.push({
    tag,
    parent: cells('parent') ?? '',
    parentId: fields.id(cells('parent_id') ?? ''),
    id: cells('tag_id') ?? '',
    row,
  });
}

/** The attribute and the example of a row. */
function addParts(fields: FieldReader, tag: CodebookTag, cells: Cells): void {
  const attribute = attributeOf(fields, tag, cells);
  if (attribute) tag.attributes.push(attribute);
  const [quote, source] = [cells('example') ?? '', cells('example_source') ?? ''];
  if (quote.trim() !== '')
    tag.examples!.push({
      quote: fields.prose(quote, `“${tag.name}”`),
      source: fields.line(source, `“${tag.name}”`),
    });
}

function attributeOf(fields: FieldReader, tag: CodebookTag, cells: Cells): CodebookAttribute | null {
  const name = fields.name(cells('attribute') ?? '', `“${tag.name}”`);
  if (name === null) return null;
  if (tag.attributes.some((known) => known.name === name)) {
    fields.findings.push(`“${tag.name}” has the attribute “${name}” twice; the second is left out.`);
    return null;
  }
  const id = fields.id(cells('attribute_id') ?? '');
  const type = fields.type(cells('attribute_type') ?? '', name, tag.name);
  const choices = (cells('attribute_choices') ?? '')
    .split(/\r\n|\r|\n/)
    .flatMap((choice) => fields.name(choice, `“${name}” of “${tag.name}”`) ?? []);
  return { ...(id !== undefined && { id }), name, type, choices: [...new Set(choices)] };
}

/** A field, where the file speaks of it. */
const said = <K extends string, V>(name: K, value: V | undefined) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<K, V>>;
