import { isObject, type JsonObject, readJsonLines } from '../exchange/json.ts';
import { Losses } from '../exchange/loss.ts';
import { withinLimit } from '../exchange/limits.ts';
import type { RawRow } from './columns.ts';
import { JsonShapes } from './json-shapes.ts';
import type { RowCell } from './model.ts';
import { ROW_LOSSES } from './losses.ts';

/** Objects within objects become columns of their own ("meta.source") as deep as this; what is deeper is one cell of JSON. */
const DEEPEST = 4;

/**
 * JSON Lines as rows, the first of which holds the names of all keys in their order. `ragged`: lines whose objects lack keys that
 * others have. @throws FormatError
 */
export function readJsonRows(
  text: string,
  where: string,
  losses: Losses,
): { rows: RawRow[]; ragged: number[] } {
  const columns = new Map<string, number>();
  const shapes = new JsonShapes();
  const rows: RawRow[] = [];
  for (const { line, value } of readJsonLines(text, where)) {
    if (!isObject(value)) {
      losses.add(ROW_LOSSES.noObject, `line ${line}`);
      continue;
    }
    const cells: RowCell[] = [];
    const names: string[] = [];
    flatten(value, '', 0, (name, cell) => {
      names.push(name);
      if (cell === null) return;
      let at = columns.get(name);
      if (at === undefined) {
        withinLimit('columns', columns.size + 1, where);
        at = columns.size;
        columns.set(name, at);
      }
      // No holes: a hole is no cell.
      while (cells.length < at) cells.push('');
      cells[at] = cell;
    });
    shapes.add(line, names);
    rows.push({ place: line, cells });
    withinLimit('rows', rows.length, where);
  }
  return {
    rows: [{ place: 1, cells: [...columns.keys()] }, ...rows],
    ragged: shapes.lacking(columns.keys()),
  };
}

/** `put` is given each value by its name; null for one that says nothing. */
function flatten(
  object: JsonObject,
  before: string,
  depth: number,
  put: (name: string, cell: RowCell | null) => void,
): void {
  for (const [key, value] of Object.entries(object)) {
    const name = before + key;
    if (value === null || (isObject(value) && Object.keys(value).length === 0)) put(name, null);
    else if (isObject(value) && depth < DEEPEST) flatten(value, `${name}.`, depth + 1, put);
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string')) put(name, value);
    else put(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
}
