import { applyEdits, type Edits, editsFault } from '../../core/edits/edits.ts';
import { diffTexts } from '../../core/edits/diff-texts.ts';
import type { Row } from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';
import { sha256 } from '../sha256.ts';

/** The text of an edition by another way than its row: from the imported file's bytes, or from the text that was corrected. */
export function otherText(db: WritableDb): (id: string, edition: Row) => string | null {
  const bytesOf = db.prepare('SELECT bytes FROM sources WHERE sha256 = ?').pluck();
  const textOf = db.prepare('SELECT text FROM editions WHERE id = ?').pluck();
  return (_, { sha256: wanted, file_sha256, encoding, format, parent_id, edits }) => {
    const attempts = [
      () => {
        const bytes = format === 'text' ? (bytesOf.get(file_sha256) as Uint8Array | undefined) : undefined;
        return bytes && new TextDecoder(String(encoding)).decode(bytes);
      },
      () => {
        const parent = textOf.get(parent_id) as string | undefined;
        return parent === undefined ? undefined : applyEdits(parent, JSON.parse(String(edits)) as Edits);
      },
    ];
    for (const attempt of attempts)
      try {
        const text = attempt();
        if (text !== undefined && sha256(text) === wanted) return text;
      } catch {
        // An encoding or edits that are none: the other way is left.
      }
    return null;
  };
}

/** Copies of bytes and of what tags said whose names are their hashes: those that differ are nobody's any more. */
export function dropChangedSources(db: WritableDb): number {
  const drop = db.prepare('DELETE FROM sources WHERE sha256 = ?');
  const rows = db.prepare('SELECT sha256, bytes FROM sources').all() as {
    sha256: string;
    bytes: Uint8Array;
  }[];
  const changed = rows.filter((row) => sha256(row.bytes) !== row.sha256);
  for (const row of changed) drop.run(row.sha256);
  return changed.length;
}

/**
 * Puts texts right whose bytes were damaged: by another way where there is one, else they stay as they can be read, under the hash
 * that they have now. Corrections say anew what they changed. Returns the titles of texts that differ from what was imported.
 */
export function mendTexts(db: WritableDb): string[] {
  const other = otherText(db);
  const rows = db
    .prepare(
      `SELECT e.*, t.title FROM editions e LEFT JOIN transcripts t ON t.id = e.transcript_id ORDER BY e.number`,
    )
    .all() as (Row & { id: string; text: string; title: string | null })[];
  const set = db.prepare('UPDATE editions SET text = ?, sha256 = ?, length = ? WHERE id = ?');
  const changed: string[] = [];
  for (const row of rows) {
    const whole = row.text.toWellFormed();
    if (sha256(whole) === row['sha256'] && whole.length === row['length']) continue;
    const better = other(row.id, row);
    const text = better ?? whole;
    if (better === null && sha256(whole) !== row['sha256']) changed.push(row.title ?? row.id);
    set.run(text, sha256(text), text.length, row.id);
  }
  mendCorrections(db);
  return changed;
}

/** Corrections whose edits do not lead to their text say them anew; those of nothing, or of themselves, are texts of their own. */
export function mendCorrections(db: WritableDb): void {
  type Edition = {
    id: string;
    parent_id: string | null;
    edits: string | null;
    text: string;
    before: string | null;
    same: 0 | 1;
  };
  const rows = db
    .prepare(
      `SELECT e.id, e.parent_id, e.edits, e.text, p.text AS before, p.transcript_id = e.transcript_id AS same
       FROM editions e LEFT JOIN editions p ON p.id = e.parent_id AND p.id <> e.id
       WHERE e.parent_id IS NOT NULL OR e.edits IS NOT NULL`,
    )
    .all() as Edition[];
  const set = db.prepare('UPDATE editions SET parent_id = ?, edits = ? WHERE id = ?');
  for (const { id, parent_id, edits, text, before, same } of rows)
    if (before === null || same !== 1) set.run(null, null, id);
    else if (!leads(before, text, edits)) set.run(parent_id, JSON.stringify(diffTexts(before, text)), id);
  // A loop of corrections leads back to no text: it is cut where it is found.
  const looped = db
    .prepare(
      `WITH RECURSIVE up (id, at) AS (
         SELECT id, parent_id FROM editions WHERE parent_id IS NOT NULL
         UNION SELECT u.id, e.parent_id FROM up u JOIN editions e ON e.id = u.at WHERE e.parent_id IS NOT NULL)
       SELECT DISTINCT id FROM up WHERE at = id`,
    )
    .pluck()
    .all() as string[];
  for (const id of looped) set.run(null, null, id);
}

function leads(before: string, after: string, json: string | null): boolean {
  try {
    const edits = JSON.parse(json ?? '') as Edits;
    return Array.isArray(edits) && editsFault(before, edits) === null && applyEdits(before, edits) === after;
  } catch {
    return false;
  }
}
