import type { RowCell, RowTable } from './model.ts';
import { cellText } from './model.ts';

/** A row as it stands in a file. */
export interface RawRow {
  /** The line or row of the file, from 1. */
  place: number;
  cells: RowCell[];
}

/** How many rows are looked at for whether the first one holds names. */
const LOOKED_AT = 100;
const LONG_NAME = 60;

/**
 * Takes the names of the columns off the rows, or gives them numbers, and notes which rows have more or fewer cells.
 * @param header null: whether the first row holds names is told by what it holds.
 */
export function withColumns(
  raw: readonly RawRow[],
  header: boolean | null,
): Pick<RowTable, 'columns' | 'rows' | 'places' | 'header' | 'ragged'> {
  const named = raw.length > 0 && (header ?? looksLikeNames(raw.slice(0, LOOKED_AT)));
  const body = named ? raw.slice(1) : raw;
  const given = named ? raw[0]!.cells.map((cell) => cellText(cell).trim()) : [];
  // A name for the longest row: a cell without one could be for nothing.
  const width = body.reduce((most, { cells }) => Math.max(most, cells.length), given.length);
  const expected = named ? given.length : (body[0]?.cells.length ?? 0);
  return {
    columns: distinct(Array.from({ length: width }, (_, i) => given[i] || `Column ${i + 1}`)),
    rows: body.map(({ cells }) => cells),
    places: body.map(({ place }) => place),
    header: named,
    ragged: body.filter(({ cells }) => cells.length !== expected).map(({ place }) => place),
  };
}

/** The names with a number after those that were there already. */
export function distinct(names: readonly string[]): string[] {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return names.map((name) => {
    let candidate = name;
    let n = next.get(name) ?? 2;
    for (; used.has(candidate); n++) candidate = `${name} (${n})`;
    next.set(name, n);
    used.add(candidate);
    return candidate;
  });
}

/** True where a first row is names rather than values: short, in one line, no numbers. */
function looksLikeNames([first]: readonly RawRow[]): boolean {
  const cells = first!.cells.map((cell) => cellText(cell).trim());
  const filled = cells.filter((cell) => cell !== '');
  return (
    filled.length > 0 &&
    filled.every(
      (cell) => cell.length <= LONG_NAME && !/[\r\n]/.test(cell) && !/^[-+]?[\d.,:]+%?$/.test(cell),
    ) &&
    // One cell that is a sentence is a text.
    !filled.some((cell) => /\s.*[.!?…]$/u.test(cell))
  );
}
