import { isObject, type JsonObject, readJsonLines } from '../exchange/json.ts';
import { Losses } from '../exchange/loss.ts';
import { withinLimit } from '../exchange/limits.ts';
import type { RawRow } from './columns.ts';
import type { RowCell } from './model.ts';
import { ROW_LOSSES } from './losses.ts';

/** Objects within objects become columns of their own ("meta.source") as deep as this; what is deeper is one cell of JSON. */
const DEEPEST = 4;

/** JSON Lines as rows, the first of which holds the names of all keys in their order. @throws FormatError */
export function readJsonRows(text: string, where: string, losses: Losses): RawRow[] {
  const columns = new Map<string, number>();
  const rows: RawRow[] = [];
  for (const { line, value } of readJsonLines(text, where)) {
    if (!isObject(value)) {
      losses.add(ROW_LOSSES.noObject, `line ${line}`);
      continue;
    }
    const cells: RowCell[] = [];
    flatten(value, '', 0, (name, cell) => {
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
    rows.push({ place: line, cells });
    withinLimit('rows', rows.length, where);
  }
  return [{ place: 1, cells: [...columns.keys()] }, ...rows];
}

function flatten(
  object: JsonObject,
  before: string,
  depth: number,
  put: (name: string, cell: RowCell) => void,
): void {
  for (const [key, value] of Object.entries(object)) {
    const name = before + key;
    if (value === null) continue;
    if (isObject(value) && depth < DEEPEST) flatten(value, `${name}.`, depth + 1, put);
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string')) put(name, value);
    else put(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
}
