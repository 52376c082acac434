import { useLayoutEffect } from 'react';
import type { Reader } from '../../reader/reader.ts';
import type { Annotations } from '../annotations/annotations.ts';

/** Hands the annotations to the reader, and then each change on its own: painting does not wait for React. */
export function usePainting(reader: Reader | null, annotations: Annotations | null): void {
  useLayoutEffect(() => {
    if (!reader) return;
    reader.setAnnotations(annotations?.all() ?? []);
    return annotations?.onPatch((patch) => {
      if (patch) reader.apply(patch.changed, patch.removed);
      else reader.setAnnotations(annotations.all());
    });
  }, [reader, annotations]);
}
