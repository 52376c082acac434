import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';
import { SHOWN_RELATIONS } from './read.ts';

/**
 * Who may change relations: who drew them, and where the project allows correcting, everybody who sees them. `take` throws
 * `not_found` for what is not there or not to be seen, `conflict` for somebody else's.
 */
export function relationRights(
  project: Project,
  seen: Visibility,
  actor: string,
  ids: readonly string[],
): { correcting: boolean; take(rec: Recorder, id: string): Row } {
  const { db } = project;
  const correct = db.prepare('SELECT correct FROM project ORDER BY id LIMIT 1').pluck().get() === 1;
  const shown = new Map(
    (
      db
        .prepare(
          `SELECT r.id, r.annotator_id AS annotator ${SHOWN_RELATIONS(seen)} AND r.id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids)) as { id: string; annotator: string }[]
    ).map(({ id, annotator }) => [id, annotator]),
  );
  return {
    correcting: correct && [...shown.values()].some((annotator) => annotator !== actor),
    take(rec, id) {
      const row = rec.live('relation', shown.has(id) ? id : '');
      if (row['annotator_id'] !== actor && !correct)
        throw new PassageError('conflict', 'This relation is somebody else’s. Only who drew it changes it.');
      return row;
    },
  };
}
