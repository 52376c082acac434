import { PassageError } from '../../contract/errors.ts';
import { loggedColumns, type Row, type Value } from './entities.ts';
import type { Change } from './log.ts';
import type { ReadableDb, WritableDb } from './open.ts';

/** What comes by the thousand, and is never made by merging or undo. */
export type PackedEntity = 'turn' | 'block';

/** New rows of one kind, as the log has them in one piece: the values of `columns`, of which the first is "id". */
export interface Pack {
  entity: PackedEntity;
  /** Fields that all rows have. */
  same: Row;
  columns: readonly string[];
  rows: readonly (readonly Value[])[];
}

interface StoredPack {
  action_id: string;
  n: number;
  entity: PackedEntity;
  same: string;
  columns: string;
  cells: string;
}

/** The changes that a pack stands for, in its order. */
export function* changesIn({ entity, same, columns, rows }: Pack): Iterable<Change> {
  const logged = loggedColumns(entity);
  const at = logged.map((column) => columns.indexOf(column));
  for (const row of rows) {
    const after: Row = {};
    logged.forEach((column, i) => {
      after[column] = (at[i] === -1 ? same[column] : row[at[i]!]) ?? null;
    });
    yield { entity, id: String(row[0]), before: null, after };
  }
}

/** A pack as the table has it. */
export const storedPack = ({ entity, same, columns, rows }: Pack): Omit<StoredPack, 'action_id' | 'n'> => ({
  entity,
  same: JSON.stringify(same),
  columns: JSON.stringify(columns),
  cells: JSON.stringify(columns.map((_, i) => rows.map((row) => row[i]!))),
});

const isValue = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number';

/** Reads a pack of the file. Throws `damaged` where it is none. */
function parsePack({ entity, ...stored }: StoredPack): Pack {
  try {
    const same = JSON.parse(stored.same) as Row;
    const columns = JSON.parse(stored.columns) as string[];
    const cells = JSON.parse(stored.cells) as Value[][];
    const ids = cells[0]!;
    const isWhole =
      typeof same === 'object' &&
      [columns, cells, ...cells].every(Array.isArray) &&
      columns[0] === 'id' &&
      cells.length === columns.length &&
      cells.every((values) => values.length === ids.length) &&
      ids.every((id) => typeof id === 'string') &&
      [Object.values(same), ...cells].flat().every(isValue);
    if (isWhole) return { entity, same, columns, rows: ids.map((_, i) => cells.map((values) => values[i]!)) };
  } catch {
    // Said below.
  }
  throw unreadable();
}

const unreadable = (): PassageError =>
  new PassageError(
    'damaged',
    'A part of the project’s log cannot be read. Nothing was changed. Open a backup, or let Passage repair the project into a new file.',
  );

const packsOf = (db: ReadableDb, where: string, ...values: readonly string[]): Iterable<StoredPack> =>
  db.prepare(`SELECT * FROM packs ${where} ORDER BY action_id, n`).iterate(...values) as Iterable<StoredPack>;

/** The packed changes of one action, with their numbers. Throws `damaged`. */
export function* packedChanges(db: ReadableDb, action: string): Iterable<Change & { n: number }> {
  for (const stored of packsOf(db, 'WHERE action_id = ?', action)) {
    let { n } = stored;
    for (const change of changesIn(parsePack(stored))) yield { ...change, n: n++ };
  }
}

const PLACES = ['action_id', 'n', 'entity', 'entity_id', 'before', 'after'] as const;
type Put = (...values: readonly Value[]) => void;
type Key = Pick<StoredPack, 'action_id' | 'n'>;

/** Puts the changes of every pack somewhere; `taken` hears of each. Returns the number of those that cannot be read. */
function putAll(db: ReadableDb, into: Put, taken: (key: Key) => void = () => {}): number {
  const keys = db.prepare('SELECT action_id, n FROM packs').all() as Key[];
  const get = db.prepare('SELECT * FROM packs WHERE action_id = @action_id AND n = @n');
  let unread = 0;
  for (const key of keys) {
    const pack = tryParse(get.get(key) as StoredPack);
    if (!pack) {
      unread += 1;
      continue;
    }
    let { n } = key;
    for (const { entity, id, after } of changesIn(pack))
      into(key.action_id, n++, entity, id, null, JSON.stringify(after));
    taken(key);
  }
  return unread;
}

function tryParse(stored: StoredPack): Pack | null {
  try {
    return parsePack(stored);
  } catch (error) {
    if (error instanceof PassageError) return null;
    throw error;
  }
}

/**
 * Makes changes of their own of all packs, for what goes through the log by rows: merging, purging and repairing. The log says
 * the same after it. Within the caller's transaction. Throws `damaged` where a pack cannot be read.
 */
export function spreadPacks(db: WritableDb): void {
  if (spreadReadable(db) > 0) throw unreadable();
}

/** The same, for a repair: packs that cannot be read are left as they are. Returns how many. */
export function spreadReadable(db: WritableDb): number {
  const insert = db.prepare<Value[]>(
    `INSERT OR IGNORE INTO changes (${PLACES.join(', ')}) VALUES (${PLACES.map(() => '?').join(', ')})`,
  );
  const drop = db.prepare('DELETE FROM packs WHERE action_id = @action_id AND n = @n');
  return putAll(
    db,
    (...values) => void insert.run(...values),
    (key) => void drop.run(key),
  );
}

/** All of the log after {@link listPacked}: `changes` and what is packed. */
export const WHOLE_LOG = `(SELECT ${PLACES.join(', ')}, withdrawn FROM main.changes
  UNION ALL SELECT ${PLACES.join(', ')}, 0 AS withdrawn FROM temp.packed)`;

/**
 * Lists what is packed in `temp.packed`, for a look at the whole log that leaves the file as it is ({@link WHOLE_LOG}). Returns
 * how many packs cannot be read.
 */
export function listPacked(db: ReadableDb): number {
  db.exec(
    `CREATE TEMP TABLE IF NOT EXISTS packed (entity TEXT, entity_id TEXT, action_id TEXT, n INTEGER, before TEXT, after TEXT,
       PRIMARY KEY (entity, entity_id, action_id, n)) WITHOUT ROWID;
     DELETE FROM temp.packed`,
  );
  const insert = db.prepare<Value[]>(
    `INSERT OR IGNORE INTO temp.packed (${PLACES.join(', ')}) VALUES (${PLACES.map(() => '?').join(', ')})`,
  );
  return putAll(db, (...values) => void insert.run(...values));
}

/** Lets go of what {@link listPacked} listed. */
export const forgetPacked = (db: ReadableDb): void => void db.exec('DROP TABLE IF EXISTS temp.packed');
