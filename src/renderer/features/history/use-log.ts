import { useCallback, useEffect, useState } from 'react';
import type { HistoryEntry } from '../../../contract/types.ts';
import { type Names, pseudonymsFor } from '../../kit/NamesSelect.tsx';
import { platform } from '../../platform/current.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { useJob } from '../../platform/use-job.ts';

/** Which part of the log; empty fields let everything through. Days are `YYYY-MM-DD`, both included. */
export interface LogFilter {
  actor: string;
  /** The beginning of an action's name ("annotation."). */
  name: string;
  from: string;
  to: string;
}
export const wholeLog: LogFilter = { actor: '', name: '', from: '', to: '' };

/** Entries that are asked for at once. */
const PAGE = 100;
const DAY = 86_400_000;

/** The filter as the contract takes it; days begin at midnight here. */
export function conditionsOf({ actor, name, from, to }: LogFilter) {
  const at = (day: string) => new Date(`${day}T00:00:00`).getTime();
  return {
    ...(actor && { actor }),
    ...(name && { name }),
    ...(from && { from: at(from) }),
    ...(to && { to: at(to) + DAY }),
  };
}

/** The project's log, filtered, newest first, a page at a time. */
export function useLog(filter: LogFilter) {
  const [entries, setEntries] = useState<HistoryEntry[]>();
  const [more, setMore] = useState(false);
  const [fault, setFault] = useState('');
  const { job, fault: notSaved, run, stop } = useJob();
  const load = useCallback(
    (before?: string) => {
      host()
        .call('history.list', { limit: PAGE, ...conditionsOf(filter), ...(before && { before }) })
        .then(
          (page) => {
            setMore(page.length === PAGE);
            setEntries((was) => (before ? [...(was ?? []), ...page] : page));
            setFault('');
          },
          (error: unknown) => setFault(sentenceOf(error)),
        );
    },
    [filter],
  );
  useEffect(() => {
    load();
    return host().on('changed', () => load());
  }, [load]);
  const save = async (format: 'csv' | 'jsonl', names: Names): Promise<void> => {
    const place = await platform().pickExport?.(`history.${format}`, false);
    if (place === null) return;
    const written = await run({ title: 'Saving', unit: 'line' }, ({ id }) =>
      host().call('history.export', {
        ...conditionsOf(filter),
        ...pseudonymsFor(names),
        format,
        job: id,
        ...(place && { place }),
      }),
    );
    if (written && written.download !== null) location.assign(written.download);
  };
  return {
    entries,
    more,
    fault: fault || notSaved,
    job,
    stop,
    loadMore: () => load(entries?.at(-1)?.id),
    save,
  };
}
