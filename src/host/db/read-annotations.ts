import type Database from 'better-sqlite3';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Range, Span } from '../../core/model/span.ts';
import { compareByPlace } from '../../core/model/order.ts';

/** An annotation as the queries of this file give it. */
export interface StoredAnnotation {
  id: string;
  transcript: string;
  edition: string;
  start: number;
  end: number;
  parts: string | null;
  lost: number;
  tag: string;
  annotator: string;
  note: string;
  created: number;
  modified: number;
}

/** The live annotations with their spans in the current editions; those that corrections orphaned are not among them. */
export const LIVE_ANNOTATIONS = `
  FROM annotations a
  JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0
  JOIN spans s ON s.annotation_id = a.id
  WHERE a.deleted = 0`;
export const ANNOTATION_FIELDS = `a.id, a.transcript_id AS transcript, s.edition_id AS edition, s."start", s."end", s.parts, s.lost,
  a.tag_id AS tag, a.annotator_id AS annotator, a.note, a.created, a.modified`;

/** A stored span as ranges (UTF-16). */
export const spanOf = (row: { start: number; end: number; parts: string | null }): Span =>
  row.parts === null ? [[row.start, row.end]] : (JSON.parse(row.parts) as Range[]);

/** The columns that hold a span. */
export const spanColumns = (span: Span): { start: number; end: number; parts: string | null } => ({
  start: span[0]![0],
  end: span.at(-1)![1],
  parts: span.length === 1 ? null : JSON.stringify(span),
});

/** Reads annotations, as the contract gives them. */
export class AnnotationReader {
  readonly #ofTranscript: Database.Statement;
  readonly #valuesOfTranscript: Database.Statement;
  readonly #one: Database.Statement;
  readonly #valuesOfOne: Database.Statement;
  readonly #some: Database.Statement;
  readonly #valuesOfSome: Database.Statement;

  constructor(db: Database.Database) {
    this.#ofTranscript = db.prepare(
      `SELECT ${ANNOTATION_FIELDS} ${LIVE_ANNOTATIONS} AND a.transcript_id = ?`,
    );
    const values = (where: string) =>
      db.prepare(
        `SELECT v.annotation_id AS id, v.attribute_id AS attribute, v.value FROM annotation_values v
         JOIN annotations a ON a.id = v.annotation_id
         JOIN attributes d ON d.id = v.attribute_id AND d.tag_id = a.tag_id
         WHERE v.deleted = 0 AND d.deleted = 0 AND ${where}`,
      );
    this.#valuesOfTranscript = values('a.transcript_id = ?');
    this.#one = db.prepare(`SELECT ${ANNOTATION_FIELDS} ${LIVE_ANNOTATIONS} AND a.id = ?`);
    this.#valuesOfOne = values('a.id = ?');
    const among = 'a.id IN (SELECT value FROM json_each(?))';
    this.#some = db.prepare(`SELECT ${ANNOTATION_FIELDS} ${LIVE_ANNOTATIONS} AND ${among}`);
    this.#valuesOfSome = values(among);
  }

  /** Sorted by start, longer first, id. Values only of the attributes that the annotation's tag has now. */
  ofTranscript(transcript: string): Annotation[] {
    const values = byAnnotation(this.#valuesOfTranscript.iterate(transcript) as Iterable<StoredValue>);
    const rows = this.#ofTranscript.all(transcript) as StoredAnnotation[];
    return rows.map((row) => toAnnotation(row, values.get(row.id) ?? {})).sort(compareByPlace);
  }

  /** By id, without those that are deleted, or whose transcripts are. In two queries, however many they are. */
  some(ids: Iterable<string>): Map<string, Annotation> {
    const list = JSON.stringify([...ids]);
    const values = byAnnotation(this.#valuesOfSome.iterate(list) as Iterable<StoredValue>);
    const rows = this.#some.all(list) as StoredAnnotation[];
    return new Map(rows.map((row) => [row.id, toAnnotation(row, values.get(row.id) ?? {})]));
  }

  /** Undefined where it is deleted, or its transcript is. */
  one(id: string): Annotation | undefined {
    const row = this.#one.get(id) as StoredAnnotation | undefined;
    if (!row) return undefined;
    const values = (this.#valuesOfOne.all(id) as StoredValue[]).map((v) => [v.attribute, v.value]);
    return toAnnotation(row, Object.fromEntries(values) as Record<string, string>);
  }
}

function byAnnotation(rows: Iterable<StoredValue>): Map<string, Record<string, string>> {
  const values = new Map<string, Record<string, string>>();
  for (const row of rows) {
    const known = values.get(row.id) ?? {};
    known[row.attribute] = row.value;
    values.set(row.id, known);
  }
  return values;
}

interface StoredValue {
  id: string;
  attribute: string;
  value: string;
}

/** The annotation of a stored row, with the values of its tag's attributes. */
export function toAnnotation(row: StoredAnnotation, values: Record<string, string>): Annotation {
  const { start: _start, end: _end, parts: _parts, lost, ...rest } = row;
  return { ...rest, span: spanOf(row), ...(lost > 0 && { lost }), values };
}
