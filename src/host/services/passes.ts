import type { Pass } from '../../contract/review-types.ts';
import { boardOf } from '../review/board.ts';
import { define } from './define.ts';

export const passes = define({
  'passes.list': ({ project }, { transcript }) =>
    project.db
      .prepare(
        `SELECT p.transcript_id AS transcript, p.annotator_id AS annotator, p.state FROM passes p
         JOIN transcripts t ON t.id = p.transcript_id AND t.deleted = 0
         WHERE p.deleted = 0 AND (@transcript IS NULL OR p.transcript_id = @transcript)
         ORDER BY t.position, t.id, p.annotator_id`,
      )
      .all({ transcript: transcript ?? null }) as Pass[],

  'passes.set': ({ project, annotator }, { transcript, annotator: whose = annotator.id, state }) => {
    const { action } = project.act(
      annotator,
      'pass.set',
      (what: string) => what,
      (rec) => {
        const title = String(rec.live('transcript', transcript)['title']);
        const name = String(rec.live('annotator', whose)['name']);
        rec.put('pass', { transcript_id: transcript, annotator_id: whose, state });
        const pass = whose === annotator.id ? 'the pass' : `${name}’s pass`;
        return state === 'done' ? `Finish ${pass} on “${title}”` : `Open ${pass} on “${title}”`;
      },
    );
    return { action };
  },

  'board.get': ({ project, seen }) => boardOf(project.db, seen),
});
