import { effectsOn } from '../../core/edits/effects.ts';
import { writeCorrection } from '../editions/correct.ts';
import { editionContent, editionsOf } from '../editions/list.ts';
import { orphansOf } from '../editions/orphans.ts';
import { define } from './define.ts';
import { summaryOf } from './transcripts.ts';

export const editions = define({
  'editions.list': ({ project, seen }, { transcript }) => {
    summaryOf(project, seen, transcript);
    return editionsOf(project.db, transcript);
  },

  'editions.get': ({ project, seen }, { id }) => editionContent(project, seen, id),

  'editions.correct': ({ project, annotator, seen }, { transcript, edition, edits }) => {
    summaryOf(project, seen, transcript);
    const before = seen.ofTranscript(transcript, project.annotations.ofTranscript(transcript));
    const { action, result } = project.act(
      annotator,
      'edition.correct',
      (made: { id: string; title: string } | null) =>
        `Correct the text of “${made?.title ?? ''}” in ${edits.length === 1 ? 'one place' : `${edits.length} places`}`,
      (rec) => writeCorrection(project, rec, { transcript, edition, edits }),
    );
    if (!result) return { action, edition, orphaned: [], partial: [], changed: 0 };
    return { action, edition: result.id, ...effectsOn(before, edits) };
  },

  'orphans.list': ({ project, seen }, { transcript }) =>
    orphansOf(project.db, (edition) => project.textOf(edition), seen, transcript),
});
