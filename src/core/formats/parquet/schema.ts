import type { SchemaElement } from 'hyparquet-writer';
import { type Cell, type Column, type ColumnType } from '../dataset/column.ts';
import { typed } from '../dataset/values.ts';

/**
 * The schema of a table: text as UTF-8, integers of 32 bits (no text of ours is longer), numbers as doubles, times in
 * milliseconds UTC, the ranges of a span as lists of `[start, end]`. Text of the table's own columns is always there, though it may be
 * empty; all else may be null.
 */
export function parquetSchema(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'schema', num_children: columns.length },
    ...columns.flatMap((column) =>
      isAlways(column)
        ? [{ name: column.name, repetition_type: 'REQUIRED', ...TEXT } as const]
        : ELEMENTS[column.type](column.name),
    ),
  ];
}

/** A column of text that is neither an attribute's nor a variable's: nothing is an empty text there. */
const isAlways = (column: Column): boolean => column.type === 'string' && !('field' in column);

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

const optional = (name: string, element: Omit<SchemaElement, 'name'>): SchemaElement => ({
  name,
  repetition_type: 'OPTIONAL',
  ...element,
});
/** A group that the format's own rules call a list (LogicalTypes, “Lists”): of elements that are always there. */
const list = (
  name: string,
  repetition: 'OPTIONAL' | 'REQUIRED',
  element: SchemaElement[],
): SchemaElement[] => [
  { name, repetition_type: repetition, num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ...element,
];
const OFFSET: SchemaElement = { name: 'element', repetition_type: 'REQUIRED', type: 'INT32' };

const ELEMENTS: Record<ColumnType, (name: string) => SchemaElement[]> = {
  string: (name) => [optional(name, TEXT)],
  integer: (name) => [optional(name, { type: 'INT32' })],
  number: (name) => [optional(name, { type: 'DOUBLE' })],
  boolean: (name) => [optional(name, { type: 'BOOLEAN' })],
  datetime: (name) => [
    optional(name, {
      type: 'INT64',
      converted_type: 'TIMESTAMP_MILLIS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    }),
  ],
  ranges: (name) => list(name, 'OPTIONAL', list('element', 'REQUIRED', [OFFSET])),
};

/**
 * A cell as the writer takes it. A number that no double holds exactly cannot stand in a column of doubles: the columns that have
 * one are text ({@link typed} leaves it as it is).
 */
export function parquetValue(column: Column, cell: Cell): unknown {
  if (cell === null) return isAlways(column) ? '' : null;
  if (column.type === 'datetime') return cell === '' ? null : new Date(cell as string);
  return typed(column, cell);
}
