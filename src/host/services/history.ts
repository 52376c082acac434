import { renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Annotator } from '../../core/model/annotation.ts';
import { PassageError } from '../../contract/errors.ts';
import type { FilePseudonyms } from '../../contract/export-options.ts';
import { pseudonymsOf } from '../export/pseudonyms.ts';
import { historyOf } from '../review/history-of.ts';
import { historyPage } from '../review/history-page.ts';
import type { LogFilter } from '../review/log-conditions.ts';
import { writeLog } from '../review/log-export.ts';
import { asJob } from '../jobs.ts';
import type { Session } from '../session.ts';
import { countBy } from '../visible-counts.ts';
import { Visibility } from '../visibility.ts';
import { makeDownload } from '../temporary.ts';
import { define } from './define.ts';

export const history = define({
  'history.undo': (session) => stepped(session, () => session.project.undo(session.annotator)),
  'history.redo': (session) => stepped(session, () => session.project.redo(session.annotator)),
  'history.list': ({ project, seen }, input) => historyPage(project.db, seen, input),
  'history.of': ({ project, seen }, { entity, id }) => historyOf(project, seen, entity, id),

  'history.export': async (session, { format, place, job, pseudonyms, ...filter }) => {
    const { host, project } = session;
    if (place !== undefined) {
      const path = host.places.resolveExport(place);
      const temporary = `${path}.partial`;
      try {
        const rows = await writeSnapshot(session, job, { ...filter, pseudonyms }, format, temporary);
        renameSync(temporary, path);
        return { file: basename(path), rows, download: null };
      } finally {
        rmSync(temporary, { force: true });
      }
    }
    return makeDownload('log', async ({ path: folder, dispose }) => {
      const names = pseudonymsOf(project.db, pseudonyms);
      const fileName = `${names.title(basename(project.path).replace(/\.passage$/i, ''))} log.${format}`;
      const path = join(folder, fileName);
      const rows = await writeSnapshot(session, job, { ...filter, pseudonyms }, format, path);
      return {
        file: fileName,
        rows,
        download: `/download/${host.downloads.offer({ path, fileName, dispose })}`,
      };
    });
  },

  'annotators.list': ({ project, seen }) => {
    const counts = countBy(project, seen, 'annotator');
    const people = project.db
      .prepare('SELECT id, name, kind FROM annotators WHERE deleted = 0 ORDER BY name, id')
      .all() as Annotator[];
    return people.map((person) => ({ ...person, annotations: counts.get(person.id) ?? 0 }));
  },
});

/** Where others have built on what is undone, it is refused; in a blind project without a word on what of theirs that is. */
function stepped<T>({ seen }: Session, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (seen.everything || !(error instanceof PassageError) || error.details === undefined) throw error;
    const { id: _, ...details } = error.details;
    throw new PassageError(error.code, error.message, details, { cause: error.cause });
  }
}

/** Writes from a connection of its own, so that what others change meanwhile is not in it, and does not wait. */
const writeSnapshot = (
  session: Session,
  job: string | undefined,
  { pseudonyms, ...filter }: LogFilter & { pseudonyms: FilePseudonyms | undefined },
  format: 'jsonl' | 'csv',
  path: string,
): Promise<number> =>
  asJob(session, job, async ({ breathe }) => {
    const db = session.project.snapshot();
    try {
      db.exec('BEGIN');
      const seen = new Visibility(db, session.annotatorOrNull?.id ?? null);
      return await writeLog(
        db,
        seen,
        filter,
        format,
        path,
        breathe,
        pseudonymsOf(db, pseudonyms, { log: true }),
      );
    } finally {
      db.close();
    }
  });
