import './history.css';
import { useCallback, useEffect, useState } from 'react';
import type { HistoryEntry } from '../../../contract/types.ts';
import { Sheet } from '../../kit/Sheet.tsx';
import { dayOf, timeOf } from '../../kit/when.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { useDesk } from '../desk/desk-context.ts';

/** Entries that are asked for at once. */
const PAGE = 100;

/** Who did what, and when: the project's log, newest first. */
export function HistoryDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen ? <OpenHistory onClose={onClose} /> : null;
}

function OpenHistory({ onClose }: { onClose: () => void }) {
  const { history, undo, redo, me } = useDesk();
  const [entries, setEntries] = useState<HistoryEntry[]>();
  const [more, setMore] = useState(false);
  const [fault, setFault] = useState('');
  const load = useCallback((before?: string) => {
    host()
      .call('history.list', { limit: PAGE, ...(before === undefined ? {} : { before }) })
      .then(
        (page) => {
          setMore(page.length === PAGE);
          setEntries((was) => (before === undefined ? page : [...(was ?? []), ...page]));
        },
        (error: unknown) => setFault(sentenceOf(error)),
      );
  }, []);
  useEffect(() => {
    load();
    return host().on('changed', () => load());
  }, [load]);
  return (
    <Sheet
      title="History"
      isOpen
      onClose={onClose}
      width="medium"
      footer={
        <>
          <span className="sheet-words sheet-fault" role="alert">
            {fault}
          </span>
          <button
            type="button"
            className="button"
            disabled={history.undo === null}
            title={history.undo ?? undefined}
            onClick={undo}
          >
            Undo
          </button>
          <button
            type="button"
            className="button"
            disabled={history.redo === null}
            title={history.redo ?? undefined}
            onClick={redo}
          >
            Redo
          </button>
          <button type="button" className="button" data-variant="primary" onClick={onClose}>
            Done
          </button>
        </>
      }
    >
      {/* What scrolls can be reached by keyboard. */}
      <div className="history" role="region" aria-label="History" tabIndex={0}>
        {entries?.length === 0 && <p className="history-none">Nothing has been done yet.</p>}
        {days(entries ?? []).map(([day, list]) => (
          <section key={day}>
            <h3>{day}</h3>
            <ol>
              {list.map((entry) => (
                <li key={entry.id} data-kind={entry.kind}>
                  <time dateTime={new Date(entry.at).toISOString()}>{timeOf(entry.at)}</time>
                  <span className="history-what">
                    {entry.kind === 'undo' && 'Undone: '}
                    {entry.kind === 'redo' && 'Done again: '}
                    {entry.summary}
                  </span>
                  <span className="history-who">{entry.actor === me.id ? 'You' : entry.actorName}</span>
                </li>
              ))}
            </ol>
          </section>
        ))}
        {more && (
          <button type="button" className="button" onClick={() => load(entries?.at(-1)?.id)}>
            Show earlier
          </button>
        )}
      </div>
    </Sheet>
  );
}

/** Entries by day, in their order; what began with the project has no time, and stands by itself. */
function days(entries: readonly HistoryEntry[]): [string, HistoryEntry[]][] {
  const found = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    if (entry.at === 0) continue;
    const day = dayOf(entry.at);
    found.set(day, [...(found.get(day) ?? []), entry]);
  }
  return [...found];
}
