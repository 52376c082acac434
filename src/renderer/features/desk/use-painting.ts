import { useLayoutEffect } from 'react';
import type { Reader, Shown } from '../../reader/reader.ts';
import type { Annotations } from '../annotations/annotations.ts';
import type { Suggestions } from '../suggestions/suggestions.ts';

/**
 * Hands annotations and suggestions to the reader, and then each change on its own: painting does not wait for React. After a
 * correction text and annotations come one after the other: only those are painted that stand in the edition shown.
 */
export function usePainting(
  reader: Reader | null,
  annotations: Annotations | null,
  suggestions: Suggestions | null,
  edition: string | undefined,
): void {
  useLayoutEffect(() => {
    if (!reader) return;
    const fits = (shown: Shown): boolean => edition === undefined || shown.edition === edition;
    const all = (): readonly Shown[] => {
      const suggested = suggestions?.painted() ?? [];
      const made: readonly Shown[] = annotations?.all() ?? [];
      const list = suggested.length === 0 ? made : [...made, ...suggested];
      return list.every(fits) ? list : list.filter(fits);
    };
    const paint = (patch: { changed: readonly Shown[]; removed: readonly string[] } | null): void => {
      if (!patch) return reader.setAnnotations(all());
      const others = patch.changed.filter((shown) => !fits(shown)).map(({ id }) => id);
      if (others.length === 0) reader.apply(patch.changed, patch.removed);
      else reader.apply(patch.changed.filter(fits), [...patch.removed, ...others]);
    };
    reader.setAnnotations(all());
    const stops = [annotations?.onPatch(paint), suggestions?.onPatch(paint)];
    return () => stops.forEach((stop) => stop?.());
  }, [reader, annotations, suggestions, edition]);
}
