import {
  ENTITIES,
  ENTITY_NAMES,
  type EntityName,
  keyOf,
  loggedColumns,
  type Row,
  wholeState,
} from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';

/** What the log says of a row: as `check` folds it. */
export interface LogState {
  /** The log says how the row came to be. */
  fresh: boolean;
  /** Only a merge that was undone had made it. */
  withdrawn: boolean;
  state: Row;
}

/** Reads what the log says of rows. */
export function logReader(db: WritableDb): (entity: EntityName, id: string) => LogState {
  const changes = db.prepare(
    `SELECT c.before IS NULL AS fresh, c.withdrawn, c.after FROM changes c JOIN actions a ON a.id = c.action_id
     WHERE c.entity = ? AND c.entity_id = ? ORDER BY a.clock, a.actor, a.id, c.n`,
  );
  return (entity, id) => {
    const found: LogState = { fresh: false, withdrawn: false, state: { ...wholeState(entity, {}) } };
    for (const change of changes.all(entity, id) as { fresh: number; withdrawn: number; after: string }[])
      if (change.withdrawn === 1) found.withdrawn = true;
      else {
        found.fresh ||= change.fresh === 1;
        Object.assign(found.state, JSON.parse(change.after) as Row);
      }
    return found;
  };
}

/** Takes out what no log can hold: changes of nothing, unreadable ones, steps without what they undo. Returns how many changes. */
export function cleanLog(db: WritableDb): number {
  // Clocks that are none would put everything after them.
  db.exec(`DELETE FROM actions WHERE clock GLOB '*[^0-9a-f]*'`);
  const names = ENTITY_NAMES.map((name) => `'${name}'`).join(', ');
  const { changes } = db
    .prepare(
      `DELETE FROM changes WHERE action_id NOT IN (SELECT id FROM actions) OR entity NOT IN (${names})
         OR json_type(after) <> 'object' OR (before IS NOT NULL AND json_type(before) <> 'object')`,
    )
    .run();
  for (const table of ['actions', 'changes'])
    db.exec(`UPDATE ${table} SET merge_id = NULL WHERE merge_id NOT IN (SELECT id FROM actions)`);
  db.exec(
    `UPDATE actions SET kind = 'do', target = NULL WHERE kind <> 'do'
       AND target NOT IN (SELECT id FROM actions WHERE kind = 'do')`,
  );
  return changes;
}

/** Makes again, from the log, rows that their table has lost. `textOf` gives the text of an edition, or null. Returns how many of each. */
export function restoreFromLog(
  db: WritableDb,
  textOf: (id: string, state: Row) => string | null,
): Map<EntityName, number> {
  const read = logReader(db);
  const restored = new Map<EntityName, number>();
  for (const entity of ENTITY_NAMES) {
    const { table, key, columns } = ENTITIES[entity];
    const missing = db
      .prepare(
        `SELECT DISTINCT entity_id FROM changes WHERE entity = ? AND entity_id NOT IN
           (SELECT ${key.map((column) => `"${column}"`).join(` || '/' || `)} FROM ${table})`,
      )
      .pluck()
      .all(entity) as string[];
    const all = [...key, ...columns];
    const insert = db.prepare(
      `INSERT OR IGNORE INTO ${table} (${all.map((c) => `"${c}"`).join(', ')}) VALUES (${all.map((c) => `@${c}`).join(', ')})`,
    );
    for (const id of missing) {
      const { fresh, withdrawn, state } = read(entity, id);
      if (!fresh && !withdrawn) continue;
      const row: Row = { ...keyOf(entity, id) };
      for (const column of loggedColumns(entity)) row[column] = state[column] ?? null;
      if (!fresh) row['deleted'] = 1;
      if (entity === 'edition') {
        const text = textOf(id, row);
        if (text === null) continue;
        row['text'] = text;
      }
      if (tryRun(() => insert.run(row)) === 1) restored.set(entity, (restored.get(entity) ?? 0) + 1);
    }
  }
  return restored;
}

/** How many rows a statement changed; 0 where the table refuses the values. */
export function tryRun(run: () => { changes: number }): number {
  try {
    return run().changes;
  } catch (error) {
    const code = String((error as { code?: string }).code ?? '');
    // Values of a flipped log: objects where text was, types that the table refuses.
    if (error instanceof TypeError || code === '' || /^SQLITE_(CONSTRAINT|MISMATCH)/.test(code)) return 0;
    throw error;
  }
}
