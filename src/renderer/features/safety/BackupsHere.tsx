import { useState } from 'react';
import type { ProjectInfo } from '../../../contract/types.ts';
import { useRuns } from '../commands/runs.ts';
import { BackupsDialog } from './BackupsDialog.tsx';

/** The backups of the open project, once they are asked for. */
export function BackupsHere({ onOpen }: { onOpen: (project: ProjectInfo) => void }) {
  const [shown, setShown] = useState(false);
  useRuns({ 'project.backups': () => setShown(true) });
  return shown ? <BackupsDialog onOpen={onOpen} onClose={() => setShown(false)} /> : null;
}
