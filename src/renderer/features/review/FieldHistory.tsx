import type { HistoryOf } from '../../../contract/review-types.ts';
import { momentOf } from '../../kit/when.ts';
import { useDesk } from '../desk/desk-context.ts';

/** Who changed an annotation, its decisions and comments, when, and what; newest first. */
export function FieldHistory({ history }: { history: readonly HistoryOf[] }) {
  const { me } = useDesk();
  return (
    <details className="field-history">
      <summary className="view-heading">History</summary>
      <ol>
        {history.map((entry) => (
          <li key={entry.id}>
            <div className="decision-head">
              <strong>{entry.actor === me.id ? 'You' : entry.actorName}</strong>
              <span>{entry.at === 0 ? 'At the beginning' : momentOf(entry.at)}</span>
            </div>
            <p className="field-history-what">
              {entry.kind === 'undo' && 'Undone: '}
              {entry.kind === 'redo' && 'Done again: '}
              {entry.summary}
            </p>
            {entry.fields.map(({ entity, field, before, after }) => (
              <p key={`${entity} ${field}`} className="field-change">
                <span>{field}</span>
                {before !== '' && <del>{before}</del>}
                {after !== '' && <ins>{after}</ins>}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
