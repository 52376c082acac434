import {
  ENTITIES,
  ENTITY_NAMES,
  type EntityName,
  loggedColumns,
  type Row,
  type Value,
} from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';
import { idOf } from './dead.ts';

/** What a field is to hold instead; the same value where nothing is to go. */
export type Rewrite = (entity: EntityName, id: string, column: string, value: Value) => Value;

/**
 * Writes fields anew in the tables and in the log, before and after alike, so that the log goes on leading to the tables. `tick` may
 * throw. Returns how many rows and changes differ.
 */
export function rewriteFields(
  db: WritableDb,
  rewrite: Rewrite,
  tick: () => void,
): { rows: number; changes: number } {
  const count = { rows: 0, changes: 0 };
  for (const entity of ENTITY_NAMES) {
    const { table, key } = ENTITIES[entity];
    const columns = loggedColumns(entity);
    const rows = db
      .prepare(
        `SELECT ${idOf(entity)} AS "#id", ${[...key, ...columns].map((c) => `r."${c}"`).join(', ')} FROM ${table} r`,
      )
      .all() as Row[];
    for (const row of rows) {
      const id = String(row['#id']);
      const fields = changed(entity, id, Object.fromEntries(columns.map((c) => [c, row[c]!])), rewrite);
      if (!fields) continue;
      count.rows += 1;
      db.prepare(
        `UPDATE ${table} SET ${Object.keys(fields)
          .map((c) => `"${c}" = @${c}`)
          .join(', ')} WHERE ${key.map((c) => `"${c}" = @${c}`).join(' AND ')}`,
      ).run({ ...row, ...fields });
    }
    tick();
  }
  type Stored = {
    action_id: string;
    n: number;
    entity: EntityName;
    entity_id: string;
    before: string | null;
    after: string;
  };
  const update = db.prepare('UPDATE changes SET before = ?, after = ? WHERE action_id = ? AND n = ?');
  const page = db.prepare(
    'SELECT action_id, n, entity, entity_id, before, after FROM changes WHERE (action_id, n) > (?, ?) ORDER BY action_id, n LIMIT 2000',
  );
  for (let last: [string, number] = ['', -1]; ;) {
    const found = page.all(...last) as Stored[];
    for (const { action_id, n, entity, entity_id, before, after } of found) {
      const read = (json: string | null) => (json === null ? null : (JSON.parse(json) as Row));
      const [was, is] = [read(before), read(after)!];
      const [fieldsWas, fieldsIs] = [
        was && changed(entity, entity_id, was, rewrite),
        changed(entity, entity_id, is, rewrite),
      ];
      if (!fieldsWas && !fieldsIs) continue;
      count.changes += 1;
      const json = was === null ? null : JSON.stringify({ ...was, ...fieldsWas });
      update.run(json, JSON.stringify({ ...is, ...fieldsIs }), action_id, n);
    }
    tick();
    const end = found.at(-1);
    if (!end) return count;
    last = [end.action_id, end.n];
  }
}

function changed(entity: EntityName, id: string, fields: Row, rewrite: Rewrite): Row | null {
  const out: Row = {};
  for (const [column, value] of Object.entries(fields)) {
    const next = rewrite(entity, id, column, value);
    if (next !== value) out[column] = next;
  }
  return Object.keys(out).length > 0 ? out : null;
}

/** What an action is called of which a purge has taken a part. */
export const PART_PURGED = 'A change of which a part was purged';

/** `temp.cut`: actions that have lost changes before. Deletes the rows of `temp.dead` and everything that the log says of them; actions of which nothing is left go. Returns how many changes went. */
export function deleteDead(db: WritableDb): { changes: number; actions: number } {
  const annotations = `(SELECT id FROM temp.dead WHERE entity = 'annotation')`;
  for (const table of ['spans', 'orphans'])
    db.exec(`DELETE FROM ${table} WHERE annotation_id IN ${annotations}`);
  for (const entity of ENTITY_NAMES)
    db.exec(
      `DELETE FROM ${ENTITIES[entity].table} AS r WHERE ${idOf(entity)} IN (SELECT id FROM temp.dead WHERE entity = '${entity}')`,
    );
  db.exec(
    `INSERT OR IGNORE INTO temp.cut SELECT DISTINCT c.action_id FROM changes c JOIN temp.dead d ON d.entity = c.entity AND d.id = c.entity_id`,
  );
  const { changes } = db
    .prepare(
      `DELETE FROM changes WHERE EXISTS (SELECT 1 FROM temp.dead d WHERE d.entity = changes.entity AND d.id = changes.entity_id)`,
    )
    .run();
  db.exec(`DELETE FROM temp.cut WHERE id IN (SELECT id FROM actions WHERE name = 'merge')`);
  const bare = `NOT EXISTS (SELECT 1 FROM changes c WHERE c.action_id = actions.id)`;
  // An undo that others' changes left nothing of goes with what it undid.
  db.exec(
    `INSERT OR IGNORE INTO temp.cut SELECT id FROM actions WHERE target IN (SELECT x.id FROM temp.cut x
       WHERE NOT EXISTS (SELECT 1 FROM changes c WHERE c.action_id = x.id))`,
  );
  const actions = db
    .prepare(`DELETE FROM actions WHERE id IN (SELECT id FROM temp.cut) AND ${bare}`)
    .run().changes;
  db.exec(
    `UPDATE actions SET kind = 'do', target = NULL WHERE target IS NOT NULL AND target NOT IN (SELECT id FROM actions)`,
  );
  db.prepare(`UPDATE actions SET summary = ? WHERE id IN (SELECT id FROM temp.cut)`).run(PART_PURGED);
  db.prepare(`UPDATE actions SET summary = ? WHERE target IN (SELECT id FROM temp.cut)`).run(PART_PURGED);
  return { changes, actions };
}
