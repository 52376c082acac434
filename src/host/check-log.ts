import type { CheckFinding } from '../contract/types.ts';
import {
  ENTITIES,
  ENTITY_NAMES,
  type EntityName,
  loggedColumns,
  type Row,
  wholeState,
} from './db/entities.ts';
import type { ReadableDb } from './db/open.ts';
import { forgetPacked, listPacked, WHOLE_LOG } from './db/packs.ts';

/**
 * The log against the state: for each field of each row, the last change of the log says what the table holds; and
 * each row was once new. Fields are folded in SQLite, so that a long log is not held in memory.
 */
export function* checkLog(db: ReadableDb): Iterable<CheckFinding> {
  for (const row of db
    .prepare(
      `SELECT a.id FROM actions a WHERE a.kind <> 'do' AND NOT EXISTS (SELECT 1 FROM actions t WHERE t.id = a.target AND t.kind = 'do')`,
    )
    .pluck()
    .iterate() as Iterable<string>)
    yield {
      code: 'log_target',
      message: 'An undo of the log names an action that is not there.',
      entity: 'action',
      id: row,
    };
  const unread = listPacked(db);
  if (unread > 0)
    yield {
      code: 'pack_damaged',
      message: `A part of the log cannot be read: what ${unread} imports made of blocks or turns.`,
    };
  for (const entity of ENTITY_NAMES) yield* checkEntity(db, entity);
  forgetPacked(db);
}

interface LoggedChange {
  fresh: number;
  withdrawn: number;
  after: string;
}

function* checkEntity(db: ReadableDb, entity: EntityName): Iterable<CheckFinding> {
  const { table, key } = ENTITIES[entity];
  const columns = loggedColumns(entity);
  const id = key.map((column) => `r."${column}"`).join(` || '/' || `);
  const rows = db.prepare(
    `SELECT ${id} AS "#id", ${columns.map((c) => `r."${c}"`).join(', ')} FROM ${table} r`,
  );
  const changes = db.prepare(
    `SELECT c.before IS NULL AS fresh, c.withdrawn, c.after FROM ${WHOLE_LOG} c JOIN actions a ON a.id = c.action_id
     WHERE c.entity = ? AND c.entity_id = ? ORDER BY a.clock, a.actor, a.id, c.n`,
  );
  const seen = db.prepare(`SELECT count(DISTINCT entity_id) FROM ${WHOLE_LOG} WHERE entity = ?`).pluck();
  let count = 0;
  for (const row of rows.iterate() as Iterable<Row>) {
    count += 1;
    const name = row['#id'] as string;
    const state: Row = { ...wholeState(entity, {}) };
    let [fresh, withdrawn] = [false, false];
    for (const change of changes.iterate(entity, name) as Iterable<LoggedChange>) {
      if (change.withdrawn === 1) {
        withdrawn = true;
        continue;
      }
      fresh ||= change.fresh === 1;
      Object.assign(state, JSON.parse(change.after) as Row);
    }
    // A row that only an undone merge had made is deleted, whatever else it holds.
    if (!fresh && withdrawn && row['deleted'] === 1) continue;
    if (!fresh) {
      yield {
        code: 'log_missing',
        message: `The log does not say how this ${entity} came to be.`,
        entity,
        id: name,
      };
      continue;
    }
    const differs = columns.filter((column) => state[column] !== row[column]);
    if (differs.length > 0)
      yield {
        code: 'log_differs',
        message: `The log does not lead to what the table holds (${differs.join(', ')}).`,
        entity,
        id: name,
      };
  }
  const logged = seen.get(entity) as number;
  if (logged > count)
    yield {
      code: 'row_missing',
      message: `The log knows ${logged} rows of ${table}; the table has ${count}.`,
      entity,
    };
}
