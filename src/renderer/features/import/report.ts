import type { Exchanges } from './use-exchanges.ts';
import type { Queue } from './queue.ts';
import { stateWords } from './state-words.ts';

/** What became of one file of those that came in together. */
export interface ReportRow {
  path: string;
  words: string;
  isBad: boolean;
}

/** Each file with what became of it, by path: sources, annotated files, tables, what cannot be read, what was left out. */
export function reportOf(
  queue: Queue,
  { items, faults, tables }: Pick<Exchanges, 'items' | 'faults' | 'tables'>,
  leftOut: readonly string[],
): ReportRow[] {
  const rows: ReportRow[] = [
    ...queue.items.map((item) => ({
      path: item.path,
      words: stateWords(queue, item),
      isBad: item.state === 'failed' || item.fault !== '',
    })),
    ...items.flatMap(({ source, done, fault }) =>
      source.files.map((path) => ({
        path,
        words: `${source.title}: ${fault || (done ? 'imported' : 'not imported yet')}`,
        isBad: fault !== '',
      })),
    ),
    ...tables.map((path) => ({
      path,
      words: 'Says titles, dates and variables of the others',
      isBad: false,
    })),
    ...faults.map(({ path, message }) => ({ path, words: message, isBad: true })),
    ...leftOut.map((path) => ({ path, words: 'Left out: a file of the system', isBad: false })),
  ];
  return rows.toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}
