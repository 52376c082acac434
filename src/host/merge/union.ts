import type { WritableDb } from '../db/open.ts';

/** What counts of the other file's log: not what it withdrew, nor its own merges and their undoing. */
const ACTIVE = `a.withdrawn = 0 AND a.name <> 'merge'`;

/**
 * Brings the other file's log into ours: its actions and changes that we do not have, or have withdrawn. They are
 * marked with the merge, so that it can be undone. The rows that they speak of are then in `temp.touched`.
 * `other` is the name under which the file is attached. Returns how many actions and changes are new.
 */
export function uniteLogs(
  db: WritableDb,
  other: string,
  merge: string,
): { actions: number; changes: number } {
  const actions = db
    .prepare(
      `INSERT INTO main.actions (id, clock, actor, at, kind, target, name, summary, merge_id)
       SELECT a.id, a.clock, a.actor, a.at, a.kind, a.target, a.name, a.summary, @merge FROM ${other}.actions a
       WHERE ${ACTIVE} AND NOT EXISTS (SELECT 1 FROM main.actions m WHERE m.id = a.id)`,
    )
    .run({ merge }).changes;
  const again = db
    .prepare(
      `UPDATE main.actions SET withdrawn = 0, merge_id = @merge
       WHERE withdrawn = 1 AND id IN (SELECT a.id FROM ${other}.actions a WHERE ${ACTIVE})`,
    )
    .run({ merge }).changes;
  const changes = db
    .prepare(
      `INSERT INTO main.changes (action_id, n, entity, entity_id, before, after, merge_id)
       SELECT c.action_id, c.n, c.entity, c.entity_id, c.before, c.after, @merge
       FROM ${other}.changes c JOIN ${other}.actions a ON a.id = c.action_id
       WHERE ${ACTIVE} AND c.withdrawn = 0
         AND NOT EXISTS (SELECT 1 FROM main.changes m WHERE m.action_id = c.action_id AND m.n = c.n)`,
    )
    .run({ merge }).changes;
  const changesAgain = db
    .prepare(
      `UPDATE main.changes SET withdrawn = 0, merge_id = @merge WHERE withdrawn = 1
         AND EXISTS (SELECT 1 FROM ${other}.changes c JOIN ${other}.actions a ON a.id = c.action_id
                     WHERE c.action_id = main.changes.action_id AND c.n = main.changes.n AND c.withdrawn = 0 AND ${ACTIVE})`,
    )
    .run({ merge }).changes;
  listTouched(db, merge);
  return { actions: actions + again, changes: changes + changesAgain };
}

/** Fills `temp.touched` with the rows that the changes of a merge speak of. */
export function listTouched(db: WritableDb, merge: string): void {
  db.exec(
    `CREATE TEMP TABLE IF NOT EXISTS touched (entity TEXT, entity_id TEXT, PRIMARY KEY (entity, entity_id)) WITHOUT ROWID;
     DELETE FROM temp.touched`,
  );
  db.prepare(
    'INSERT OR IGNORE INTO temp.touched SELECT entity, entity_id FROM main.changes WHERE merge_id = ?',
  ).run(merge);
}
