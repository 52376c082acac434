import { useState } from 'react';
import type { MergeMapping, MergeReport } from '../../../contract/merge-types.ts';
import { host } from '../../platform/host.ts';
import { useJob } from '../../platform/use-job.ts';

/** A file to merge: by its path on the desktop, with its bytes in a browser. */
export type MergeSource = { place: string } | { fileName: string; bytes: Uint8Array };

interface MergeState {
  sources: readonly MergeSource[];
  mapping: readonly MergeMapping[];
  /** What merging would do, then what it did. */
  report: MergeReport | null;
  merged: boolean;
}
const begin: MergeState = { sources: [], mapping: [], report: null, merged: false };

/** A merge in two steps: what it would do, then the doing. Asking for something else stops what was asked before. */
export function useMerge() {
  const [state, setState] = useState(begin);
  const [merging, setMerging] = useState(false);
  const { job, fault, stopped, run, stop } = useJob();
  const call = async (
    sources: readonly MergeSource[],
    mapping: readonly MergeMapping[],
    dryRun: boolean,
  ): Promise<void> => {
    setState((was) => ({ ...was, sources, mapping }));
    setMerging(!dryRun);
    const report = await run({ title: dryRun ? 'Looking' : 'Merging' }, ({ id }) =>
      host().call('merge.run', { sources: [...sources], mapping: [...mapping], dryRun, job: id }),
    );
    if (report) setState((was) => ({ ...was, report, merged: !dryRun }));
  };
  const busy = merging ? ('merging' as const) : ('looking' as const);
  const rest = state.merged
    ? ('merged' as const)
    : state.report
      ? ('looked' as const)
      : ('choosing' as const);
  return {
    run: { ...state, job, fault, stopped, state: job ? busy : rest },
    look: (sources: readonly MergeSource[]) => void call(sources, [], true),
    /** Maps a thing of the other file to the one here, or leaves them two; then looks again. */
    map: (mapping: readonly MergeMapping[]) => void call(state.sources, mapping, true),
    merge: () => void call(state.sources, state.mapping, false),
    cancel: stop,
  };
}
