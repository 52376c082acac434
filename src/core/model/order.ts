import { spanEnd, spanStart } from './span.ts';
import type { Annotation } from './annotation.ts';

/** The order of annotations wherever they are listed: by start, longer first, then id. */
export function compareByPlace(
  a: Pick<Annotation, 'id' | 'span'>,
  b: Pick<Annotation, 'id' | 'span'>,
): number {
  return (
    spanStart(a.span) - spanStart(b.span) ||
    spanEnd(b.span) - spanEnd(a.span) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
