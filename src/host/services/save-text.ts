import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { partialName } from '../db/partial-files.ts';
import { writing } from '../export/pending-file.ts';
import type { Session } from '../session.ts';
import { makeDownload } from '../temporary.ts';

/**
 * Writes a text to a path, under whose name it never stands half-written; without one it is offered as a download of the
 * given name. Throws `cannot_write`.
 */
export async function saveText(
  { host }: Session,
  text: string,
  fileName: string,
  place: string | undefined,
): Promise<{ file: string; download: string | null }> {
  if (place !== undefined) {
    const path = host.places.resolveExport(place);
    const temporary = partialName(path);
    try {
      writing(path, () => {
        writeFileSync(temporary, text);
        renameSync(temporary, path);
      });
    } finally {
      rmSync(temporary, { force: true });
    }
    return { file: basename(path), download: null };
  }
  return makeDownload('text', ({ path: folder, dispose }) => {
    const path = join(folder, fileName);
    writing(path, () => writeFileSync(path, text));
    return { file: fileName, download: `/download/${host.downloads.offer({ path, fileName, dispose })}` };
  });
}
