import { distinct } from './columns.ts';
import type { RowMapping, RowTable } from './model.ts';
import { partsOfRow, type RowParts } from './row-parts.ts';

/** The rows of one transcript. */
export interface RowGroup {
  name: string;
  rows: { parts: RowParts; place: number }[];
}

/** Parts the rows into transcripts, in the order in which each first comes. `stem`: what the table is called. */
export function groupRows(table: RowTable, mapping: RowMapping, stem: string): RowGroup[] {
  const all = table.rows.map((cells, i) => ({
    parts: partsOfRow(cells, table.columns, mapping),
    place: table.places[i]!,
  }));
  if (mapping.each === 'row') {
    const names = distinct(all.map(({ parts }, i) => parts.transcript || `${stem} ${i + 1}`));
    return all.map((row, i) => ({ name: names[i]!, rows: [row] }));
  }
  return [...Map.groupBy(all, ({ parts }) => parts.transcript)].map(([name, rows]) => ({
    name: name || stem,
    rows,
  }));
}
