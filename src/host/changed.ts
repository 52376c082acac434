import type { Annotation } from '../core/model/annotation.ts';
import type { Changed } from '../contract/types.ts';
import type { Change } from './db/log.ts';
import { changesIn, type Pack } from './db/packs.ts';
import type { AnnotationReader } from './db/read-annotations.ts';

/** Past this, an entity's ids are not listed: who listens asks again for the whole. */
const MOST_IDS = 1_000;

/** As many of a pack's changes as are listed. */
export const toldOf = (pack: Pack): Change[] => [
  ...changesIn({ ...pack, rows: pack.rows.slice(0, MOST_IDS) }),
];

/** What sessions are told after a commit. */
export function changedOf(
  reader: AnnotationReader,
  action: string,
  changes: readonly Change[],
): Omit<Changed, 'history'> {
  const touched: Record<string, string[]> = {};
  const annotationIds = new Set<string>();
  for (const { entity, id } of changes) {
    const ids = (touched[entity] ??= []);
    if (ids.length < MOST_IDS) ids.push(id);
    if (entity === 'annotation' || entity === 'span' || entity === 'annotation_value')
      annotationIds.add(id.split('/')[0]!);
  }
  const annotations: Annotation[] = [];
  const removed: string[] = [];
  const live = annotationIds.size === 0 ? new Map<string, Annotation>() : reader.some(annotationIds);
  for (const id of annotationIds) {
    const annotation = live.get(id);
    if (annotation) annotations.push(annotation);
    else removed.push(id);
  }
  return { action, touched, annotations, removed };
}
