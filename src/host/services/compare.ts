import { comparePlaces, countKinds } from '../../core/review/compare.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import { PassageError } from '../../contract/errors.ts';
import { define } from './define.ts';
import type { Session } from '../session.ts';

export const compare = define({
  'compare.get': (session, { transcript, annotators }) => {
    const { edition, annotations } = marksOf(session, transcript);
    const ordered = [...new Set(annotators)].sort();
    const places = comparePlaces(
      annotations.filter((mark) => ordered.includes(mark.annotator)),
      ordered,
    );
    const done = new Set(
      session.project.db
        .prepare(`SELECT annotator_id FROM passes WHERE transcript_id = ? AND state = 'done' AND deleted = 0`)
        .pluck()
        .all(transcript) as string[],
    );
    return {
      transcript,
      edition,
      annotators: ordered,
      open: ordered.filter((id) => !done.has(id)),
      places,
      counts: countKinds(places),
    };
  },
});

/** Everybody's annotations of a transcript. Throws `not_found`, and `hidden` where they may not all be seen. */
export function marksOf(
  { project, seen }: Session,
  transcript: string,
): { edition: string; title: string; annotations: Annotation[] } {
  const row = project.db
    .prepare('SELECT edition_id AS edition, title FROM transcripts WHERE id = ? AND deleted = 0')
    .get(transcript) as { edition: string; title: string } | undefined;
  if (!row)
    throw new PassageError(
      'not_found',
      'This transcript is not in the project, or no longer: somebody may have deleted it.',
      {
        id: transcript,
      },
    );
  seen.needTranscript(transcript);
  return { ...row, annotations: project.annotations.ofTranscript(transcript) };
}
