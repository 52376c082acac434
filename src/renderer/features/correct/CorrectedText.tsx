import { lazy, type ReactNode, Suspense } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { useMode } from './mode.ts';
import { OldEdition } from './OldEdition.tsx';

// The editor is read from the disk when it is first wanted: most days nobody corrects a text.
const Correcting = lazy(() => import('./Correcting.tsx'));

/** The text to code (`children`), unless it is being corrected or an older edition is read. */
export function CorrectedText({ children }: { children: ReactNode }) {
  const { transcript, content } = useDesk();
  const mode = useMode(transcript?.id);
  if (mode?.kind === 'correcting' && content)
    return (
      <Suspense fallback={null}>
        <Correcting key={mode.transcript} content={content} />
      </Suspense>
    );
  if (mode?.kind === 'reading') return <OldEdition edition={mode.edition} />;
  return children;
}
