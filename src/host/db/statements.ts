import type Database from 'better-sqlite3';
import {
  ENTITIES,
  type Entity,
  ENTITY_NAMES,
  type EntityName,
  loggedColumns,
  type Row,
  type Value,
} from './entities.ts';

/** The prepared statements of one entity. */
export interface EntityStatements {
  get: Database.Statement;
  insert: Database.Statement;
  /** Sets every logged column. */
  update: Database.Statement;
  /** Inserts so many rows at once: the columns given, whose values follow one another. Prepared at each call. */
  insertMany: (columns: readonly string[], same: Row, rows: number) => Database.Statement;
  /** Finds an id among what counts as there, for entities that are kept alive by use. */
  live: Database.Statement | undefined;
}

/** Entities that count as there while something uses them, and the view that says so. */
const LIVE_VIEWS: Partial<Record<EntityName, string>> = {
  tag: 'live_tags',
  turn: 'live_turns',
  speaker: 'live_speakers',
  relation_type: 'live_relation_types',
};

/** A value as SQL writes it. */
const literal = (value: Value): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? 'NULL');

const quoted = (column: string) => `"${column}"`;

/** Prepares the reads and writes of every entity once per connection. */
export function prepareEntities(db: Database.Database): Record<EntityName, EntityStatements> {
  const prepare = (name: EntityName): EntityStatements => {
    const { table, key, columns }: Entity = ENTITIES[name];
    const where = key.map((column) => `${quoted(column)} = @${column}`).join(' AND ');
    const logged = loggedColumns(name);
    const all = [...key, ...columns];
    const view = LIVE_VIEWS[name];
    return {
      get: db.prepare(`SELECT ${[...key, ...logged].map(quoted).join(', ')} FROM ${table} WHERE ${where}`),
      insert: db.prepare(
        `INSERT INTO ${table} (${all.map(quoted).join(', ')}) VALUES (${all.map((c) => `@${c}`).join(', ')})`,
      ),
      insertMany: (columns, same, rows) => {
        const shared = Object.entries(same);
        const row = `(${[...columns.map(() => '?'), ...shared.map(([, value]) => literal(value))].join(', ')})`;
        const names = [...columns, ...shared.map(([column]) => column)].map(quoted).join(', ');
        return db.prepare(
          `INSERT INTO ${table} (${names}) VALUES ${Array<string>(rows).fill(row).join(', ')}`,
        );
      },
      update: db.prepare(
        `UPDATE ${table} SET ${logged.map((c) => `${quoted(c)} = @${c}`).join(', ')} WHERE ${where}`,
      ),
      live: view === undefined ? undefined : db.prepare(`SELECT 1 FROM ${view} WHERE id = ?`),
    };
  };
  return Object.fromEntries(ENTITY_NAMES.map((name) => [name, prepare(name)])) as Record<
    EntityName,
    EntityStatements
  >;
}
