import './safety.css';
import { useState } from 'react';
import { PassageError } from '../../../contract/errors.ts';
import type { RepairReport } from '../../../contract/safety-types.ts';
import type { ProjectInfo } from '../../../contract/types.ts';
import { saving } from '../../app/saving.ts';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { platform } from '../../platform/current.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { useJob } from '../../platform/use-job.ts';
import { BackupsDialog } from './BackupsDialog.tsx';
import { RepairDialog } from './RepairDialog.tsx';

/** A project that could not be opened, and why. */
export interface FailedOpening {
  error: unknown;
  place: string | null;
}

interface Props {
  failed: FailedOpening;
  onOpen: (project: ProjectInfo) => void;
}

/** Why a project could not be opened, with the ways out: a copy, a backup, a repair. */
export function OpeningTrouble({ failed: { error, place }, onOpen }: Props) {
  const code = error instanceof PassageError ? error.code : 'internal';
  const { job, fault, stopped, run, stop } = useJob();
  const [listing, setListing] = useState(false);
  const [report, setReport] = useState<RepairReport>();
  const where = async (name: string): Promise<{ to?: string } | null> => {
    const to = await platform().pickNewProject?.(name);
    return to === null ? null : to === undefined ? {} : { to };
  };
  const openCopy = async (of: string): Promise<void> => {
    const chosen = await where(nameOf(of, 'copy'));
    if (!chosen) return;
    const project = await run({ title: 'Copy', canStop: false }, () =>
      host().call('project.openCopy', { place: of, ...chosen }),
    );
    if (!project) return;
    onOpen(project);
    saving.say(`“${fileOf(project.place)}” is a copy, and you work in it. The other file is as it was.`);
  };
  const repair = async (of: string): Promise<void> => {
    const chosen = await where(nameOf(of, 'repaired'));
    if (!chosen) return;
    const made = await run({ title: 'Repair', unit: 'row' }, ({ id }) =>
      host().call('project.repair', { place: of, ...chosen, job: id }),
    );
    if (made) setReport(made);
  };
  return (
    <div className="notice opening-trouble" data-tone="bad" role="alert">
      <p>{fault || stopped || sentenceOf(error)}</p>
      {job && <JobProgress job={job} onStop={stop} />}
      {place !== null && (code === 'read_only' || code === 'damaged') && (
        // They stay while it works: a button that is gone has lost the focus.
        <p className="opening-acts" data-busy={job ? true : undefined}>
          {code === 'read_only' && (
            <button
              type="button"
              className="button"
              data-variant="primary"
              aria-disabled={job !== null}
              onClick={job ? undefined : () => void openCopy(place)}
            >
              Open a copy
            </button>
          )}
          {code === 'damaged' && (
            <>
              <button
                type="button"
                className="button"
                data-variant="primary"
                aria-disabled={job !== null}
                onClick={job ? undefined : () => setListing(true)}
              >
                Look at the backups
              </button>
              <button
                type="button"
                className="button"
                aria-disabled={job !== null}
                onClick={job ? undefined : () => void repair(place)}
              >
                Repair into a new file
              </button>
            </>
          )}
        </p>
      )}
      {listing && place !== null && (
        <BackupsDialog place={place} onOpen={onOpen} onClose={() => setListing(false)} />
      )}
      {report && <RepairDialog report={report} onOpen={onOpen} onClose={() => setReport(undefined)} />}
    </div>
  );
}

/** The name of the file at a path. */
const fileOf = (place: string): string => place.replace(/^.*[\\/]/, '');

/** "hearings (copy)" for the file of a path or name. */
const nameOf = (place: string, word: string): string =>
  `${fileOf(place).replace(/\.passage$/i, '')} (${word})`;
