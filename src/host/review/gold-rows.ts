import type { Gold } from '../../core/model/review.ts';
import { markKey } from '../../core/review/mark.ts';
import { compareByPlace } from '../../core/model/order.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import { EditionTree } from '../editions/tree.ts';

interface StoredGold extends Omit<Gold, 'span' | 'values' | 'sources' | 'against'> {
  start: number;
  end: number;
  parts: string | null;
  values: string;
  sources: string;
  against: string;
}

/**
 * The gold of a transcript on its current edition (or another), with what people decided to be none, in the order of the
 * text: where it was put, moved along through corrections; what has no text left is not among it. Values only of the
 * attributes that the tag has now. Who calls has asked whether it may be seen.
 */
export function goldOf(db: ReadableDb, transcript: string, edition = currentOf(db, transcript)): Gold[] {
  const attributes = Map.groupBy(
    db.prepare('SELECT id, tag_id AS tag FROM attributes WHERE deleted = 0').all() as {
      id: string;
      tag: string;
    }[],
    (attribute) => attribute.tag,
  );
  const rows = db
    .prepare(
      `SELECT g.id, g.transcript_id AS transcript, g.edition_id AS edition, g.tag_id AS tag, g."start", g."end", g.parts,
         g."values", g.sources, g.against, g.rule, g.decided_by AS decidedBy, g.note, g.created
       FROM gold g JOIN transcripts t ON t.id = g.transcript_id AND t.deleted = 0
       WHERE g.transcript_id = ? AND g.deleted = 0`,
    )
    .all(transcript) as StoredGold[];
  let tree: EditionTree | undefined;
  const moved = (row: StoredGold) =>
    row.edition === edition
      ? spanOf(row)
      : (tree ??= new EditionTree(db, transcript)).map(spanOf(row), row.edition, edition).span;
  const all = rows
    .map((row) => ({ row, span: moved(row) }))
    .filter(({ span }) => span.length > 0)
    .map(({ row: { start: _start, end: _end, parts: _parts, values, sources, against, ...row }, span }) => {
      const known = new Set((attributes.get(row.tag ?? '') ?? []).map((attribute) => attribute.id));
      const stored = Object.entries(JSON.parse(values) as Record<string, string>);
      return {
        ...row,
        edition,
        span,
        own: row.edition === edition,
        values: Object.fromEntries(stored.filter(([id]) => known.has(id))),
        sources: JSON.parse(sources) as string[],
        against: JSON.parse(against) as string[],
      };
    })
    .sort(compareByPlace);
  return withoutRepeats(all);
}

const currentOf = (db: ReadableDb, transcript: string): string =>
  (db.prepare('SELECT edition_id FROM transcripts WHERE id = ?').pluck().get(transcript) as
    | string
    | undefined) ?? '';

/** What a rule merged in two editions, in two copies, is one gold: that of the edition itself, else the smaller id. */
function withoutRepeats(gold: readonly (Gold & { own: boolean })[]): Gold[] {
  const seen = new Set<string>();
  const kept = new Set<string>();
  for (const row of gold.toSorted((a, b) => Number(b.own) - Number(a.own) || (a.id < b.id ? -1 : 1))) {
    const key = `${markKey({ ...row, tag: row.tag ?? '' })} ${row.sources.join()}`;
    if (row.decidedBy === null && seen.has(key)) continue;
    seen.add(key);
    kept.add(row.id);
  }
  return gold.filter((row) => kept.has(row.id)).map(({ own: _, ...row }) => row);
}

/** What was said of annotations that a person decided on, and has changed since. Also deleted ones: rows stay. */
export function changedSince(db: ReadableDb, gold: readonly Gold[]): Set<string> {
  const ids = gold.flatMap((row) => [...row.sources, ...row.against]);
  const rows = db
    .prepare('SELECT id, modified, deleted FROM annotations WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(ids)) as { id: string; modified: number; deleted: 0 | 1 }[];
  const known = new Map(rows.map((row) => [row.id, row]));
  const changed = (id: string, since: number) => {
    const row = known.get(id);
    return !row || row.deleted === 1 || row.modified > since;
  };
  return new Set(
    gold
      .filter((row) => row.decidedBy !== null)
      .filter((row) => [...row.sources, ...row.against].some((id) => changed(id, row.created)))
      .map((row) => row.id),
  );
}
