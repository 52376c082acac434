import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { host, sentenceOf } from './host.ts';
import { type JobControl, type JobOptions, Jobs, type JobView, wasStopped } from './jobs.ts';

/** The jobs of this page. */
export const jobs = new Jobs(host);

/** The jobs that nobody shows: the status line does. */
export const useUnattendedJobs = (): readonly JobView[] =>
  useSyncExternalStore(jobs.subscribe, jobs.list).filter(({ attended }) => !attended);

export interface UseJob {
  /** While it runs; null before and after. Show it by `JobProgress`. */
  job: JobView | null;
  /** Why the last one failed; empty where it did not, or was stopped. */
  fault: string;
  /** What became of the last one, where the user stopped it: what was kept. Else empty. */
  stopped: string;
  /** Resolves to undefined where the work failed or was stopped. Another run meanwhile stops the one before. */
  run: <T>(options: JobOptions, work: (job: JobControl) => Promise<T>) => Promise<T | undefined>;
  stop: () => void;
  clear: () => void;
}

/**
 * One job at a time of a part of the page, which shows how far it is and lets it be stopped. A part that goes away stops
 * its job: a dialog that is closed leaves nothing behind.
 */
export function useJob(): UseJob {
  const current = useRef<string>(undefined);
  const [fault, setFault] = useState('');
  const [stopped, setStopped] = useState('');
  const all = useSyncExternalStore(jobs.subscribe, jobs.list);
  const [id, setId] = useState<string>();
  const stop = useCallback(() => {
    if (current.current !== undefined) jobs.stop(current.current);
  }, []);
  useEffect(() => stop, [stop]);
  const run = useCallback(
    async <T>(options: JobOptions, work: (job: JobControl) => Promise<T>): Promise<T | undefined> => {
      stop();
      setFault('');
      setStopped('');
      let own: string | undefined;
      const onStart = (started: string): void => {
        own = current.current = started;
        setId(started);
      };
      try {
        const result = await jobs.run({ attended: true, ...options, onStart }, work);
        return current.current === own ? result : undefined;
      } catch (error) {
        if (current.current === own) (wasStopped(error) ? setStopped : setFault)(sentenceOf(error));
        return undefined;
      } finally {
        if (current.current === own) current.current = undefined;
      }
    },
    [stop],
  );
  const clear = useCallback(() => {
    setFault('');
    setStopped('');
  }, []);
  return { job: all.find((job) => job.id === id) ?? null, fault, stopped, run, stop, clear };
}
