import type { Cell } from './column.ts';

/**
 * Cells side by side that are the same in many rows: of a transcript, a turn, a tag. A writer keeps what it made of them, so that a
 * million rows do not cost a million times their text.
 */
export class SharedCells {
  readonly cells: readonly Cell[];
  /** What a writer made of them; one table, and so one place in the row, has them. */
  text: string | undefined;
  /** The same as values, for writers that write none. */
  values: readonly unknown[] | undefined;

  constructor(cells: readonly Cell[]) {
    this.cells = cells;
  }
}

/** A row in pieces, in the order of its table's columns. */
export type Row = readonly (SharedCells | readonly Cell[])[];

/** The cells of a row. */
export function cellsOf(row: Row): Cell[] {
  const cells: Cell[] = [];
  for (const part of row)
    for (const cell of part instanceof SharedCells ? part.cells : part) cells.push(cell);
  return cells;
}
