import { v7 as uuidv7 } from 'uuid';
import type { Layout, LayoutSpeaker } from '../../core/model/layout.ts';
import type { Recorder } from '../db/recorder.ts';
import type { WritableDb } from '../db/open.ts';
import { newId } from '../new-ids.ts';
import type { Upload } from '../session.ts';
import { sha256 } from '../sha256.ts';

const hashes = new WeakMap<Uint8Array, string>();
/** SHA-256 of a file's bytes, in hexadecimal. Of one table thousands of transcripts may be made: its bytes are hashed once. */
export function hashOfFile(bytes: Uint8Array): string {
  const known = hashes.get(bytes) ?? sha256(bytes);
  hashes.set(bytes, known);
  return known;
}

/**
 * Writes a transcript with its first edition: the text as it was decoded, the file's bytes, and the structure that
 * the layout found. Speakers whose names the project knows are the same speakers.
 */
export function writeTranscript(
  project: { db: WritableDb },
  rec: Recorder,
  source: Upload,
  layout: Layout,
): { id: string; title: string } {
  const [id, edition] = [uuidv7(), uuidv7()];
  const title = layout.title.trim() || source.fileName.replace(/\.[^.]*$/, '') || 'Untitled';
  const fileHash = hashOfFile(source.bytes);
  const now = Date.now();
  if (project.db.prepare('SELECT 1 FROM sources WHERE sha256 = ?').get(fileHash) === undefined)
    project.db.prepare('INSERT INTO sources (sha256, bytes) VALUES (?, ?)').run(fileHash, source.bytes);
  rec.insert('transcript', {
    id,
    title,
    date: layout.date,
    source: layout.source,
    language: layout.language,
    note: '',
    edition_id: edition,
    part_of: null,
    part_index: null,
    position: nextPosition(project, 'transcripts'),
    created: now,
  });
  rec.insert('edition', {
    id: edition,
    transcript_id: id,
    number: 1,
    sha256: source.sha256,
    length: source.text.length,
    file_name: source.fileName,
    file_sha256: fileHash,
    encoding: source.encoding,
    bom: source.bom ? 1 : 0,
    layout: layout.layout,
    format: source.format ?? 'text',
    created: now,
    text: source.text,
  });
  writeStructure(project, rec, edition, layout);
  return { id, title };
}

/** Lays a layout's blocks, turns and speakers over an edition. */
function writeStructure(project: { db: WritableDb }, rec: Recorder, edition: string, layout: Layout): void {
  const speakers = layout.speakers.map((speaker) => speakerId(project, rec, speaker));
  const turns = layout.turns.map(({ speaker, time }) => [
    newId(),
    speaker === null ? null : speakers[speaker]!,
    time,
  ]);
  rec.insertAll('turn', ['id', 'speaker_id', 'time'], turns, { edition_id: edition });
  const blocks = layout.blocks.map(({ kind, start, end, turn, time, timeEnd }) => [
    newId(),
    kind,
    start,
    end,
    turn === null ? null : turns[turn]![0]!,
    time ?? null,
    timeEnd ?? null,
  ]);
  const columns = ['id', 'kind', 'start', 'end', 'turn_id', 'time', 'time_end'];
  rec.insertAll('block', columns, blocks, { edition_id: edition });
}

/** The project's speaker of that name, or a new one. */
function speakerId(project: { db: WritableDb }, rec: Recorder, speaker: LayoutSpeaker): string {
  const known = project.db
    .prepare('SELECT id FROM speakers WHERE name = ? AND deleted = 0 ORDER BY id')
    .get(speaker.name) as { id: string } | undefined;
  if (known) return known.id;
  const id = uuidv7();
  const { name, kind, role, affiliation } = speaker;
  rec.insert('speaker', { id, name, kind, role, affiliation });
  return id;
}

/** A position after all that a table has. */
export function nextPosition(
  project: { db: WritableDb },
  table: 'transcripts' | 'tags' | 'variables' | 'relation_types',
): number {
  const row = project.db.prepare(`SELECT max(position) AS last FROM ${table}`).get() as {
    last: number | null;
  };
  return Math.floor(row.last ?? 0) + 1;
}
