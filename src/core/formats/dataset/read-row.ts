import { isIsoDate } from '../../model/attribute-value.ts';
import type { Range } from '../../model/span.ts';
import { noMetadata, setValue } from '../exchange/make.ts';
import type { DocumentMetadata, ExchangeAnnotation } from '../exchange/model.ts';
import { LIST_JOINER } from './column.ts';
import type { TableRow } from './read-tables.ts';
import { DATASET_UNITS, type DatasetUnit, UNIT_WORDS } from './units.ts';

/** The unit of a table's offsets that its ranges are taken from: the first that it has. */
export const unitOf = (columns: readonly string[]): DatasetUnit | null =>
  DATASET_UNITS.find((unit) => columns.includes(`fragments_${UNIT_WORDS[unit].suffix}`)) ??
  DATASET_UNITS.find((unit) => columns.includes(`start_${UNIT_WORDS[unit].suffix}`)) ??
  null;

/** The ranges of a row in a unit; empty where it gives none. */
export function rangesOf(row: TableRow, unit: DatasetUnit): Range[] {
  const { suffix } = UNIT_WORDS[unit];
  const ranges = row(`fragments_${suffix}`)
    .split(';')
    .flatMap((part): Range[] => {
      const match = /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(part);
      return match ? [[Number(match[1]), Number(match[2])]] : [];
    });
  if (ranges.length > 0) return ranges;
  const [start, end] = [row(`start_${suffix}`), row(`end_${suffix}`)];
  return /^\d+$/.test(start) && /^\d+$/.test(end) ? [[Number(start), Number(end)]] : [];
}

/** What a row says of its transcript. `variables` has names of variables by column; a date that is none is left empty. */
export function metadataOf(row: TableRow, variables: ReadonlyMap<string, string>): DocumentMetadata {
  const date = row('transcript_date');
  const metadata = {
    ...noMetadata(),
    date: isIsoDate(date) ? date : '',
    source: row('transcript_source'),
    language: row('transcript_language'),
    note: row('transcript_note'),
  };
  for (const [column, name] of variables)
    if (row(column) !== '') setValue(metadata.variables, name, row(column));
  return metadata;
}

type Decision = ExchangeAnnotation['decisions'][number];

/** The decisions that count, with reviewers by name; and how many are stale, or cannot be told apart. */
export function decisionsOf(row: TableRow): { decisions: Decision[]; left: number } {
  const list = (column: string) => (row(column) === '' ? [] : row(column).split(LIST_JOINER));
  const [reviewers, verdicts, stale] = [list('reviewer'), list('verdict'), list('decision_stale')];
  if (reviewers.length !== verdicts.length) return { decisions: [], left: verdicts.length };
  const reasons = row('decision_reason').split(LIST_JOINER);
  const decisions = verdicts.flatMap((verdict, i): Decision[] => {
    if (stale[i] === 'true' || !isVerdict(verdict)) return [];
    // Reasons may hold what joins them.
    const reason = reasons.length === verdicts.length ? reasons[i]! : i === 0 ? row('decision_reason') : '';
    return [{ reviewer: reviewers[i]!, verdict, reason }];
  });
  return { decisions, left: verdicts.length - decisions.length };
}

const isVerdict = (verdict: string): verdict is Decision['verdict'] =>
  ['accept', 'reject', 'revise'].includes(verdict);

/** Milliseconds since 1970, of an ISO date with time; null where it is none. */
export function timeOf(value: string): number | null {
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}
