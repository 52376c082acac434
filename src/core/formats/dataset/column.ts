import type { Range } from '../../model/span.ts';

/** What a column's values are. Dates may be partial (2023-11), so they are strings; `ranges` are those of a span. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'datetime' | 'ranges';

/** A column of an exported table: one definition for CSV, JSONL, XLSX and the data package. */
export interface Column {
  name: string;
  type: ColumnType;
  title: string;
  description: string;
  /** What its numbers count, where they count something. */
  unit?: string;
}

/** A value of a row. Numbers and booleans of attributes come as the text that they are stored as. */
export type Cell = string | number | boolean | null | readonly Range[];

/** What joins several turns or speakers that one span touches. */
export const LIST_JOINER = ' | ';

export const CODE_POINT = 'Unicode code point';

/** A column as the data package describes it; its title follows from its name. */
export const column = (name: string, type: ColumnType, description: string, unit?: string): Column => ({
  name,
  type,
  title: titleOf(name),
  description,
  ...(unit !== undefined && { unit }),
});

/** "start_utf16" as "Start UTF-16". */
function titleOf(name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .replace('utf16', 'UTF-16')
    .replace('utf8', 'UTF-8')
    .replace('sha256', 'SHA-256');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
