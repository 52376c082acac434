import { ENTITIES, ENTITY_NAMES, type Entity, type EntityName } from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';
import type { SqlValue } from '../../core/sqlite-file/record.ts';

/** A table as its rows lie in the file. */
export interface StoredTable {
  name: string;
  kind: 'table' | 'index';
  /** In the order of the records: of a table WITHOUT ROWID the key comes first. */
  columns: { name: string; type: string; notNull: boolean; isKey: boolean }[];
  /** Columns that every schema has. */
  least: number;
  entity: EntityName | undefined;
}

/** What follows from other tables is not read: it is worked out anew. */
const DERIVED = new Set(['spans', 'orphans']);

/** The tables of a project of our schema, from an empty one. */
export function storedTables(db: WritableDb): StoredTable[] {
  const tables = db
    .prepare(
      `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all() as { name: string; wr: number }[];
  return tables
    .filter(({ name }) => !DERIVED.has(name))
    .map(({ name, wr }) => {
      const info = db.pragma(`table_info(${name})`) as Info[];
      const isIndex = wr === 1;
      const key = info.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk);
      const order = isIndex ? [...key, ...info.filter((column) => column.pk === 0)] : info;
      const entity = ENTITY_NAMES.find((one) => ENTITIES[one].table === name);
      const { added = {} }: Partial<Entity> = entity ? ENTITIES[entity] : {};
      return {
        name,
        kind: isIndex ? ('index' as const) : ('table' as const),
        columns: order.map((c) => ({
          name: c.name,
          type: c.type,
          notNull: c.notnull === 1,
          isKey: c.pk > 0,
        })),
        least: order.length - Object.keys(added).length,
        entity,
      };
    });
}

interface Info {
  name: string;
  type: string;
  notnull: 0 | 1;
  pk: number;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a row without a tree could be one of a table: as many values, of the right types, with ids for keys. */
export function fits(table: StoredTable, row: readonly SqlValue[]): boolean {
  if (row.length < table.least || row.length > table.columns.length) return false;
  return row.every((value, i) => {
    const { type, notNull, isKey, name } = table.columns[i]!;
    if (value === null) return !notNull && !isKey;
    if (type === 'TEXT') {
      const isId = isKey && name !== 'entity' && table.name !== 'sources' && table.name !== 'tag_revisions';
      return typeof value === 'string' && (!isId || table.name === 'meta' || ID.test(value));
    }
    if (type === 'BLOB') return value instanceof Uint8Array;
    return typeof value === 'number';
  });
}
