import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { partialName } from '../db/partial-files.ts';
import { writing } from '../export/pending-file.ts';
import type { Session } from '../session.ts';

/**
 * Writes a text to a path, under whose name it never stands half-written; without one it is offered as a download of the
 * given name. Throws `cannot_write`.
 */
export function saveText(
  { host }: Session,
  text: string,
  fileName: string,
  place: string | undefined,
): { file: string; download: string | null } {
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
  const folder = mkdtempSync(join(tmpdir(), 'passage-text-'));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  const path = join(folder, fileName);
  try {
    writing(path, () => writeFileSync(path, text));
  } catch (error) {
    dispose();
    throw error;
  }
  return { file: fileName, download: `/download/${host.downloads.offer({ path, fileName, dispose })}` };
}
