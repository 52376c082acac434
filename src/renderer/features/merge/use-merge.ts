import { useEffect, useRef, useState } from 'react';
import { v7 as uuid } from 'uuid';
import type { MergeMapping, MergeReport } from '../../../contract/merge-types.ts';
import { PassageError } from '../../../contract/errors.ts';
import { host, sentenceOf } from '../../platform/host.ts';

/** A file to merge: by its path on the desktop, with its bytes in a browser. */
export type MergeSource = { place: string } | { fileName: string; bytes: Uint8Array };

export interface MergeRun {
  state: 'choosing' | 'looking' | 'looked' | 'merging' | 'merged';
  sources: readonly MergeSource[];
  /** What merging would do, then what it did. */
  report: MergeReport | null;
  mapping: readonly MergeMapping[];
  progress: { done: number; total: number } | null;
  fault: string;
}
const begin: MergeRun = {
  state: 'choosing',
  sources: [],
  report: null,
  mapping: [],
  progress: null,
  fault: '',
};

/** A merge in two steps: what it would do, then the doing. */
export function useMerge() {
  const [run, setRun] = useState(begin);
  const job = useRef<string>(undefined);
  useEffect(
    () =>
      host().on(
        'progress',
        ({ job: id, done, total }) =>
          id === job.current && setRun((was) => ({ ...was, progress: { done, total } })),
      ),
    [],
  );
  const call = async (
    sources: readonly MergeSource[],
    mapping: readonly MergeMapping[],
    dryRun: boolean,
  ): Promise<void> => {
    const id = (job.current = uuid());
    setRun((was) => ({
      ...was,
      sources,
      mapping,
      state: dryRun ? 'looking' : 'merging',
      progress: null,
      fault: '',
    }));
    try {
      const report = await host().call('merge.run', {
        sources: [...sources],
        mapping: [...mapping],
        dryRun,
        job: id,
      });
      // Something else was asked for meanwhile, and its answer stands.
      if (job.current !== id) return;
      setRun((was) => ({ ...was, state: dryRun ? 'looked' : 'merged', report, progress: null }));
    } catch (error) {
      if (job.current !== id) return;
      const stopped = error instanceof PassageError && error.code === 'cancelled';
      setRun((was) => ({
        ...was,
        state: was.report ? 'looked' : 'choosing',
        progress: null,
        fault: stopped ? '' : sentenceOf(error),
      }));
    } finally {
      if (job.current === id) job.current = undefined;
    }
  };
  return {
    run,
    look: (sources: readonly MergeSource[]) => void call(sources, [], true),
    /** Maps a thing of the other file to the one here, or leaves them two; then looks again. */
    map: (mapping: readonly MergeMapping[]) => void call(run.sources, mapping, true),
    merge: () => void call(run.sources, run.mapping, false),
    cancel: () => {
      if (job.current)
        host()
          .call('jobs.cancel', { job: job.current })
          .catch(() => {});
    },
  };
}
