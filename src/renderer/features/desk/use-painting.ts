import { useLayoutEffect } from 'react';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Reader } from '../../reader/reader.ts';
import type { Annotations } from '../annotations/annotations.ts';

/**
 * Hands the annotations to the reader, and then each change on its own: painting does not wait for React. After a correction
 * text and annotations come one after the other: only those are painted that stand in the edition shown.
 */
export function usePainting(
  reader: Reader | null,
  annotations: Annotations | null,
  edition: string | undefined,
): void {
  useLayoutEffect(() => {
    if (!reader) return;
    const fits = (annotation: Annotation): boolean => edition === undefined || annotation.edition === edition;
    const all = (): readonly Annotation[] => {
      const list = annotations?.all() ?? [];
      return list.every(fits) ? list : list.filter(fits);
    };
    reader.setAnnotations(all());
    return annotations?.onPatch((patch) => {
      if (!patch) return reader.setAnnotations(all());
      const others = patch.changed.filter((annotation) => !fits(annotation)).map(({ id }) => id);
      if (others.length === 0) reader.apply(patch.changed, patch.removed);
      else reader.apply(patch.changed.filter(fits), [...patch.removed, ...others]);
    });
  }, [reader, annotations, edition]);
}
