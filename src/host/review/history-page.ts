import type { HistoryEntry } from '../../contract/types.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Visibility } from '../visibility.ts';
import { HIDDEN_SUMMARY } from './history-state.ts';
import { FILTER, filterParameters, type LogFilter, shownAction, touchesHidden } from './log-conditions.ts';

/** An action as people read it, and whether its summary has to be kept back. */
export type StoredEntry = HistoryEntry & { hidden: 0 | 1 };

export const ENTRY_FIELDS = (
  seen: Visibility,
): string => `a.id, a.at, a.actor, coalesce(p.name, '') AS actorName,
  a.kind, a.name, a.summary, ${touchesHidden(seen)} AS hidden`;

/** A stored entry as it goes to a session; a summary that tells of hidden work is kept back. */
export const toEntry = ({ hidden, ...entry }: StoredEntry): HistoryEntry =>
  hidden === 1 ? { ...entry, summary: HIDDEN_SUMMARY } : entry;

/** The log, newest first, as far as it may be seen. `before`: an action that the page starts after. */
export function historyPage(
  db: ReadableDb,
  seen: Visibility,
  { limit, before, ...filter }: LogFilter & { limit: number; before?: string | undefined },
): HistoryEntry[] {
  const rows = db
    .prepare(
      `SELECT ${ENTRY_FIELDS(seen)} FROM actions a LEFT JOIN annotators p ON p.id = a.actor
       WHERE ${FILTER} AND ${shownAction(seen)}
         AND (@before IS NULL OR (a.clock, a.actor, a.id) < (SELECT clock, actor, id FROM actions WHERE id = @before))
       ORDER BY a.clock DESC, a.actor DESC, a.id DESC LIMIT @limit`,
    )
    .all({ ...filterParameters(filter), limit, before: before ?? null }) as StoredEntry[];
  return rows.map(toEntry);
}
