import { useState } from 'react';
import type { ProjectInfo } from '../../../contract/types.ts';
import { useRuns } from '../commands/runs.ts';
import { PurgeDialog } from './PurgeDialog.tsx';

/** Removing something for good, once it is asked for. */
export function PurgeHere({ onOpen }: { onOpen: (project: ProjectInfo) => void }) {
  const [shown, setShown] = useState(false);
  useRuns({ 'project.purge': () => setShown(true) });
  return shown ? <PurgeDialog onOpen={onOpen} onClose={() => setShown(false)} /> : null;
}
