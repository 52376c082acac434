import { useCallback, useState } from 'react';
import type { ProjectInfo } from '../../../contract/types.ts';
import { platform } from '../../platform/current.ts';
import { host } from '../../platform/host.ts';
import type { FailedOpening } from '../safety/OpeningTrouble.tsx';

/** The ways into a project; what goes wrong is a sentence in `fault`. */
export function useOpening(onOpen: (project: ProjectInfo) => void) {
  const [failed, setFailed] = useState<FailedOpening | null>(null);
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (work: (at: (place: string) => string) => Promise<ProjectInfo | null>): Promise<void> => {
      let named: string | null = null;
      setBusy(true);
      setFailed(null);
      try {
        const project = await work((place) => (named = place));
        if (project) onOpen(project);
      } catch (error) {
        setFailed({ error, place: named });
      } finally {
        setBusy(false);
      }
    },
    [onOpen],
  );
  const openPlace = useCallback(
    (place: string) => void run((at) => host().call('project.open', { place: at(place) })),
    [run],
  );
  const openPicked = useCallback(
    () =>
      void run(async (at) => {
        const place = await platform().pickProject?.();
        return place == null ? null : host().call('project.open', { place: at(place) });
      }),
    [run],
  );
  const create = useCallback(
    (name: string) => void run(() => host().call('project.create', { place: name })),
    [run],
  );
  const createPicked = useCallback(
    () =>
      void run(async () => {
        const place = await platform().pickNewProject?.('Project');
        return place == null ? null : host().call('project.create', { place });
      }),
    [run],
  );
  const openSample = useCallback(
    () =>
      void run(async () => {
        const picker = platform().pickNewProject;
        if (!picker) return host().call('project.openSample', {});
        // On the desktop a copy of the sample is a file like any other: the user says where.
        const place = await picker('Sample press conference');
        return place === null ? null : host().call('project.openSample', { place });
      }),
    [run],
  );
  return { failed, busy, openPlace, openPicked, create, createPicked, openSample };
}
