import type { Relation } from '../../core/model/relation.ts';
import { compareByPlace } from '../../core/model/order.ts';
import type { CountedRelationType, LinkedRelation, QuotedAnnotation } from '../../contract/codebook-types.ts';
import type { ReadableDb } from '../db/open.ts';
import { readQuoted } from '../db/quoted.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';

/** SQL: the relations whose ends both are there, with their ends as `f` and `t`, as far as they may be seen. */
export const SHOWN_RELATIONS = (seen: Visibility) => `
  FROM live_relations r JOIN annotations f ON f.id = r.from_id JOIN annotations t ON t.id = r.to_id
  WHERE ${seen.relation()}`;
export const RELATION_FIELDS = `r.id, r.type_id AS type, r.from_id AS "from", r.to_id AS "to", r.annotator_id AS annotator, r.note,
  r.created, r.modified`;

/** Relations with their ends, by the place of the first end, then of the second. `annotation`: of this one only, either way. */
export function relationsOf(project: Project, seen: Visibility, annotation?: string): LinkedRelation[] {
  const { db } = project;
  const where = annotation === undefined ? '' : 'AND (r.from_id = @annotation OR r.to_id = @annotation)';
  const rows = db
    .prepare(`SELECT ${RELATION_FIELDS} ${SHOWN_RELATIONS(seen)} ${where}`)
    .all(annotation === undefined ? {} : { annotation }) as Relation[];
  const ends = readQuoted(
    db,
    (edition) => project.textOf(edition),
    rows.flatMap(({ from, to }) => [from, to]),
  );
  const order = new Map(
    (db.prepare('SELECT id FROM transcripts ORDER BY position, id').pluck().all() as string[]).map(
      (id, i) => [id, i],
    ),
  );
  const compare = (a: QuotedAnnotation, b: QuotedAnnotation) =>
    order.get(a.transcript)! - order.get(b.transcript)! ||
    (a.span && b.span
      ? compareByPlace({ ...a, span: a.span }, { ...b, span: b.span })
      : Number(!a.span) - Number(!b.span));
  return rows
    .map((row) => ({ ...row, fromEnd: ends.get(row.from)!, toEnd: ends.get(row.to)! }))
    .sort(
      (a, b) =>
        compare(a.fromEnd, b.fromEnd) ||
        compare(a.toEnd, b.toEnd) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
}

/** The types in their order, each with the number of its relations that may be seen. */
export function relationTypesOf(db: ReadableDb, seen: Visibility): CountedRelationType[] {
  return db
    .prepare(
      `SELECT y.id, y.name, y.inverse, y.definition, y.position, (
         SELECT count(*) ${SHOWN_RELATIONS(seen)} AND r.type_id = y.id) AS relations
       FROM live_relation_types y ORDER BY y.position, y.id`,
    )
    .all() as CountedRelationType[];
}
