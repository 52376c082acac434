import type { Annotator } from '../../core/model/annotation.ts';
import type { Board, BoardCell } from '../../contract/review-types.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Visibility } from '../visibility.ts';

/** Transcripts by annotators: passes, assignments, and how many annotations there are, as far as they may be seen. */
export function boardOf(db: ReadableDb, seen: Visibility): Board {
  const transcripts = db
    .prepare(
      `SELECT t.id, t.title, e.length, ${seen.transcript('t.id')} AS shown FROM transcripts t
       JOIN editions e ON e.id = t.edition_id WHERE t.deleted = 0 ORDER BY t.position, t.id`,
    )
    .all() as { id: string; title: string; length: number; shown: 0 | 1 }[];
  const live = new Set(transcripts.map((transcript) => transcript.id));
  const hidden = new Set(transcripts.filter(({ shown }) => shown === 0).map(({ id }) => id));
  const cells = new Map<string, BoardCell>();
  const cell = (transcript: string, annotator: string): BoardCell => {
    const key = `${transcript} ${annotator}`;
    const known = cells.get(key);
    if (known) return known;
    const annotations = hidden.has(transcript) && !seen.isViewer(annotator) ? null : 0;
    const made: BoardCell = { transcript, annotator, state: 'none', annotations, rounds: [] };
    cells.set(key, made);
    return made;
  };
  for (const row of counted(db, seen)) {
    if (!live.has(row.transcript)) continue;
    const at = cell(row.transcript, row.annotator);
    at.annotations = row.annotations;
    at.state = 'open';
  }
  for (const row of db
    .prepare(
      'SELECT transcript_id AS transcript, annotator_id AS annotator, state FROM passes WHERE deleted = 0',
    )
    .all() as Pick<BoardCell, 'transcript' | 'annotator' | 'state'>[])
    if (live.has(row.transcript)) cell(row.transcript, row.annotator).state = row.state;
  for (const row of assigned(db))
    if (live.has(row.transcript)) cell(row.transcript, row.annotator).rounds.push(row.round);
  return {
    transcripts: transcripts.map(({ id, title, length }) => ({ id, title, length })),
    annotators: db
      .prepare('SELECT id, name, kind FROM annotators WHERE deleted = 0 ORDER BY name, id')
      .all() as Annotator[],
    rounds: db
      .prepare('SELECT id, name FROM rounds WHERE deleted = 0 ORDER BY created, id')
      .all() as Board['rounds'],
    cells: [...cells.values()],
    hidden: [...hidden],
  };
}

function counted(db: ReadableDb, seen: Visibility) {
  return db
    .prepare(
      `SELECT a.transcript_id AS transcript, a.annotator_id AS annotator, count(*) AS annotations FROM annotations a
       WHERE a.deleted = 0 AND ${seen.annotation()} GROUP BY a.transcript_id, a.annotator_id`,
    )
    .all() as { transcript: string; annotator: string; annotations: number }[];
}

function assigned(db: ReadableDb) {
  return db
    .prepare(
      `SELECT s.transcript_id AS transcript, s.annotator_id AS annotator, s.round_id AS round FROM assignments s
       JOIN rounds r ON r.id = s.round_id AND r.deleted = 0 WHERE s.deleted = 0 ORDER BY r.created, r.id`,
    )
    .all() as { transcript: string; annotator: string; round: string }[];
}
