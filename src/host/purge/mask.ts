import type { Edits } from '../../core/edits/edits.ts';
import type { WritableDb } from '../db/open.ts';
import { sha256 } from '../sha256.ts';
import { maskedRanges, setMasked } from './marks.ts';

/** Stands for each UTF-16 unit of what is masked: an offset means after it what it meant before. */
const MASK = '█';

interface Text {
  id: string;
  parent_id: string | null;
  text: string;
  edits: string | null;
  /** By UTF-16 unit: 1 is masked. */
  mask: Uint8Array;
}

/** What of an edition is written anew. */
export interface MaskedEdition {
  sha256: string;
  edits: string | null;
}

/**
 * Masks names in the texts of all editions, and the labels of the given speakers. What a correction left as it was is masked in both
 * texts or in neither, so that its edits go on leading from the one to the other. Returns the editions that differ, and the number of
 * places in them.
 */
export function maskTexts(
  db: WritableDb,
  find: RegExp | null,
  speakers: readonly string[],
): { editions: Map<string, MaskedEdition>; places: number } {
  const texts = read(db, find, speakers);
  const byId = new Map(texts.map((text) => [text.id, text]));
  spread(texts, byId);
  const editions = new Map<string, MaskedEdition>();
  let places = 0;
  const masked = new Map(texts.map((text) => [text.id, apply(text)]));
  const update = db.prepare('UPDATE editions SET text = ? WHERE id = ?');
  for (const text of texts) {
    const after = masked.get(text.id)!;
    const parent = text.parent_id === null ? undefined : masked.get(text.parent_id);
    const edits =
      text.edits === null || parent === undefined
        ? text.edits
        : editsAnew(after, JSON.parse(text.edits) as Edits);
    if (after === text.text && edits === text.edits) continue;
    update.run(after, text.id);
    const ranges = rangesOf(text.mask);
    setMasked(db, text.id, ranges);
    places += ranges.length;
    editions.set(text.id, { sha256: sha256(after), edits });
  }
  return { editions, places };
}

/** How many places names have in the texts that are read now. */
export function countPlaces(texts: Iterable<string>, find: RegExp): number {
  let places = 0;
  for (const text of texts) places += [...text.matchAll(find)].length;
  return places;
}

function read(db: WritableDb, find: RegExp | null, speakers: readonly string[]): Text[] {
  const known = maskedRanges(db);
  const labels = db.prepare(
    `SELECT b."start", b."end" FROM blocks b JOIN turns t ON t.id = b.turn_id
     WHERE b.edition_id = ? AND b.kind = 'speaker' AND t.speaker_id IN (SELECT value FROM json_each(?))`,
  );
  const rows = db
    .prepare('SELECT id, parent_id, text, edits FROM editions ORDER BY transcript_id, number, id')
    .all() as Omit<Text, 'mask'>[];
  return rows.map((row) => {
    const mask = new Uint8Array(row.text.length);
    const ranges = known.get(row.id);
    for (const [start, end] of ranges ?? []) mask.fill(1, start, end);
    if (find) for (const hit of row.text.matchAll(find)) mask.fill(1, hit.index, hit.index + hit[0].length);
    for (const { start, end } of labels.all(row.id, JSON.stringify(speakers)) as {
      start: number;
      end: number;
    }[])
      for (const word of row.text.slice(start, end).matchAll(/[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/gu))
        mask.fill(1, start + word.index, start + word.index + word[0].length);
    return { ...row, mask };
  });
}

/** Until what stayed through a correction is masked on both sides or on neither. */
function spread(texts: readonly Text[], byId: ReadonlyMap<string, Text>): void {
  const pairs = texts.flatMap((child) => {
    const parent = child.parent_id === null ? undefined : byId.get(child.parent_id);
    return parent && child.edits !== null ? [{ child, parent, edits: JSON.parse(child.edits) as Edits }] : [];
  });
  for (let again = true; again;) {
    again = false;
    for (const { child, parent, edits } of pairs) {
      let [at, shift] = [0, 0];
      for (const [start, end, inserted] of [
        ...edits,
        [parent.text.length, parent.text.length, ''] as const,
      ]) {
        for (let i = at; i < start; i++)
          if (parent.mask[i] !== child.mask[i + shift]) {
            parent.mask[i] = child.mask[i + shift] = 1;
            again = true;
          }
        at = end;
        shift += inserted.length - (end - start);
      }
    }
  }
}

function apply({ text, mask }: Text): string {
  if (!mask.includes(1)) return text;
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of rangesOf(mask)) {
    parts.push(text.slice(at, start), text.slice(start, end).replaceAll(/[^\r\n]/g, MASK));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** The same edits with what the masked text after them has in their places. */
function editsAnew(after: string, edits: Edits): string {
  let shift = 0;
  return JSON.stringify(
    edits.map(([start, end, inserted]) => {
      const from = start + shift;
      shift += inserted.length - (end - start);
      return [start, end, after.slice(from, from + inserted.length)];
    }),
  );
}

function rangesOf(mask: Uint8Array): [number, number][] {
  const ranges: [number, number][] = [];
  for (let at = mask.indexOf(1); at >= 0; at = mask.indexOf(1, at)) {
    const end = mask.indexOf(0, at);
    ranges.push([at, end < 0 ? mask.length : end]);
    if (end < 0) break;
    at = end;
  }
  return ranges;
}
