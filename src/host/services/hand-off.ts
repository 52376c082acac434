import { renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PassageError } from '../../contract/errors.ts';
import { existsSync } from 'node:fs';
import { partialName, sweepPartialFiles, syncToDisk } from '../db/partial-files.ts';
import { writeError } from '../db/write-error.ts';
import { writeHandOff } from '../merge/hand-off.ts';
import type { Session } from '../session.ts';
import { makeDownload } from '../temporary.ts';

/** Writes the hand-off file to its place, or offers it as a download. It never stands half-written under its name. */
export async function handOff(
  session: Session,
  annotator: string | null,
  place?: string,
): Promise<{ download: string | null }> {
  const { host, project } = session;
  if (place !== undefined) {
    const path = host.places.resolve(place);
    if (existsSync(path))
      throw new PassageError('exists', `“${basename(path)}” exists already. Choose another name.`);
    const temporary = partialName(path);
    sweepPartialFiles(dirname(path));
    try {
      writeHandOff(project, annotator, temporary);
      renameSync(temporary, path);
      syncToDisk(dirname(path), true);
    } catch (error) {
      throw writeError(error);
    } finally {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(temporary + end, { force: true });
    }
    return { download: null };
  }
  return makeDownload('handoff', ({ path: folder, dispose }) => {
    const path = join(folder, 'hand-off.passage');
    writeHandOff(project, annotator, path);
    const fileName = `${basename(project.path).replace(/\.passage$/i, '')} (hand-off).passage`;
    return { download: `/download/${host.downloads.offer({ path, fileName, dispose })}` };
  });
}
