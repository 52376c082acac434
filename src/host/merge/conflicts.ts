import { quoteOf } from '../../core/model/span.ts';
import type { MergeConflict } from '../../contract/merge-types.ts';
import type { EntityName, Row } from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { Folded } from './fold.ts';

/** Fields that say when, not what: two sides always differ in them. */
const SILENT = new Set(['modified', 'created', 'decided', 'position', 'basis', 'placed']);

interface Side {
  mine: number;
  after: string;
  clock: string;
}

/**
 * The fields that both sides changed since they were one file, to different values. `merge` marks the changes that came
 * in; ours are those of actions that the other file does not know.
 */
export function findConflicts(
  db: WritableDb,
  other: string,
  merge: string,
  folded: readonly Folded[],
): MergeConflict[] {
  const sides = db.prepare(
    `SELECT c.merge_id IS NOT @merge AS mine, c.after, a.clock FROM main.changes c JOIN main.actions a ON a.id = c.action_id
     WHERE c.entity = @entity AND c.entity_id = @id AND c.withdrawn = 0 AND c.before IS NOT NULL
       AND (c.merge_id IS @merge OR NOT EXISTS (SELECT 1 FROM ${other}.actions o WHERE o.id = a.id AND o.withdrawn = 0))
     ORDER BY a.clock, a.actor, a.id, c.n`,
  );
  const conflicts: MergeConflict[] = [];
  for (const { entity, id, before } of folded) {
    // What a machine proposes is nobody's word: there is nothing to choose.
    if (!before || entity === 'suggestion') continue;
    const here = new Map<string, [value: unknown, order: number]>();
    const there = new Map<string, [value: unknown, order: number]>();
    (sides.all({ merge, entity, id }) as Side[]).forEach(({ mine, after }, order) => {
      for (const [field, value] of Object.entries(JSON.parse(after) as Row))
        (mine ? here : there).set(field, [value, order]);
    });
    for (const [field, [ours, ourOrder]] of here) {
      const theirs = there.get(field);
      if (!theirs || SILENT.has(field) || theirs[0] === ours) continue;
      conflicts.push({
        entity,
        id,
        field,
        what: whatIs(db, entity, id),
        here: inWords(db, field, ours),
        there: inWords(db, field, theirs[0]),
        kept: ourOrder > theirs[1] ? 'here' : 'there',
      });
    }
  }
  return conflicts;
}

/** A value as people read it: two corrections of one text are told apart by who made them. */
function inWords(db: WritableDb, field: string, value: unknown): string {
  if (field !== 'edition_id' || typeof value !== 'string') return String(value ?? '');
  const row = db
    .prepare(
      `SELECT e.number, coalesce(json_array_length(e.edits), 0) AS changes, (
         SELECT p.name FROM main.changes c JOIN main.actions x ON x.id = c.action_id JOIN annotators p ON p.id = x.actor
         WHERE c.entity = 'edition' AND c.entity_id = e.id AND c.before IS NULL LIMIT 1) AS author
       FROM main.editions e WHERE e.id = ?`,
    )
    .get(value) as { number: number; changes: number; author: string | null } | undefined;
  if (!row) return value;
  if (row.number === 1) return 'the imported text';
  return `edition ${row.number}${row.author === null ? '' : ` by ${row.author}`}, ${row.changes} change${row.changes === 1 ? '' : 's'}`;
}

/** What people know a row by. */
function whatIs(db: WritableDb, entity: EntityName, id: string): string {
  const first = id.split('/')[0]!;
  const get = (sql: string) => db.prepare(sql).pluck().get(first) as string | undefined;
  switch (entity) {
    case 'tag':
      return get('SELECT name FROM tags WHERE id = ?') ?? id;
    case 'attribute':
      return get('SELECT name FROM attributes WHERE id = ?') ?? id;
    case 'relation_type':
      return get('SELECT name FROM relation_types WHERE id = ?') ?? id;
    case 'relation':
      return quoteOfAnnotation(db, get('SELECT from_id FROM relations WHERE id = ?') ?? '') ?? id;
    case 'speaker':
      return get('SELECT name FROM speakers WHERE id = ?') ?? id;
    case 'transcript':
      return get('SELECT title FROM transcripts WHERE id = ?') ?? id;
    case 'annotation':
    case 'span':
    case 'annotation_value':
    case 'decision':
      return quoteOfAnnotation(db, first) ?? id;
    default:
      return id;
  }
}

function quoteOfAnnotation(db: WritableDb, id: string): string | undefined {
  const row = db
    .prepare(
      `SELECT s."start", s."end", s.parts, e.text FROM anchors s JOIN editions e ON e.id = s.edition_id
       WHERE s.annotation_id = ? ORDER BY s.deleted, s.placed DESC, s.edition_id DESC LIMIT 1`,
    )
    .get(id) as { start: number; end: number; parts: string | null; text: string } | undefined;
  return row && quoteOf(row.text, spanOf(row)).slice(0, 200);
}
