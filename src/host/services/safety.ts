import { basename, dirname } from 'node:path';
import { existsSync } from 'node:fs';
import { PassageError } from '../../contract/errors.ts';
import { backupFault } from '../backups/in-words.ts';
import { backupFolder, backupPath, listBackups } from '../backups/folder.ts';
import { freeName } from '../backups/free-name.ts';
import { makeBackup } from '../backups/make.ts';
import { restoreBackup } from '../backups/restore.ts';
import { summaryOf, summaryOfFile } from '../backups/summary.ts';
import { writeCopyOf } from '../backups/write-copy.ts';
import { copyReadOnly } from '../backups/copy-read-only.ts';
import { networkOf } from '../db/file-system.ts';
import { realPath } from '../db/open.ts';
import { asJob } from '../jobs.ts';
import { runRepair } from '../repair/run.ts';
import type { Session } from '../session.ts';
import { define } from './define.ts';
import { opened } from './projects.ts';

export const safety = define({
  'backups.list': (session, { place }) => {
    const path = pathOf(session, place);
    return { folder: backupFolder(path), backups: listBackups(path) };
  },
  'backups.look': (session, { place, id }) => {
    const path = pathOf(session, place);
    const viewer = session.annotatorOrNull?.id ?? null;
    const backup = listBackups(path).find((one) => one.id === id);
    const file = backupPath(path, id);
    return {
      backup: backup!,
      inside: insideOf(file, viewer),
      now: place === undefined ? summaryOf(session.project.db, viewer) : null,
    };
  },
  'backups.make': ({ project }) => {
    if (!project.stands)
      throw new PassageError(
        'file_gone',
        'The project’s file is not there any more, so no backup was made. Passage still holds all that you did: save it as a copy first.',
      );
    return makeBackup(project.path, 'asked', { network: project.network });
  },
  'backups.restore': async (session, { place, id }) => {
    const { host } = session;
    const path = pathOf(session, place);
    const backup = backupPath(path, id);
    host.closeFor(
      path,
      session,
      'Somebody restored a backup of this project. Open it again to go on with that.',
    );
    const { kept } = await restoreBackup(path, backup, networkOf(path)).catch((error: unknown) => {
      // The project is as it was: whoever had it open has it again.
      if (place === undefined) host.enter(session, path);
      throw error;
    });
    host.enter(session, path);
    return kept === null ? opened(session) : { ...opened(session), keptAs: basename(kept) };
  },

  'project.openCopy': async (session, { place, to }) => {
    const path = realPath(session.host.places.resolve(place));
    const copy = newPath(session, to, path, 'copy');
    await copyReadOnly(path, copy).catch((error: unknown) => {
      // A page cannot choose another folder: who started the server can.
      if (to !== undefined || session.host.places.kind !== 'folder' || codeOf(error) !== 'cannot_write')
        throw error;
      throw new PassageError(
        'cannot_write',
        `No copy can be made in “${dirname(copy)}”: nothing can be written there. Nothing was changed. Copy the project into a folder of your own, and start Passage there: passage serve --projects FOLDER.`,
        undefined,
        { cause: error },
      );
    });
    session.host.enter(session, copy);
    return opened(session);
  },
  'project.saveCopy': async (session, { to }) => {
    const { project } = session;
    const copy = newPath(session, to, project.path, 'saved');
    await writeCopyOf(project.db, copy);
    session.host.enter(session, copy);
    return opened(session);
  },
  'project.repair': (session, { place, to, job }) => {
    const { places } = session.host;
    const path = realPath(places.resolve(place));
    const target = newPath(session, to, path, 'repaired');
    return asJob(session, job, async (control) => {
      const report = await runRepair(path, target, control);
      return { ...report, place: places.placeOf(target), name: basename(target) };
    });
  },
});

const codeOf = (error: unknown) => (error instanceof PassageError ? error.code : undefined);

/** What is in a backup. Throws `damaged` where it is not whole. */
function insideOf(file: string, viewer: string | null) {
  try {
    return summaryOfFile(file, viewer);
  } catch (error) {
    throw backupFault(error);
  }
}

/** The real path of a project: of the open one, or of one that is named. */
function pathOf(session: Session, place: string | undefined): string {
  return place === undefined ? session.project.path : realPath(session.host.places.resolve(place));
}

/** Where a new file goes: where the user said, or a free name beside the project. Throws `exists`. */
function newPath(session: Session, to: string | undefined, project: string, word: string): string {
  const { places } = session.host;
  if (to === undefined) {
    const path = freeName(project, word);
    places.allow(path);
    return path;
  }
  const path = places.resolve(to);
  if (existsSync(path) || !existsSync(dirname(path)))
    throw new PassageError(
      existsSync(path) ? 'exists' : 'cannot_write',
      existsSync(path)
        ? `“${basename(path)}” exists already. Choose another name.`
        : `There is no folder “${dirname(path)}”. Choose another.`,
    );
  return path;
}
