import type { ReadableDb } from '../db/open.ts';
import type { Breathe } from './write-rows.ts';
import type { PendingFiles } from './files.ts';
import type { ExportSource } from './source.ts';

/** An imported file under the name that the export gives it. */
interface SourceFile {
  transcript: string;
  title: string;
  name: string;
  sha256: string;
}

/** Gives back the imported files, byte for byte, under their names. Returns how many. */
export async function writeSources(
  source: ExportSource,
  db: ReadableDb,
  files: PendingFiles,
  breathe: Breathe,
): Promise<number> {
  const get = db.prepare('SELECT bytes FROM sources WHERE sha256 = ?').pluck();
  let written = 0;
  for (const { name, sha256 } of sourceFiles(source, db)) {
    const bytes = get.get(sha256) as Uint8Array;
    // The original may well stand in the folder that was chosen.
    files.refuseOther(name, bytes);
    const file = files.open(name);
    file.bytes(bytes);
    // At once, since a process may not have a thousand files open.
    file.close();
    await breathe((written += 1));
  }
  return written;
}

/** The files that {@link writeSources} would write, as a table for people to look at; the names of all of them. */
export function previewSources(
  source: ExportSource,
  db: ReadableDb,
  most: number,
): { columns: string[]; rows: string[][]; files: string[]; more: boolean; total: number } {
  const all = [...sourceFiles(source, db)];
  return {
    columns: ['file', 'transcript', 'sha256'],
    rows: all.slice(0, most).map(({ name, title, sha256 }) => [name, title, sha256]),
    files: all.map(({ name }) => name),
    more: all.length > most,
    total: all.length,
  };
}

function* sourceFiles(source: ExportSource, db: ReadableDb): Generator<SourceFile> {
  const get = db.prepare(
    `SELECT t.id AS transcript, t.title, e.file_name AS name, e.file_sha256 AS sha256 FROM transcripts t
     JOIN editions e ON e.transcript_id = t.id AND e.parent_id IS NULL JOIN sources s ON s.sha256 = e.file_sha256 WHERE t.id = ?`,
  );
  const used = new Set<string>();
  for (const id of source.transcriptIds()) {
    const row = get.get(id) as SourceFile | undefined;
    if (row) yield { ...row, name: unique(safeName(row.name), used) };
  }
}

/** A file's own name came from elsewhere: it may name no folder, device or hidden file here. */
export function safeName(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '')
    .slice(-150);
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) || plain === '' ? `_${plain}` : plain;
}

/** Two sources of one name: the second is "name (2).txt". Names are told apart without case, as some systems do. */
export function unique(name: string, used: Set<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let candidate = name;
  for (let n = 2; used.has(candidate.toLowerCase()); n++) candidate = `${stem} (${n})${ending}`;
  used.add(candidate.toLowerCase());
  return candidate;
}
