import type { Annotation } from '../../core/model/annotation.ts';

/** What has to be applied to come from one list of annotations to another. An object that is the same did not change. */
export function diffAnnotations(
  before: ReadonlyMap<string, Annotation>,
  after: readonly Annotation[],
): { changed: Annotation[]; removed: string[]; next: Map<string, Annotation> } {
  const next = new Map<string, Annotation>();
  const changed: Annotation[] = [];
  for (const annotation of after) {
    next.set(annotation.id, annotation);
    if (before.get(annotation.id) !== annotation) changed.push(annotation);
  }
  const removed = [...before.keys()].filter((id) => !next.has(id));
  return { changed, removed, next };
}
