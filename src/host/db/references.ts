import type Database from 'better-sqlite3';
import type { EntityName } from './entities.ts';

/** A rule of the live rows that no foreign key can hold, since deleted rows stay in their tables. */
export interface ReferenceRule {
  code: string;
  entity: EntityName;
  sentence: string;
  /**
   * True where merging can lead here by everybody's leave, and reading resolves it (`live_tags` and the like,
   * `resolveBlocks`): undo refuses to make it, `check` does not mind it.
   */
  resolved?: boolean;
  /** Selects `id` of each live row that breaks the rule. */
  sql: string;
  /** By entity: the same for what one changed row could have broken; `@id` is its id, or the first part of it. */
  near: Partial<Record<EntityName, string>>;
}

/** What must hold of relations. That an end was deleted is no fault: a relation is then out of sight (`live_relations`). */
const RELATION_RULES: readonly ReferenceRule[] = [
  {
    code: 'relation_without_type',
    resolved: true,
    entity: 'relation',
    sentence: 'A relation is of a type that was deleted.',
    sql: `SELECT r.id FROM relations r JOIN relation_types t ON t.id = r.type_id WHERE r.deleted = 0 AND t.deleted = 1`,
    near: {
      relation: `SELECT r.id FROM relations r JOIN relation_types t ON t.id = r.type_id
              WHERE r.id = @id AND r.deleted = 0 AND t.deleted = 1`,
      relation_type: `SELECT r.id FROM relations r JOIN relation_types t ON t.id = r.type_id
              WHERE t.id = @id AND r.deleted = 0 AND t.deleted = 1`,
    },
  },
];

/**
 * What must hold of suggestions. That their tag or transcript was deleted is no fault, nor that a suggestion was on which
 * somebody had decided: it is then out of sight.
 */
const SUGGESTION_RULES: readonly ReferenceRule[] = [
  {
    code: 'suggestion_in_other_transcript',
    entity: 'suggestion',
    sentence: 'A suggestion lies in an edition of another transcript.',
    sql: `SELECT g.id FROM suggestions g JOIN editions e ON e.id = g.edition_id WHERE g.deleted = 0 AND e.transcript_id <> g.transcript_id`,
    near: {
      suggestion: `SELECT g.id FROM suggestions g JOIN editions e ON e.id = g.edition_id
              WHERE g.id = @id AND g.deleted = 0 AND e.transcript_id <> g.transcript_id`,
    },
  },
];

/** What must hold of reviews. */
const REVIEW_RULES: readonly ReferenceRule[] = [
  {
    code: 'gold_without_tag',
    resolved: true,
    entity: 'gold',
    sentence: 'The gold set has a tag that was deleted.',
    sql: `SELECT g.id FROM gold g JOIN tags t ON t.id = g.tag_id WHERE g.deleted = 0 AND t.deleted = 1`,
    near: {
      gold: `SELECT g.id FROM gold g JOIN tags t ON t.id = g.tag_id WHERE g.deleted = 0 AND t.deleted = 1 AND g.id = @id`,
      tag: `SELECT g.id FROM gold g JOIN tags t ON t.id = g.tag_id WHERE g.deleted = 0 AND t.deleted = 1 AND t.id = @id`,
    },
  },
  {
    code: 'gold_in_other_transcript',
    entity: 'gold',
    sentence: 'Gold lies in an edition of another transcript.',
    sql: `SELECT g.id FROM gold g JOIN editions e ON e.id = g.edition_id WHERE g.deleted = 0 AND e.transcript_id <> g.transcript_id`,
    near: {
      gold: `SELECT g.id FROM gold g JOIN editions e ON e.id = g.edition_id
              WHERE g.id = @id AND g.deleted = 0 AND e.transcript_id <> g.transcript_id`,
    },
  },
  {
    // Merging can lead here; who reads assignments asks for live rounds.
    code: 'assignment_without_round',
    resolved: true,
    entity: 'assignment',
    sentence: 'A transcript is assigned in a round that was deleted.',
    sql: `SELECT s.round_id AS id FROM assignments s JOIN rounds r ON r.id = s.round_id WHERE s.deleted = 0 AND r.deleted = 1`,
    near: Object.fromEntries(
      (['assignment', 'round'] as const).map((entity) => [
        entity,
        `SELECT s.round_id AS id FROM assignments s JOIN rounds r ON r.id = s.round_id
           WHERE s.round_id = @id AND s.deleted = 0 AND r.deleted = 1`,
      ]),
    ),
  },
];

