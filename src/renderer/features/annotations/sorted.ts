import type { Annotation } from '../../../core/model/annotation.ts';
import { compareByPlace } from '../../../core/model/order.ts';

/** Past so many changes, going through the whole list once is quicker than finding each place. */
const FEW = 32;

/** A list sorted by place with some taken out and others put in, as a new list. All of `out` are in it, as they are. */
export function withChanges(
  sorted: readonly Annotation[],
  out: readonly Annotation[],
  into: readonly Annotation[],
): readonly Annotation[] {
  if (out.length + into.length <= FEW) {
    const next = [...sorted];
    for (const annotation of out) next.splice(placeIn(next, annotation), 1);
    for (const annotation of into) next.splice(placeIn(next, annotation), 0, annotation);
    return next;
  }
  const gone = new Set(out);
  return merge(
    gone.size === 0 ? sorted : sorted.filter((annotation) => !gone.has(annotation)),
    [...into].sort(compareByPlace),
  );
}

/** Where an annotation stands in a list sorted by place, or would stand: the first that does not come before it. */
export function placeIn(sorted: readonly Annotation[], annotation: Pick<Annotation, 'id' | 'span'>): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareByPlace(sorted[middle]!, annotation) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two sorted lists as one. */
function merge(a: readonly Annotation[], b: readonly Annotation[]): Annotation[] {
  const out: Annotation[] = [];
  let i = 0;
  for (const next of b) {
    while (i < a.length && compareByPlace(a[i]!, next) < 0) out.push(a[i++]!);
    out.push(next);
  }
  while (i < a.length) out.push(a[i++]!);
  return out;
}
