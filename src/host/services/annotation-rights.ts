import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';

/** Who may change annotations: their annotator, and where the project allows correcting, everybody who sees them. */
export interface Ownership {
  /** Somebody else's are among them: the log names the action so. */
  correcting: boolean;
  /** The live annotation. Throws `not_found`, `conflict`. */
  take(rec: Recorder, id: string): Row;
  /** The name of an annotation's annotator. */
  of(row: Row): string;
}

/** Looks at whose annotations they are before they are changed. */
export function ownership(
  project: Project,
  seen: Visibility,
  actor: string,
  ids: readonly string[],
): Ownership {
  const { db } = project;
  const correct = db.prepare('SELECT correct FROM project ORDER BY id LIMIT 1').pluck().get() === 1;
  const others = db
    .prepare(
      `SELECT a.id, ${seen.annotation()} AS shown FROM annotations a
       WHERE a.id IN (SELECT value FROM json_each(?)) AND a.annotator_id <> ?`,
    )
    .all(JSON.stringify(ids), actor) as { id: string; shown: 0 | 1 }[];
  const hidden = new Set(others.filter((row) => row.shown === 0).map((row) => row.id));
  const name = db.prepare('SELECT name FROM annotators WHERE id = ?').pluck();
  return {
    correcting: correct && others.length > 0,
    take(rec, id) {
      // What is hidden is not there, so that its id says nothing.
      const row = hidden.has(id) ? rec.live('annotation', '') : rec.live('annotation', id);
      rec.live('transcript', row['transcript_id'] as string);
      if (row['annotator_id'] !== actor && !correct)
        throw new PassageError(
          'conflict',
          'This annotation is somebody else’s. Only its annotator changes it; others may comment on it or decide.',
        );
      return row;
    },
    of: (row) => String(name.get(row['annotator_id'])),
  };
}
