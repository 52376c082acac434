import { useCallback, useEffect } from 'react';
import type { FoundLine } from '../../../contract/find-types.ts';
import type { Changed } from '../../../contract/types.ts';
import { platform } from '../../platform/current.ts';
import { host } from '../../platform/host.ts';
import { saveDownload } from '../../platform/save-download.ts';
import { type UseJob, useJob } from '../../platform/use-job.ts';
import { saving as status } from '../../app/saving.ts';
import { type Names, pseudonymsFor } from '../../kit/NamesSelect.tsx';
import { useStore } from '../../kit/store.ts';
import { count } from '../../kit/when.ts';
import { projectFind, type Search, searchOf } from './project-find.ts';

/** Milliseconds after the last key before it is searched. */
const PAUSE = 250;

const TEXT = ['transcript', 'edition', 'block', 'turn'];
const ANNOTATED = ['annotation', 'span', 'pass', 'project'];
const WRITTEN = [
  ...['annotation', 'comment', 'decision', 'gold', 'relation', 'relation_type', 'tag', 'attribute'],
  ...['transcript', 'project', 'pass'],
];

export interface ProjectSearch extends Pick<UseJob, 'job' | 'fault' | 'stop'> {
  /** Searches at once, also for what was searched already. */
  again: () => void;
  /** Saves all lines of the search as CSV. */
  save: (names: Names) => Promise<void>;
  saving: Pick<UseJob, 'job' | 'fault' | 'stop'>;
}

/** Searches the project for what the panel says, a moment after it was said. */
export function useProjectSearch(): ProjectSearch {
  const state = useStore(projectFind);
  const { job, fault, run, stop } = useJob();
  const saving = useJob();
  const wanted = JSON.stringify(searchOf(state));
  const search = useCallback(
    (what: Search): void => {
      projectFind.set({ lines: [], search: what, end: null, isStale: false, at: -1, ticked: new Set() });
      let lines: FoundLine[] = [];
      void run({ title: 'Find', unit: 'character' }, async ({ id }) => {
        const off = host().on('found', (found) => {
          if (found.job !== id) return;
          lines = [...lines, ...found.lines];
          projectFind.set({ lines });
        });
        try {
          return await host().call('find.inProject', { ...what, job: id });
        } finally {
          off();
        }
      }).then((end) => end && projectFind.set({ end }));
    },
    [run],
  );
  useEffect(() => {
    const what = JSON.parse(wanted) as Search;
    const known = JSON.stringify(projectFind.get().search) === wanted;
    if (known) return;
    if (what.pattern === '') {
      stop();
      projectFind.set({ lines: [], search: null, end: null, isStale: false, at: -1, ticked: new Set() });
      return;
    }
    const begin = setTimeout(() => search(what), PAUSE);
    return () => clearTimeout(begin);
  }, [wanted, search, stop]);
  useEffect(
    () =>
      host().on('changed', (changed) => {
        const { search, isStale } = projectFind.get();
        if (search && !isStale && concerns(search, changed)) projectFind.set({ isStale: true });
      }),
    [],
  );
  const save = async (names: Names): Promise<void> => {
    const { search } = projectFind.get();
    if (!search) return;
    const name = 'hits.csv';
    const place = await platform().pickExport?.(name, false);
    if (place === null) return;
    const written = await saving.run({ title: 'Saving the hits' }, ({ id }) =>
      host().call('find.export', {
        ...search,
        ...pseudonymsFor(names),
        job: id,
        ...(place ? { place } : {}),
      }),
    );
    if (!written) return;
    if (written.download !== null) saveDownload(written.download, name);
    status.say([`${count(written.rows, 'hit')} saved as CSV`, ...written.losses].join('. '));
  };
  return { job, fault, stop, again: () => search(JSON.parse(wanted) as Search), save, saving };
}

/** Whether a change may have changed what a search finds. */
function concerns(search: Search, { all, touched }: Changed): boolean {
  const places = search.in ?? ['text'];
  const looked = [
    ...TEXT,
    ...(places.includes('quotes') || (search.tagged ?? 'any') !== 'any' ? ANNOTATED : []),
    ...(places.some((place) => place !== 'text' && place !== 'quotes') ? WRITTEN : []),
  ];
  return all === true || looked.some((entity) => entity in touched);
}
