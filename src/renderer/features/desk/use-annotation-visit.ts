import { useCallback, useEffect, useState } from 'react';
import type { TranscriptContent } from '../../../contract/types.ts';
import type { Annotations } from '../annotations/annotations.ts';
import type { DeskValue } from './desk-context.ts';
import { focusReader } from './panes.ts';

/** Selects an annotation wherever it stands: opens its transcript, and waits until both text and annotations are there. */
export function useAnnotationVisit(
  annotations: Annotations | null,
  content: TranscriptContent | null,
  select: DeskValue['select'],
  /** Shows a transcript in the coding view. */
  open: (transcript: string) => void,
): DeskValue['goToAnnotation'] {
  const [wanted, setWanted] = useState<{ transcript: string; id: string } | null>(null);
  useEffect(() => {
    if (annotations?.transcript !== wanted?.transcript || content?.transcript.id !== wanted?.transcript)
      return undefined;
    const arrive = (): void => {
      if (!wanted || !annotations?.loaded) return;
      setWanted(null);
      if (!annotations.get(wanted.id)) return;
      select(wanted.id, { goTo: true });
      // What was pressed may be gone with the annotation that it was about.
      requestAnimationFrame(() => document.activeElement === document.body && focusReader());
    };
    arrive();
    return annotations?.subscribe(arrive);
  }, [wanted, annotations, content, select]);
  return useCallback(
    (transcript, id) => {
      open(transcript);
      setWanted({ transcript, id });
    },
    [open],
  );
}
