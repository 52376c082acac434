import type { FieldColumn } from '../../core/formats/dataset/columns.ts';
import type { Column } from '../../core/formats/dataset/column.ts';
import { typed } from '../../core/formats/dataset/values.ts';
import type { ReadableDb } from '../db/open.ts';

/** The names of columns with numbers that no double holds exactly, or with what is neither true nor false: a format with typed columns has those as text. */
export const inexactColumns = (db: ReadableDb, fields: readonly FieldColumn[]): ReadonlySet<string> =>
  new Set(fields.filter((field) => isInexact(db, field)).map(({ name }) => name));

/** Columns as such a format has them. */
export const exactColumns = (columns: readonly Column[], inexact: ReadonlySet<string>): readonly Column[] =>
  columns.map((column) =>
    inexact.has(column.name)
      ? {
          ...column,
          type: 'string',
          description: `${column.description} As text, since ${WHY[column.type === 'boolean' ? 'boolean' : 'number']}.`,
        }
      : column,
  );

const WHY = {
  number: 'a number has more digits than a double holds',
  boolean: 'a value is neither true nor false',
};

function isInexact(db: ReadableDb, column: FieldColumn): boolean {
  if (column.type !== 'number' && column.type !== 'boolean') return false;
  // What is short and has only digits is exact: SQLite passes over nearly all by itself.
  const doubtful = (value: string) =>
    column.type === 'boolean'
      ? `${value} NOT IN ('true', 'false', '')`
      : `(length(${value}) > 15 OR ${value} GLOB '*[^0-9.]*')`;
  const values = db
    .prepare(
      `SELECT value FROM annotation_values WHERE attribute_id = @field AND deleted = 0 AND ${doubtful('value')}
       UNION ALL SELECT value FROM variable_values WHERE variable_id = @field AND deleted = 0 AND ${doubtful('value')}
       UNION ALL SELECT j.value FROM gold g, json_each(g."values") j WHERE g.deleted = 0 AND j.key = @field`,
    )
    .pluck()
    .iterate({ field: column.field }) as Iterable<string>;
  for (const value of values) if (typeof typed(column, value) === 'string') return true;
  return false;
}
