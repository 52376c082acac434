import type { FindIn } from '../../contract/find-types.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Visibility } from '../visibility.ts';

/** A text that people wrote beside the transcripts. */
export interface Field {
  entity: string;
  id: string;
  field: string;
  text: string;
  /** Null for what belongs to the project and the codebook. */
  transcript: string | null;
  /** Where the annotation that it belongs to begins (UTF-16 of the current edition); null where it belongs to none, or has no place. */
  start: number | null;
}

/** An annotation `a` with its transcript `t` and its place `s` in the current edition, if corrections have left it one. */
const ANNOTATED = `JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0
  LEFT JOIN spans s ON s.annotation_id = a.id`;
const OF_PROJECT = 'NULL AS transcript, NULL AS start';
const IN_ORDER = 'ORDER BY t.position, t.id, s."start", s."end" DESC, a.id';

/** The queries of a place to search in, in the order in which what they give is listed. */
const QUERIES: Readonly<Partial<Record<FindIn, (seen: Visibility) => readonly string[]>>> = {
  notes: (seen) => [
    `SELECT 'project' AS entity, id, 'note' AS field, note AS text, ${OF_PROJECT} FROM project WHERE deleted = 0`,
    `SELECT 'transcript' AS entity, id, 'note' AS field, note AS text, id AS transcript, NULL AS start
     FROM transcripts WHERE deleted = 0 AND note <> '' ORDER BY position, id`,
    `SELECT 'annotation' AS entity, a.id, 'note' AS field, a.note AS text, t.id AS transcript, s."start"
     FROM annotations a ${ANNOTATED} WHERE a.deleted = 0 AND a.note <> '' AND ${seen.annotation()} ${IN_ORDER}`,
    `SELECT 'relation' AS entity, r.id, 'note' AS field, r.note AS text, t.id AS transcript, s."start"
     FROM live_relations r JOIN annotations a ON a.id = r.from_id ${ANNOTATED}
     WHERE r.note <> '' AND NOT ${seen.hiddenRow("'relation'", 'r.id')} ${IN_ORDER}, r.id`,
    `SELECT 'gold' AS entity, g.id, 'note' AS field, g.note AS text, t.id AS transcript,
       CASE WHEN t.edition_id = g.edition_id THEN g."start" END AS start
     FROM gold g JOIN transcripts t ON t.id = g.transcript_id AND t.deleted = 0
     WHERE g.deleted = 0 AND g.note <> '' AND ${seen.transcript('g.transcript_id')}
     ORDER BY t.position, t.id, g."start", g.id`,
    `SELECT 'tag' AS entity, id, 'note' AS field, note AS text, ${OF_PROJECT} FROM live_tags
     WHERE note <> '' ORDER BY position, id`,
  ],
  comments: (seen) => [
    `SELECT 'comment' AS entity, m.id, 'comment' AS field, m.text, t.id AS transcript, s."start"
     FROM comments m JOIN annotations a ON a.id = m.annotation_id AND a.deleted = 0 ${ANNOTATED}
     WHERE m.deleted = 0 AND ${seen.remark('m.annotator_id')} ${IN_ORDER}, m.created, m.id`,
    `SELECT 'decision' AS entity, d.annotation_id || '/' || d.reviewer_id AS id, 'reason' AS field, d.reason AS text,
       t.id AS transcript, s."start"
     FROM decisions d JOIN annotations a ON a.id = d.annotation_id AND a.deleted = 0 ${ANNOTATED}
     WHERE d.deleted = 0 AND d.reason <> '' AND ${seen.remark('d.reviewer_id')} ${IN_ORDER}, d.reviewer_id`,
  ],
  codebook: () => [
    `SELECT 'tag' AS entity, g.id, f.field, f.text, ${OF_PROJECT} FROM live_tags g
     JOIN (SELECT id, 0 AS n, 'name' AS field, name AS text FROM tags
       UNION ALL SELECT id, 1, 'definition', definition FROM tags WHERE definition <> ''
       UNION ALL SELECT id, 2, 'guidelines', guidelines FROM tags WHERE guidelines <> ''
       UNION ALL SELECT t.id, 3 + e.key, 'example', e.value ->> 'quote' FROM tags t, json_each(t.examples) e) f ON f.id = g.id
     ORDER BY g.position, g.id, f.n`,
    `SELECT 'attribute' AS entity, d.id, 'name' AS field, d.name AS text, ${OF_PROJECT} FROM attributes d
     JOIN live_tags g ON g.id = d.tag_id WHERE d.deleted = 0 ORDER BY g.position, g.id, d.position, d.id`,
    `SELECT 'relation_type' AS entity, r.id, f.field, f.text, ${OF_PROJECT} FROM live_relation_types r
     JOIN (SELECT id, 0 AS n, 'name' AS field, name AS text FROM relation_types
       UNION ALL SELECT id, 1, 'definition', definition FROM relation_types WHERE definition <> '') f ON f.id = r.id
     ORDER BY r.position, r.id, f.n`,
  ],
};

/** What stands in notes, comments or the codebook, as far as it may be seen. */
export function* fieldsOf(db: ReadableDb, seen: Visibility, where: FindIn): Generator<Field> {
  for (const query of QUERIES[where]?.(seen) ?? []) yield* db.prepare(query).iterate() as Iterable<Field>;
}
