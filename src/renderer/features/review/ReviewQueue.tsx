import { CommandKeys } from '../commands/CommandKeys.tsx';
import { Pane } from '../../kit/Pane.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';
import { LineList } from '../views/LineList.tsx';
import { isFiltered, NO_FILTER } from './queue.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { StateMark } from './StateMark.tsx';
import type { Queue } from './use-queue.ts';

/** The annotations to walk through, narrowed as the user likes. */
export function ReviewQueue({ queue }: { queue: Queue }) {
  const { annotations, annotators, transcripts, transcript, me } = useDesk();
  const { items, filter, setFilter, at } = queue;
  const name = (id: string): string =>
    id === me.id ? 'You' : (annotators.find((one) => one.id === id)?.name ?? '');
  const title = (id: string): string => transcripts?.find((one) => one.id === id)?.title ?? '';
  const note = items && (items.length === 0 ? 0 : `${at + 1} of ${items.length.toLocaleString()}`);
  return (
    <Pane
      name="queue"
      title="Queue"
      note={note}
      actions={
        <span className="view-words">
          <CommandKeys id="review.next" /> <CommandKeys id="review.previous" />
        </span>
      }
    >
      <QueueFilters filter={filter} onChange={setFilter} />
      {queue.error && (
        <p className="pane-empty fault" role="alert">
          {queue.error}
        </p>
      )}
      {items?.length === 0 && isFiltered(filter) && (
        <p className="pane-empty">
          No annotation matches.{' '}
          <button type="button" className="link-button" onClick={() => setFilter(NO_FILTER)}>
            Show all
          </button>
        </p>
      )}
      {items && items.length > 0 && (
        <LineList
          items={items}
          keyOf={({ id }) => id}
          current={at}
          label="Annotations to review"
          height={84}
          onGo={(index) => queue.goTo(items[index]!.id)}
        >
          {(item) => (
            <>
              <Coding tag={item.tag} span={annotations?.get(item.id)?.span} who={name(item.annotator)} />
              <span className="queue-marks">
                <StateMark state={item.state} />
                {item.stale > 0 && <span className="queue-stale">{item.stale} stale</span>}
                {item.comments > 0 && (
                  <span>
                    {item.comments} {item.comments === 1 ? 'comment' : 'comments'}
                  </span>
                )}
                {item.transcript !== transcript?.id && (
                  <span className="queue-where">{title(item.transcript)}</span>
                )}
              </span>
            </>
          )}
        </LineList>
      )}
    </Pane>
  );
}
