import type Database from 'better-sqlite3';

/** A rule of the live rows that no foreign key can hold, since deleted rows stay in their tables. */
export interface ReferenceRule {
  code: string;
  entity: string;
  sentence: string;
  /** Selects `id` of each live row that breaks the rule. */
  sql: string;
}

/** What must hold between live rows; `check` and undo both look. */
export const REFERENCE_RULES: readonly ReferenceRule[] = [
  {
    code: 'annotation_without_tag',
    entity: 'annotation',
    sentence: 'An annotation has a tag that was deleted.',
    sql: `SELECT a.id FROM annotations a JOIN tags t ON t.id = a.tag_id WHERE a.deleted = 0 AND t.deleted = 1`,
  },
  {
    code: 'annotation_without_span',
    entity: 'annotation',
    sentence: 'An annotation has no span in any edition of its transcript.',
    sql: `SELECT a.id FROM annotations a WHERE a.deleted = 0 AND NOT EXISTS (
            SELECT 1 FROM spans s WHERE s.annotation_id = a.id AND s.deleted = 0)`,
  },
  {
    code: 'span_in_other_transcript',
    entity: 'annotation',
    sentence: 'An annotation has a span in an edition of another transcript.',
    sql: `SELECT a.id FROM annotations a JOIN spans s ON s.annotation_id = a.id AND s.deleted = 0
            JOIN editions e ON e.id = s.edition_id WHERE a.deleted = 0 AND e.transcript_id <> a.transcript_id`,
  },
  {
    code: 'tag_without_parent',
    entity: 'tag',
    sentence: 'A tag stands under a tag that was deleted.',
    sql: `SELECT t.id FROM tags t JOIN tags p ON p.id = t.parent_id WHERE t.deleted = 0 AND p.deleted = 1`,
  },
  {
    code: 'tag_loop',
    entity: 'tag',
    sentence: 'A tag stands, over its parents, under itself.',
    sql: `WITH RECURSIVE up(id, at, depth) AS (
            SELECT id, parent_id, 1 FROM tags WHERE deleted = 0 AND parent_id IS NOT NULL
            UNION ALL
            SELECT up.id, t.parent_id, depth + 1 FROM up JOIN tags t ON t.id = up.at
            WHERE t.parent_id IS NOT NULL AND depth < 1000)
          SELECT DISTINCT id FROM up WHERE at = id`,
  },
  {
    code: 'turn_without_speaker',
    entity: 'turn',
    sentence: 'A turn has a speaker who was deleted.',
    sql: `SELECT t.id FROM turns t JOIN speakers s ON s.id = t.speaker_id JOIN editions e ON e.id = t.edition_id
            WHERE t.deleted = 0 AND s.deleted = 1 AND e.deleted = 0`,
  },
  {
    code: 'block_without_turn',
    entity: 'block',
    sentence: 'A block belongs to a turn that was deleted, or to one of another edition.',
    sql: `SELECT b.id FROM blocks b JOIN turns t ON t.id = b.turn_id
            WHERE b.deleted = 0 AND (t.deleted = 1 OR t.edition_id <> b.edition_id)`,
  },
  {
    code: 'blocks_overlap',
    entity: 'block',
    sentence: 'Two blocks of an edition overlap.',
    sql: `SELECT id FROM (
            SELECT id, "start", max("end") OVER (PARTITION BY edition_id ORDER BY "start"
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
            FROM blocks WHERE deleted = 0) WHERE "start" < reach`,
  },
];

/** The first rule that is broken, or null. */
export function brokenReference(db: Database.Database): (ReferenceRule & { id: string }) | null {
  for (const rule of REFERENCE_RULES) {
    const row = db.prepare(rule.sql).get() as { id: string } | undefined;
    if (row) return { ...rule, id: row.id };
  }
  return null;
}
