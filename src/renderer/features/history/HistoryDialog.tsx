import './history.css';
import { useState } from 'react';
import type { HistoryEntry } from '../../../contract/types.ts';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { type Names, NamesSelect } from '../../kit/NamesSelect.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { dayOf, timeOf } from '../../kit/when.ts';
import { useDesk } from '../desk/desk-context.ts';
import { LogFilters } from './LogFilters.tsx';
import { useLog, wholeLog } from './use-log.ts';

/** Who did what, and when: the project's log, newest first. */
export function HistoryDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen ? <OpenHistory onClose={onClose} /> : null;
}

function OpenHistory({ onClose }: { onClose: () => void }) {
  const { history, undo, redo, me } = useDesk();
  const [filter, setFilter] = useState(wholeLog);
  const [names, setNames] = useState<Names>('plain');
  const { entries, more, fault, job, stop, loadMore, save } = useLog(filter);
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
          {job && <JobProgress job={job} onStop={stop} />}
          <NamesSelect names={names} onChoose={setNames} />
          <button type="button" className="button" onClick={() => void save('csv', names)}>
            Save as CSV…
          </button>
          <button type="button" className="button" onClick={() => void save('jsonl', names)}>
            Save as JSONL…
          </button>
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
      <LogFilters filter={filter} onChange={setFilter} />
      {/* What scrolls can be reached by keyboard. */}
      <div className="history" role="region" aria-label="History" tabIndex={0}>
        {entries?.length === 0 && (
          <p className="history-none">
            {filter === wholeLog ? 'Nothing has been done yet.' : 'Nothing of that kind.'}
          </p>
        )}
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
          <button type="button" className="button" onClick={loadMore}>
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
