import { useState } from 'react';
import { useRuns } from '../commands/runs.ts';
import { PurgeDialog } from './PurgeDialog.tsx';

/** Removing something for good, once it is asked for. */
export function PurgeHere() {
  const [shown, setShown] = useState(false);
  useRuns({ 'project.purge': () => setShown(true) });
  return shown ? <PurgeDialog onClose={() => setShown(false)} /> : null;
}
