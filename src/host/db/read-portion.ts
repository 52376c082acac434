import type { Range } from '../../core/model/span.ts';
import { type PackedAnnotations, packIds } from '../../contract/packed.ts';
import type { Visibility } from '../visibility.ts';
import type { ReadableDb } from './open.ts';
import { Numbers } from './pack.ts';

interface Portion {
  /** The transcript's current edition. */
  edition: string;
  from: number;
  to: number;
  limit: number;
}

type StoredRow = [
  id: string,
  start: number,
  end: number,
  parts: string | null,
  tag: string,
  annotator: string,
  note: string,
  created: number,
  modified: number,
  lost: number,
];

/**
 * Reads the live annotations of an edition that start in `[from, to)` (UTF-16) and may be seen, by start, longer first, id:
 * about `limit` of them, since those that start at one place stay together.
 */
export function readPortion(db: ReadableDb, seen: Visibility, portion: Portion): PackedAnnotations {
  const { edition, from, to, limit } = portion;
  const rows = db
    .prepare(
      `SELECT a.id, s."start", s."end", s.parts, a.tag_id, a.annotator_id, a.note, a.created, a.modified, s.lost
       FROM spans s JOIN annotations a ON a.id = s.annotation_id AND a.deleted = 0
       WHERE s.edition_id = @edition AND s.deleted = 0 AND s."start" >= @from AND s."start" < @to
         AND ${seen.annotation()}
       ORDER BY s."start", s."end" DESC, a.id LIMIT @more`,
    )
    .raw()
    .all({ edition, from, to, more: limit + 1 }) as StoredRow[];
  const next = rows.length > limit ? cut(rows, limit) : null;
  // Where more than a portion starts at one place, all of it is taken at once.
  if (next === from) return readPortion(db, seen, { ...portion, limit: limit * 2 });
  const [tags, annotators] = [new Numbers(), new Numbers()];
  const packed: PackedAnnotations = {
    edition,
    ids: packIds(rows.map(([id]) => id)),
    starts: Uint32Array.from(rows, (row) => row[1]),
    ends: Uint32Array.from(rows, (row) => row[2]),
    parts: rows.flatMap(([, , , parts], i): PackedAnnotations['parts'] =>
      parts === null ? [] : [[i, JSON.parse(parts) as Range[]]],
    ),
    tag: Uint32Array.from(rows, (row) => tags.of(row[4])),
    tags: tags.all,
    annotator: Uint32Array.from(rows, (row) => annotators.of(row[5])),
    annotators: annotators.all,
    notes: rows.flatMap(({ 6: note }, i): PackedAnnotations['notes'] => (note === '' ? [] : [[i, note]])),
    lost: rows.flatMap(({ 9: lost }, i): PackedAnnotations['lost'] => (lost === 0 ? [] : [[i, lost]])),
    values: [],
    created: Float64Array.from(rows, (row) => row[7]),
    modified: Float64Array.from(rows, (row) => row[8]),
    next,
  };
  packed.values = valuesOf(db, rows, edition, to);
  return packed;
}

/** Takes the rows at the last place off, and tells where that is. */
function cut(rows: StoredRow[], limit: number): number {
  const place = rows[limit]![1];
  let end = limit;
  while (end > 0 && rows[end - 1]![1] === place) end--;
  rows.length = end;
  return place;
}

/** Values of the attributes that the annotations' tags have now, by the number of the annotation. */
function valuesOf(
  db: ReadableDb,
  rows: readonly StoredRow[],
  edition: string,
  to: number,
): PackedAnnotations['values'] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const stored = db
    .prepare(
      `SELECT s.annotation_id AS id, v.attribute_id AS attribute, v.value
       FROM spans s JOIN annotation_values v ON v.annotation_id = s.annotation_id AND v.deleted = 0
       JOIN annotations a ON a.id = s.annotation_id
       JOIN attributes d ON d.id = v.attribute_id AND d.tag_id = a.tag_id AND d.deleted = 0
       WHERE s.edition_id = @edition AND s.deleted = 0 AND s."start" >= @first AND s."start" <= @last AND s."start" < @to`,
    )
    .all({ edition, first: first[1], last: last[1], to }) as {
    id: string;
    attribute: string;
    value: string;
  }[];
  if (stored.length === 0) return [];
  const numbers = new Map(rows.map(([id], i) => [id, i]));
  const values = new Map<number, Record<string, string>>();
  for (const { id, attribute, value } of stored) {
    const number = numbers.get(id);
    if (number === undefined) continue;
    const known = values.get(number) ?? {};
    known[attribute] = value;
    values.set(number, known);
  }
  return [...values];
}
