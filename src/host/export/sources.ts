import type { ReadableDb } from '../db/open.ts';
import type { Breathe } from './dataset.ts';
import type { PendingFiles } from './files.ts';
import type { ExportSource } from './source.ts';

/** Gives back the imported files, byte for byte, under their names. Returns how many. */
export async function writeSources(
  source: ExportSource,
  db: ReadableDb,
  files: PendingFiles,
  breathe: Breathe,
): Promise<number> {
  const get = db.prepare(
    `SELECT e.file_name AS name, s.bytes FROM transcripts t
     JOIN editions e ON e.transcript_id = t.id AND e.number = 1 JOIN sources s ON s.sha256 = e.file_sha256 WHERE t.id = ?`,
  );
  const used = new Set<string>();
  for (const id of source.transcriptIds()) {
    const row = get.get(id) as { name: string; bytes: Uint8Array } | undefined;
    if (!row) continue;
    files.open(unique(safeName(row.name), used)).bytes(row.bytes);
    await breathe(used.size);
  }
  return used.size;
}

/** A file's own name came from elsewhere: it may name no folder, device or hidden file here. */
function safeName(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '')
    .slice(-150);
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) || plain === '' ? `_${plain}` : plain;
}

/** Two sources of one name: the second is "name (2).txt". Names are told apart without case, as some systems do. */
function unique(name: string, used: Set<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let candidate = name;
  for (let n = 2; used.has(candidate.toLowerCase()); n++) candidate = `${stem} (${n})${ending}`;
  used.add(candidate.toLowerCase());
  return candidate;
}
