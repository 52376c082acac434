import type { SqlValue } from '../../core/sqlite-file/record.ts';
import { TreeWalk } from '../../core/sqlite-file/walk.ts';
import { entityId, type Row } from '../db/entities.ts';
import type { InsertStatement, WritableDb } from '../db/open.ts';
import type { OpenPages } from './read-pages.ts';
import { fits, type StoredTable, storedTables } from './tables.ts';

/** Rows read, by table, and what of the file could not be used. */
export interface Salvage {
  read: Map<string, number>;
  damaged: number;
  /** Rows of pages that were read of which the row could not be. */
  bad: number;
}

/** What schema 1 called a table of today's. */
const FORMERLY: Record<string, string> = { anchors: 'spans' };

/**
 * Reads every row of a project's tables out of damaged pages into an empty project: down its trees as far as they lead, then from the
 * pages that no tree leads to. A row goes in once; what its table refuses is left out. `tick` may throw to stop it.
 */
export function salvage(pages: OpenPages, db: WritableDb, tick: (done: number) => void): Salvage {
  const tables = storedTables(db);
  const insert = inserter(db);
  const walk = new TreeWalk(pages);
  const read = new Map(tables.map(({ name }) => [name, 0]));
  let done = 0;
  let refused = 0;
  const take = (table: StoredTable, row: readonly SqlValue[]): boolean => {
    if (++done % 1_000 === 0) tick(done);
    const outcome = insert(table, row);
    if (outcome === 'taken') read.set(table.name, read.get(table.name)! + 1);
    return outcome !== 'refused';
  };
  const roots = readRoots(walk);
  for (const table of tables) {
    const former = pages.version === 1 ? FORMERLY[table.name] : undefined;
    const root = roots.get(former ?? table.name) ?? roots.get(table.name);
    if (root === undefined) continue;
    for (const row of walk.rows(root, table.kind)) if (!take(table, row)) refused += 1;
  }
  // Pages of indexes are no rows: they are gone through so that they are not taken for lost ones.
  for (const [name, root] of roots)
    if (!tables.some((table) => table.name === name)) for (const _ of walk.rows(root, 'index')) tick(done);
  takeStrays(walk, db, tables, take);
  return { read, damaged: walk.damaged.size, bad: walk.bad + refused };
}

/** Root pages by the name of the table or index, from the first page's tree. */
function readRoots(walk: TreeWalk): Map<string, number> {
  const roots = new Map<string, number>();
  for (const [type, name, , root] of walk.rows(1, 'table'))
    if ((type === 'table' || type === 'index') && typeof name === 'string' && typeof root === 'number')
      roots.set(name, root);
  return roots;
}

/** Rows of the log first, which only they look like; then of things that the log knows, where one table alone fits. */
function takeStrays(
  walk: TreeWalk,
  db: WritableDb,
  tables: readonly StoredTable[],
  take: (table: StoredTable, row: readonly SqlValue[]) => boolean,
): void {
  const later: { kind: 'table' | 'index'; row: SqlValue[] }[] = [];
  // Two texts, as `meta` has them, are what indexes hold.
  const logs = tables.filter(({ entity, name }) => entity === undefined && name !== 'meta');
  for (const stray of walk.strays()) {
    const table = logs.find((one) => one.kind === stray.kind && fits(one, stray.row));
    if (table) take(table, stray.row);
    else later.push(stray);
  }
  const known = db.prepare('SELECT 1 FROM changes WHERE entity = ? AND entity_id = ?');
  for (const { kind, row } of later)
    for (const table of tables) {
      if (table.entity === undefined || table.kind !== kind || !fits(table, row)) continue;
      if (known.get(table.entity, entityId(table.entity, rowOf(table, row)))) take(table, row);
    }
}

const rowOf = (table: StoredTable, row: readonly SqlValue[]): Row =>
  Object.fromEntries(table.columns.map(({ name }, i) => [name, row[i] ?? null])) as Row;

/** Inserts rows by the number of values that they have: what later schemas added gets its default. */
function inserter(
  db: WritableDb,
): (table: StoredTable, row: readonly SqlValue[]) => 'taken' | 'there' | 'refused' {
  const statements = new Map<string, InsertStatement>();
  return (table, row) => {
    const values = row.slice(0, table.columns.length);
    if (values.length === 0) return 'refused';
    const key = `${table.name} ${values.length}`;
    let statement = statements.get(key);
    if (!statement) {
      const columns = table.columns.slice(0, values.length).map(({ name }) => `"${name}"`);
      statement = db.prepare(
        `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      statements.set(key, statement);
    }
    try {
      statement.run(...values);
      return 'taken';
    } catch (error) {
      const code = String((error as { code?: string }).code);
      if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE') return 'there';
      // A full disk is no damage of the file's.
      if (!code.startsWith('SQLITE_CONSTRAINT') && !code.startsWith('SQLITE_MISMATCH')) throw error;
      return 'refused';
    }
  };
}
