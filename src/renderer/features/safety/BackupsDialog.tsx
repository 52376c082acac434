import './safety.css';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Backup } from '../../../contract/safety-types.ts';
import type { ProjectInfo } from '../../../contract/types.ts';
import { Confirm } from '../../kit/Confirm.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { momentOf } from '../../kit/when.ts';
import { host, useQuery } from '../../platform/host.ts';
import { useJob } from '../../platform/use-job.ts';
import { BackupInside } from './BackupInside.tsx';

const REASONS: Record<Backup['reason'], string> = {
  auto: 'by itself',
  asked: 'asked for',
  migration: 'before an update of the file',
  restore: 'before a backup was restored',
};

interface Props {
  /** The project, where it is not the open one. */
  place?: string;
  onOpen: (project: ProjectInfo) => void;
  onClose: () => void;
}

/** The backups of a project: what is inside each, and the way back to it. */
export function BackupsDialog({ place, onOpen, onClose }: Props) {
  const which = place === undefined ? {} : { place };
  const { data, error, refresh } = useQuery('backups.list', which, []);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const { job, fault, run } = useJob();
  const backups = data?.backups ?? [];
  const backup = backups.find(({ id }) => id === chosen) ?? backups[0];
  const make = async (): Promise<void> => {
    const made = await run({ title: 'Backup', canStop: false }, () => host().call('backups.make'));
    refresh();
    if (made) setChosen(made.id);
  };
  const restore = async (id: string): Promise<void> => {
    setAsking(false);
    const project = await run({ title: 'Restore', canStop: false }, () =>
      host().call('backups.restore', { ...which, id }),
    );
    if (!project) return;
    onClose();
    onOpen(project);
  };
  const busy = job !== null;
  return (
    <>
      <Sheet
        title="Backups"
        isOpen
        onClose={onClose}
        width="medium"
        canClose={!busy}
        footer={
          <>
            <span className="sheet-words">
              {fault || error ? (
                <span className="sheet-fault" role="alert">
                  {fault || error}
                </span>
              ) : (
                busy && `${job.title}…`
              )}
            </span>
            {place === undefined && (
              <button type="button" className="button" disabled={busy} onClick={() => void make()}>
                Back up now
              </button>
            )}
            <button
              type="button"
              className="button"
              disabled={busy || !backup}
              onClick={() => setAsking(true)}
            >
              Restore…
            </button>
            <button type="button" className="button" data-variant="primary" disabled={busy} onClick={onClose}>
              Done
            </button>
          </>
        }
      >
        {data && (
          <div className="backups">
            {backup ? (
              <ListBox
                className="backups-list"
                aria-label="Backups"
                items={backups}
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[backup.id]}
                onSelectionChange={(keys) => keys !== 'all' && setChosen(String([...keys][0]))}
              >
                {({ id, at, reason }) => (
                  <ListBoxItem id={id} className="backups-item" textValue={momentOf(at)}>
                    <span className="backups-when">{momentOf(at)}</span>
                    <span className="backups-why">{REASONS[reason]}</span>
                  </ListBoxItem>
                )}
              </ListBox>
            ) : (
              <p className="backups-none">
                {place === undefined
                  ? 'No backups yet. Passage makes one by itself each hour in which something changes; make one now if you are about to try something.'
                  : 'There is no backup of this project. Close this, and let Passage repair the file.'}
              </p>
            )}
            {backup && <BackupInside key={backup.id} which={which} id={backup.id} />}
            <p className="backups-where">
              Kept in {data.folder}: one an hour for a day, one a day for a month, one a week for a year. They
              are on the same disk as the project: copy the folder elsewhere from time to time.
            </p>
          </div>
        )}
      </Sheet>
      {asking && backup && (
        <Confirm
          title={`Go back to ${momentOf(backup.at)}?`}
          action="Restore"
          tone="primary"
          onConfirm={() => void restore(backup.id)}
          onClose={() => setAsking(false)}
        >
          <p>
            {place === undefined
              ? 'The project becomes what the backup holds. What it is now is kept as a backup first, so that you can come back. Other windows on the project are closed.'
              : 'The backup takes the place of the damaged file, which is kept beside it under another name.'}
          </p>
        </Confirm>
      )}
    </>
  );
}