/** What must hold between live rows; undo looks at all of it, `check` at what reading does not resolve. */
export const REFERENCE_RULES: readonly ReferenceRule[] = [
  {
    code: 'annotation_without_tag',
    resolved: true,
    entity: 'annotation',
    sentence: 'An annotation has a tag that was deleted.',
    sql: `SELECT a.id FROM annotations a JOIN tags t ON t.id = a.tag_id WHERE a.deleted = 0 AND t.deleted = 1`,
    near: {
      annotation: `SELECT a.id FROM annotations a JOIN tags t ON t.id = a.tag_id WHERE a.deleted = 0 AND t.deleted = 1 AND a.id = @id`,
      tag: `SELECT a.id FROM annotations a JOIN tags t ON t.id = a.tag_id WHERE a.deleted = 0 AND t.deleted = 1 AND t.id = @id`,
    },
  },
  {
    code: 'annotation_without_span',
    entity: 'annotation',
    sentence: 'An annotation has no span in any edition of its transcript.',
    sql: `SELECT a.id FROM annotations a WHERE a.deleted = 0 AND NOT EXISTS (
            SELECT 1 FROM anchors s WHERE s.annotation_id = a.id AND s.deleted = 0)`,
    near: {
      annotation: `SELECT a.id FROM annotations a WHERE a.id = @id AND a.deleted = 0 AND NOT EXISTS (
              SELECT 1 FROM anchors s WHERE s.annotation_id = a.id AND s.deleted = 0)`,
      span: `SELECT a.id FROM annotations a WHERE a.id = @id AND a.deleted = 0 AND NOT EXISTS (
              SELECT 1 FROM anchors s WHERE s.annotation_id = a.id AND s.deleted = 0)`,
    },
  },
  {
    code: 'span_in_other_transcript',
    entity: 'annotation',
    sentence: 'An annotation has a span in an edition of another transcript.',
    sql: `SELECT a.id FROM annotations a JOIN anchors s ON s.annotation_id = a.id AND s.deleted = 0
            JOIN editions e ON e.id = s.edition_id WHERE a.deleted = 0 AND e.transcript_id <> a.transcript_id`,
    near: {
      span: `SELECT a.id FROM annotations a JOIN anchors s ON s.annotation_id = a.id AND s.deleted = 0
              JOIN editions e ON e.id = s.edition_id WHERE a.id = @id AND a.deleted = 0 AND e.transcript_id <> a.transcript_id`,
      annotation: `SELECT a.id FROM annotations a JOIN anchors s ON s.annotation_id = a.id AND s.deleted = 0
              JOIN editions e ON e.id = s.edition_id WHERE a.id = @id AND a.deleted = 0 AND e.transcript_id <> a.transcript_id`,
    },
  },
  {
    code: 'tag_without_parent',
    resolved: true,
    entity: 'tag',
    sentence: 'A tag stands under a tag that was deleted.',
    sql: `SELECT t.id FROM tags t JOIN tags p ON p.id = t.parent_id WHERE t.deleted = 0 AND p.deleted = 1`,
    near: {
      tag: `SELECT t.id FROM tags t JOIN tags p ON p.id = t.parent_id WHERE t.deleted = 0 AND p.deleted = 1 AND @id IN (t.id, p.id)`,
    },
  },
  {
    code: 'tag_loop',
    resolved: true,
    entity: 'tag',
    sentence: 'A tag stands, over its parents, under itself.',
    sql: `WITH RECURSIVE up(id, at, depth) AS (
            SELECT id, parent_id, 1 FROM tags WHERE deleted = 0 AND parent_id IS NOT NULL
            UNION ALL
            SELECT up.id, t.parent_id, depth + 1 FROM up JOIN tags t ON t.id = up.at
            WHERE t.parent_id IS NOT NULL AND depth < 1000)
          SELECT DISTINCT id FROM up WHERE at = id`,
    near: {
      tag: `WITH RECURSIVE up(at, depth) AS (
              SELECT parent_id, 1 FROM tags WHERE id = @id AND deleted = 0 AND parent_id IS NOT NULL
              UNION ALL
              SELECT t.parent_id, depth + 1 FROM up JOIN tags t ON t.id = up.at
              WHERE t.parent_id IS NOT NULL AND depth < 1000)
            SELECT at FROM up WHERE at = @id`,
    },
  },
  {
    code: 'turn_without_speaker',
    resolved: true,
    entity: 'turn',
    sentence: 'A turn has a speaker who was deleted.',
    sql: `SELECT t.id FROM turns t JOIN speakers s ON s.id = t.speaker_id JOIN editions e ON e.id = t.edition_id
            WHERE t.deleted = 0 AND s.deleted = 1 AND e.deleted = 0`,
    near: {
      turn: `SELECT t.id FROM turns t JOIN speakers s ON s.id = t.speaker_id JOIN editions e ON e.id = t.edition_id
              WHERE t.deleted = 0 AND s.deleted = 1 AND e.deleted = 0 AND t.id = @id`,
      speaker: `SELECT t.id FROM turns t JOIN speakers s ON s.id = t.speaker_id JOIN editions e ON e.id = t.edition_id
              WHERE t.deleted = 0 AND s.deleted = 1 AND e.deleted = 0 AND s.id = @id`,
    },
  },
  {
    code: 'block_without_turn',
    resolved: true,
    entity: 'block',
    sentence: 'A block belongs to a turn that was deleted.',
    sql: `SELECT b.id FROM blocks b JOIN turns t ON t.id = b.turn_id
            WHERE b.deleted = 0 AND t.deleted = 1`,
    near: {
      block: `SELECT b.id FROM blocks b JOIN turns t ON t.id = b.turn_id
              WHERE b.deleted = 0 AND t.deleted = 1 AND b.id = @id`,
      turn: `SELECT b.id FROM blocks b JOIN turns t ON t.id = b.turn_id
              WHERE b.deleted = 0 AND t.deleted = 1 AND t.id = @id`,
    },
  },
  {
    code: 'turn_of_other_transcript',
    entity: 'block',
    sentence: 'A block belongs to a turn of another transcript.',
    sql: `SELECT b.id FROM blocks b JOIN turns t ON t.id = b.turn_id JOIN editions e ON e.id = b.edition_id
            JOIN editions f ON f.id = t.edition_id WHERE b.deleted = 0 AND e.transcript_id <> f.transcript_id`,
    near: {},
  },
  {
    code: 'blocks_overlap',
    resolved: true,
    entity: 'block',
    sentence: 'Two blocks of an edition overlap.',
    sql: `SELECT id FROM (
            SELECT id, "start", max("end") OVER (PARTITION BY edition_id ORDER BY "start"
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
            FROM blocks WHERE deleted = 0) WHERE "start" < reach`,
    near: {
      block: `SELECT b.id FROM blocks b JOIN blocks c ON c.edition_id = b.edition_id AND c.id <> b.id AND c.deleted = 0
              AND c."start" < b."end" AND c."end" > b."start" WHERE b.id = @id AND b.deleted = 0`,
    },
  },
  ...RELATION_RULES,
  ...SUGGESTION_RULES,
  ...REVIEW_RULES,
];

/** Past this many changed rows of an entity, looking at the whole is quicker than at each. */
const MOST_NEAR = 500;

/**
 * The first rule that changed rows broke, or null. Looks only near the rows, so that what an undo costs does not grow
 * with the project.
 */
export function brokenReference(
  db: Database.Database,
  changed: readonly { entity: EntityName; id: string }[],
): (ReferenceRule & { id: string }) | null {
  const rows = Map.groupBy(changed, (change) => change.entity);
  for (const rule of REFERENCE_RULES)
    for (const [entity, sql] of Object.entries(rule.near) as [EntityName, string][]) {
      const touched = rows.get(entity) ?? [];
      const id =
        touched.length > MOST_NEAR ? db.prepare(rule.sql).pluck().get() : firstNear(db, sql, touched);
      if (id !== undefined) return { ...rule, id: id as string };
    }
  return null;
}

function firstNear(db: Database.Database, sql: string, rows: readonly { id: string }[]): unknown {
  if (rows.length === 0) return undefined;
  const statement = db.prepare(sql).pluck();
  for (const { id } of rows) {
    const broken = statement.get({ id: id.split('/')[0] });
    if (broken !== undefined) return broken;
  }
  return undefined;
}
