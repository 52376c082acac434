import { useCallback, useEffect, useMemo, useState } from 'react';
import type { QueueItem } from '../../../contract/review-types.ts';
import { useQuery } from '../../platform/host.ts';
import { withDescendants } from '../codebook/tag-rows.ts';
import { useDesk } from '../desk/desk-context.ts';
import { NO_FILTER, type QueueFilter, queueInput } from './queue.ts';
import { takeReviewRequest } from './review-request.ts';
import { walk } from '../views/walk.ts';

/** What makes the queue another one. */
const WATCHED = [
  'annotation',
  'span',
  'annotation_value',
  'decision',
  'comment',
  'tag',
  'transcript',
  'pass',
  'project',
];

export interface Queue {
  items: QueueItem[] | undefined;
  error: string | undefined;
  filter: QueueFilter;
  setFilter: (filter: QueueFilter) => void;
  /** The one under review, and where it stands; -1 for none. */
  item: QueueItem | undefined;
  at: number;
  /** Goes to an annotation, where it is in the queue. */
  goTo: (id: string) => void;
  next: () => void;
  previous: () => void;
}

/** The queue of review and the place in it. The transcript of the one under review is the open one. */
export function useQueue(): Queue {
  const { me, annotators, rows, transcript, openTranscript } = useDesk();
  const [filter, setFilter] = useState(NO_FILTER);
  const [chosen, setChosen] = useState(takeReviewRequest);
  const input = useMemo(
    () =>
      queueInput(filter, me.id, annotators, (tag) =>
        withDescendants(
          rows.map((row) => row.tag),
          tag,
        ),
      ),
    [filter, me, annotators, rows],
  );
  const { data: items, error } = useQuery('review.queue', input, WATCHED);
  const found = items?.findIndex(({ id }) => id === chosen) ?? -1;
  // Nothing chosen yet: the first of the open transcript, or of all.
  const first = items?.findIndex((one) => one.transcript === transcript?.id) ?? -1;
  const at = found >= 0 || !items ? found : Math.min(Math.max(first, 0), items.length - 1);
  const item = items?.[at];

  const where = item?.transcript;
  const open = transcript?.id;
  useEffect(() => {
    if (where !== undefined && where !== open) openTranscript(where);
    // A transcript opened meanwhile elsewhere does not pull back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [where, item?.id]);
  useEffect(() => {
    if (item && chosen !== item.id) setChosen(item.id);
  }, [item, chosen]);

  const step = useCallback(
    (by: 1 | -1) => {
      const next = items?.[walk(items, at, by)];
      if (next) setChosen(next.id);
    },
    [items, at],
  );
  return {
    items,
    error,
    filter,
    setFilter,
    item,
    at,
    goTo: (id) => items?.some((one) => one.id === id) && setChosen(id),
    next: () => step(1),
    previous: () => step(-1),
  };
}
