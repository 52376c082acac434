import {
  entityId,
  ENTITY_NAMES,
  type EntityName,
  keyOf,
  loggedColumns,
  type Row,
  wholeState,
} from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';
import type { EntityStatements } from '../db/statements.ts';

/** What folding did to a row. */
export interface Folded {
  entity: EntityName;
  id: string;
  before: Row | undefined;
  after: Row;
}

/** Called now and then with the number of rows done; throws to stop. */
export type Tick = (done: number, total: number) => void;
const TICK_ROWS = 2_000;

/**
 * Sets each row of `temp.touched` to what the log says: for each field the last change by clock, actor and action.
 * The result depends on the changes alone, so that merging in any order, any number of times, ends in one state. A row
 * whose making was withdrawn is deleted. `textOf` gives the unlogged text of an edition that is new.
 */
export function foldTouched(
  db: WritableDb,
  statements: Record<EntityName, EntityStatements>,
  textOf: (edition: string) => string | undefined,
  tick: Tick = () => {},
): Folded[] {
  const folded: Folded[] = [];
  const total = db.prepare('SELECT count(*) FROM temp.touched').pluck().get() as number;
  for (const entity of ENTITY_NAMES) {
    const fold = folder(db, entity);
    for (const { id, state } of fold()) {
      folded.push(write(statements[entity], entity, id, state, textOf));
      if (folded.length % TICK_ROWS === 0) tick(folded.length, total);
    }
  }
  return folded;
}

interface Tally {
  id: string;
  changes: number;
  fresh: number;
  after: string | null;
}

/** The folded states of an entity's touched rows; null where no change makes the row any more. */
function folder(db: WritableDb, entity: EntityName) {
  // Most rows have one change, which is their state: those need no second query.
  const tallies = db.prepare(
    `SELECT t.entity_id AS id, count(c.n) AS changes, max(c.n IS NOT NULL AND c.before IS NULL) AS fresh, max(c.after) AS after
     FROM temp.touched t LEFT JOIN main.changes c ON c.entity = t.entity AND c.entity_id = t.entity_id AND c.withdrawn = 0
     WHERE t.entity = ? GROUP BY t.entity_id`,
  );
  const all = db
    .prepare(
      `SELECT c.after FROM main.changes c JOIN main.actions a ON a.id = c.action_id
       WHERE c.entity = ? AND c.entity_id = ? AND c.withdrawn = 0 ORDER BY a.clock, a.actor, a.id, c.n`,
    )
    .pluck();
  return function* (): Iterable<{ id: string; state: Row | null }> {
    for (const { id, changes, fresh, after } of tallies.all(entity) as Tally[]) {
      const afters = changes === 1 ? [after!] : (all.all(entity, id) as string[]);
      yield { id, state: fresh ? Object.assign({}, ...afters.map((json) => JSON.parse(json) as Row)) : null };
    }
  };
}

function write(
  statements: EntityStatements,
  entity: EntityName,
  id: string,
  state: Row | null,
  textOf: (edition: string) => string | undefined,
): Folded {
  const key = keyOf(entity, id);
  const before = statements.get.get(key) as Row | undefined;
  if (!state) {
    const after = { ...before, deleted: 1 } as Row;
    if (before) statements.update.run(after);
    return { entity, id, before, after };
  }
  const after: Row = { ...key };
  const whole = wholeState(entity, state);
  for (const column of loggedColumns(entity)) after[column] = whole[column] ?? null;
  if (before) statements.update.run(after);
  else statements.insert.run(entity === 'edition' ? { ...after, text: textOf(id) ?? '' } : after);
  return { entity, id: entityId(entity, after), before, after };
}
