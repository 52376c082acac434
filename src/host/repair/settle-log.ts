import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../db/clock.ts';
import {
  ENTITIES,
  ENTITY_NAMES,
  type Entity,
  entityId,
  type EntityName,
  loggedColumns,
  type Row,
  type Value,
} from '../db/entities.ts';
import { type Change, Log } from '../db/log.ts';
import type { WritableDb } from '../db/open.ts';
import { logReader } from './log-states.ts';

/** Nobody's: undo takes back one's own actions only, and this one must stand. */
const REPAIR = '01890000-0000-7000-8000-00000000e9a0';

/**
 * Makes the log lead to the tables. Changes of rows that are lost are taken out: merging with a copy of the file brings them, and
 * the rows, back. What rows hold and no change says becomes one action of nobody's. Returns how many rows each entity has lost.
 */
export function settleLog(db: WritableDb): Map<EntityName, number> {
  const lost = new Map<EntityName, number>();
  const read = logReader(db);
  const changes: Change[] = [];
  for (const entity of ENTITY_NAMES) {
    const { table, key } = ENTITIES[entity];
    const gone = `entity = ? AND entity_id NOT IN (SELECT ${key.map((c) => `"${c}"`).join(` || '/' || `)} FROM ${table})`;
    const count = db
      .prepare(`SELECT count(DISTINCT entity_id) FROM changes WHERE ${gone}`)
      .pluck()
      .get(entity) as number;
    if (count > 0) lost.set(entity, count);
    db.prepare(`DELETE FROM changes WHERE ${gone}`).run(entity);
    const columns = loggedColumns(entity);
    for (const row of db
      .prepare(`SELECT ${[...key, ...columns].map((c) => `"${c}"`).join(', ')} FROM ${table}`)
      .all() as Row[]) {
      const id = entityId(entity, row);
      const { fresh, withdrawn, state } = read(entity, id);
      if (!fresh && withdrawn && row['deleted'] === 1) continue;
      const change = differing(entity, id, row, fresh ? state : null);
      if (change) changes.push(change);
    }
  }
  if (changes.length > 0) {
    const last = db.prepare('SELECT max(clock) FROM actions').pluck().get() as string | null;
    const clock = new Clock(last ?? '').tick();
    const summary = 'Repair a damaged file';
    const action = {
      id: uuidv7(),
      clock,
      actor: REPAIR,
      at: Date.now(),
      kind: 'do',
      target: null,
      name: 'project.repair',
      summary,
    } as const;
    new Log(db).append(action, changes);
  }
  return lost;
}

function differing(entity: EntityName, id: string, row: Row, state: Row | null): Change | null {
  const columns = loggedColumns(entity);
  const pick = (from: Row, names: readonly string[]): Row =>
    Object.fromEntries(names.map((name) => [name, (from[name] ?? null) as Value]));
  if (!state) return { entity, id, before: null, after: pick(row, columns) };
  let names = columns.filter((column) => state[column] !== row[column]);
  if (names.length === 0) return null;
  const { together = [] }: Entity = ENTITIES[entity];
  if (together.some((column) => names.includes(column)))
    names = columns.filter((c) => names.includes(c) || together.includes(c));
  return { entity, id, before: pick(state, names), after: pick(row, names) };
}
