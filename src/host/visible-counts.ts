import type { AnnotationCount } from './db/annotation-counts.ts';
import type { Project } from './project.ts';
import type { Visibility } from './visibility.ts';

/** Counts of the live annotations of live transcripts that may be seen. What it costs does not grow with them. */
export function visibleCounts(project: Project, seen: Visibility): Readonly<AnnotationCount>[] {
  const live = project.db.prepare('SELECT id FROM transcripts WHERE deleted = 0').pluck().all() as string[];
  /** By live transcript: whether everybody's work on it may be seen. */
  const open = new Map<string, boolean>(live.map((id) => [id, seen.seesTranscript(id)]));
  return [...project.counts.rows()].filter(({ transcript, annotator }) =>
    (open.get(transcript) ?? false) ? true : open.has(transcript) && seen.isViewer(annotator),
  );
}

/** {@link visibleCounts}, added up by one of what they have in common. */
export function countBy(
  project: Project,
  seen: Visibility,
  what: 'transcript' | 'tag' | 'annotator',
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of visibleCounts(project, seen))
    sums.set(row[what], (sums.get(row[what]) ?? 0) + row.annotations);
  return sums;
}
