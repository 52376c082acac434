import { flagOf } from './flags.ts';
import { cellText, type ColumnRole, type RowCell, type RowMapping } from './model.ts';
import { countsMilliseconds, timeOf } from './times.ts';

/** What a row comes to. */
export interface RowParts {
  /** As it stands in the cell; empty where it is blank. */
  text: string;
  speaker: string;
  role: string;
  affiliation: string;
  /** Seconds; null where there is none, or none that can be read. */
  time: number | null;
  timeEnd: number | null;
  transcript: string;
  annotator: string;
  /** Each once. */
  labels: string[];
  /** By the column's name; blank ones left out. */
  variables: [name: string, value: string][];
  /** Cells that say what cannot be read: the column, what it holds, and what it is for. */
  unread: { column: string; cell: string; role: 'flag' | 'time' }[];
}

/** Takes a row apart. Says the same for a preview and for the import. */
export function partsOfRow(
  cells: readonly RowCell[],
  columns: readonly string[],
  { roles, separator }: Pick<RowMapping, 'roles' | 'separator'>,
): RowParts {
  const first = (role: ColumnRole): string => {
    const at = roles.indexOf(role);
    return at < 0 ? '' : cellText(cells[at]);
  };
  const unread: RowParts['unread'] = [];
  const seconds = (role: 'time' | 'end'): number | null => {
    const cell = first(role);
    if (cell.trim() === '') return null;
    const column = columns[roles.indexOf(role)] ?? '';
    const time = timeOf(cell, countsMilliseconds(column));
    if (time === null) unread.push({ column, cell, role: 'time' });
    return time;
  };
  const labels = new Set<string>();
  const variables: RowParts['variables'] = [];
  for (const [i, role] of roles.entries()) {
    const column = columns[i];
    if (column === undefined) break;
    const cell = cells[i];
    if (role === 'flag') {
      const yes = flagOf(cellText(cell));
      if (yes === null) unread.push({ column, cell: cellText(cell), role });
      else if (yes) labels.add(column);
    } else if (role === 'label' || role === 'labels')
      for (const label of labelsIn(cell, role === 'labels' ? separator : '')) labels.add(label);
    else if (role === 'variable' && cellText(cell).trim() !== '')
      variables.push([column, cellText(cell).trim()]);
  }
  const text = first('text');
  return {
    text: text.trim() === '' ? '' : text,
    speaker: oneLine(first('speaker')),
    role: first('role').trim(),
    affiliation: first('affiliation').trim(),
    time: seconds('time'),
    timeEnd: seconds('end'),
    transcript: oneLine(first('transcript')),
    annotator: oneLine(first('annotator')),
    labels: [...labels],
    variables,
    unread,
  };
}

function labelsIn(cell: RowCell | undefined, separator: string): string[] {
  if (cell === undefined) return [];
  const all = typeof cell !== 'string' ? cell : separator === '' ? [cell] : cell.split(separator);
  return all.map(oneLine).filter((label) => label !== '');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
