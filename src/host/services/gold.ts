import { needed } from '../../core/review/adjudicate.ts';
import { PassageError } from '../../contract/errors.ts';
import { spanColumns } from '../db/read-annotations.ts';
import { type BuildCounts, madeByRules, writeAgreed } from '../review/gold-build.ts';
import { outcomeOf, writeDecided } from '../review/gold-decide.ts';
import { goldPlaces, undecidedAmong } from '../review/gold-places.ts';
import { changedSince, goldOf } from '../review/gold-rows.ts';
import type { Session } from '../session.ts';
import { checkedSpan, editionOf, excerpt } from './annotation-parts.ts';
import { marksOf } from './compare.ts';
import { define } from './define.ts';

export const gold = define({
  'gold.list': (session, { transcript, annotators }) => {
    const { edition, annotations } = marksOf(session, transcript);
    const whose = annotators ?? peopleOn(session, transcript);
    const rows = goldOf(session.project.db, transcript);
    const stale = changedSince(session.project.db, rows);
    const places = goldPlaces(annotations, whose, rows);
    return {
      transcript,
      edition,
      annotators: [...new Set(whose)].sort(),
      gold: rows.map((row) => ({ ...row, stale: stale.has(row.id) })),
      places,
      undecided: undecidedAmong(places),
    };
  },

  'gold.build': (session, { transcript, annotators, need, match }) => {
    const { project, annotator } = session;
    const { edition, title, annotations } = marksOf(session, transcript);
    const n = new Set(annotators).size;
    if (needed(need, n) > n)
      throw new PassageError(
        'invalid_input',
        `${needed(need, n)} cannot agree where ${n} are compared. Choose fewer.`,
      );
    const before = goldOf(project.db, transcript);
    const { action, result } = project.act(
      annotator,
      'gold.build',
      ({ added, removed }: BuildCounts) =>
        `Build the gold set of “${title}”: ${added} added, ${removed} removed`,
      (rec) =>
        writeAgreed(project.db, rec, {
          transcript,
          edition,
          annotators,
          rule: { need, match },
          marks: annotations,
          gold: before,
        }),
    );
    const undecided = undecidedAmong(goldPlaces(annotations, annotators, goldOf(project.db, transcript)));
    return { action, ...result, undecided };
  },

  'gold.decide': (session, { transcript, place, gold: replaces, choice, note }) => {
    const { project, annotator } = session;
    const { edition, title, annotations } = marksOf(session, transcript);
    const wanted = new Set(place);
    const marks = annotations.filter((mark) => wanted.has(mark.id));
    if (marks.length < wanted.size)
      throw new PassageError('not_found', 'An annotation of this place is no longer there. Look again.');
    const rows = goldOf(project.db, transcript);
    const { action, result } = project.act(
      annotator,
      'gold.decide',
      `Decide on a place of “${title}”`,
      (rec) => {
        const outcome = outcomeOf(rec, project.textOf(edition), marks, choice);
        const where = { transcript, edition, annotator: annotator.id };
        return writeDecided(rec, where, marks, outcome, rows, replaces, note);
      },
    );
    return { action, id: result };
  },

  'gold.remove': ({ project, annotator, seen }, { ids }) => {
    const what = ids.length === 1 ? 'Take back a decision on gold' : `Take ${ids.length} out of the gold set`;
    const { action } = project.act(annotator, 'gold.remove', what, (rec) => {
      for (const id of ids) {
        seen.needTranscript(rec.live('gold', id)['transcript_id'] as string);
        rec.remove('gold', id);
      }
    });
    return { action };
  },

  'gold.clear': (session, { transcript }) => {
    const { project, annotator } = session;
    const { title } = marksOf(session, transcript);
    const { action } = project.act(annotator, 'gold.clear', `Clear what was merged in “${title}”`, (rec) => {
      for (const id of madeByRules(project.db, transcript)) rec.remove('gold', id);
    });
    return { action };
  },

  'gold.place': ({ project, annotator, seen }, { id, span }) => {
    const { action } = project.act(
      annotator,
      'gold.place',
      (quote: string) => `Put gold on “${quote}”`,
      (rec) => {
        const row = rec.live('gold', id);
        const transcript = row['transcript_id'] as string;
        seen.needTranscript(transcript);
        if (row['decided_by'] === null)
          throw new PassageError('conflict', 'A rule made this gold. Build the gold set anew instead.');
        const edition = editionOf(rec, transcript);
        const text = project.textOf(edition);
        const place = checkedSpan(text, span);
        rec.update('gold', id, { edition_id: edition, ...spanColumns(place) });
        return excerpt(text, place);
      },
    );
    return { action };
  },
});

/** The people with annotations of a transcript. Machines' suggestions count only where they are asked for. */
const peopleOn = ({ project }: Session, transcript: string): string[] =>
  project.db
    .prepare(
      `SELECT DISTINCT p.id FROM annotations a JOIN annotators p ON p.id = a.annotator_id
       WHERE a.transcript_id = ? AND a.deleted = 0 AND p.kind = 'person' ORDER BY p.id`,
    )
    .pluck()
    .all(transcript) as string[];
