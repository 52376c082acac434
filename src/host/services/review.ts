import { v7 as uuidv7 } from 'uuid';
import type { Annotation } from '../../core/model/annotation.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Recorder } from '../db/recorder.ts';
import { basisOf } from '../review/basis.ts';
import { commentsOn, decisionsOn } from '../review/decisions.ts';
import { historyOf } from '../review/history-of.ts';
import { checkedProposal } from '../review/proposal.ts';
import { queueOf } from '../review/queue.ts';
import type { Session } from '../session.ts';
import { excerpt } from './annotation-parts.ts';
import { define } from './define.ts';

const VERBS = { accept: 'Accept', reject: 'Reject', revise: 'Propose to revise' } as const;

export const review = define({
  'review.queue': ({ project, seen }, filter) => queueOf(project, seen, filter),

  'review.of': (session, { annotation: id }) => {
    const { project, seen } = session;
    const annotation = seenAnnotation(session, id);
    return {
      annotation,
      ...decisionsOn(project.db, (edition) => project.textOf(edition), seen, annotation),
      comments: commentsOn(project.db, seen, id),
      history: historyOf(project, seen, 'annotation', id),
    };
  },

  'review.decide': (session, { annotation: id, verdict, reason, proposal }) => {
    const { project, annotator } = session;
    const annotation = seenAnnotation(session, id);
    if ((verdict === 'revise') !== (proposal !== undefined))
      throw new PassageError(
        'invalid_input',
        'To revise is to propose another span, tag or attribute; to accept or reject is to propose none.',
      );
    const { action } = project.act(
      annotator,
      `decision.${verdict}`,
      () => `${VERBS[verdict]} “${quoteOf(session, annotation)}”`,
      (rec) => {
        const key = `${id}/${annotator.id}`;
        const row = {
          annotation_id: id,
          reviewer_id: annotator.id,
          verdict,
          reason,
          proposal: proposal
            ? checkedProposal(rec, project.textOf(annotation.edition), annotation, proposal)
            : null,
          basis: basisOf(annotation),
          edition_id: annotation.edition,
        };
        // To say the same again is no change; to say something else is a decision of now.
        const known = rec.get('decision', key);
        const same =
          known?.['deleted'] === 0 && Object.entries(row).every(([field, value]) => known[field] === value);
        if (!same) rec.put('decision', { ...row, decided: Date.now() });
      },
    );
    return { action };
  },

  'review.withdraw': (session, { annotation: id }) => {
    const { project, annotator } = session;
    const annotation = seenAnnotation(session, id);
    const { action } = project.act(
      annotator,
      'decision.withdraw',
      () => `Withdraw the decision on “${quoteOf(session, annotation)}”`,
      (rec) => {
        rec.live('decision', `${id}/${annotator.id}`);
        rec.remove('decision', `${id}/${annotator.id}`);
      },
    );
    return { action };
  },

  'comments.list': (session, { annotation }) => {
    seenAnnotation(session, annotation);
    return commentsOn(session.project.db, session.seen, annotation);
  },

  'comments.add': (session, { annotation: on, text }) => {
    const { project, annotator } = session;
    const annotation = seenAnnotation(session, on);
    const id = uuidv7();
    const { action } = project.act(
      annotator,
      'comment.add',
      () => `Comment on “${quoteOf(session, annotation)}”`,
      (rec) =>
        rec.insert('comment', {
          id,
          annotation_id: on,
          annotator_id: annotator.id,
          text,
          created: Date.now(),
        }),
    );
    return { action, id };
  },

  'comments.delete': ({ project, annotator }, { id }) => {
    const { action } = project.act(annotator, 'comment.delete', 'Delete a comment', (rec) => {
      ownComment(rec, id, annotator.id);
      rec.remove('comment', id);
    });
    return { action };
  },
});

/** A live annotation that may be seen. Throws `not_found`: what is hidden is not there. */
function seenAnnotation({ project, seen }: Session, id: string): Annotation {
  const annotation = seen.seesAnnotation(id) ? project.annotations.one(id) : undefined;
  if (!annotation)
    throw new PassageError(
      'not_found',
      'This annotation is not in the project, or no longer: somebody may have deleted it.',
      { id },
    );
  return annotation;
}

const quoteOf = ({ project }: Session, annotation: Annotation): string =>
  excerpt(project.textOf(annotation.edition), annotation.span);

function ownComment(rec: Recorder, id: string, actor: string): void {
  const row = rec.live('comment', id);
  if (row['annotator_id'] !== actor)
    throw new PassageError('conflict', 'This comment is somebody else’s. Only who wrote it deletes it.');
}
