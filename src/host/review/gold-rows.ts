import type { Gold } from '../../core/model/review.ts';
import { compareByPlace } from '../../core/model/order.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';

interface StoredGold extends Omit<Gold, 'span' | 'values' | 'sources' | 'against'> {
  start: number;
  end: number;
  parts: string | null;
  values: string;
  sources: string;
  against: string;
}

/**
 * The gold of a transcript on its current edition, with what people decided to be none, in the order of the text. Values
 * only of the attributes that the tag has now. Who calls has asked whether it may be seen.
 */
export function goldOf(db: ReadableDb, transcript: string): Gold[] {
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
       FROM gold g JOIN transcripts t ON t.id = g.transcript_id AND t.edition_id = g.edition_id AND t.deleted = 0
       WHERE g.transcript_id = ? AND g.deleted = 0`,
    )
    .all(transcript) as StoredGold[];
  return rows
    .map(({ start, end, parts, values, sources, against, ...row }) => {
      const known = new Set((attributes.get(row.tag ?? '') ?? []).map((attribute) => attribute.id));
      const stored = Object.entries(JSON.parse(values) as Record<string, string>);
      return {
        ...row,
        span: spanOf({ start, end, parts }),
        values: Object.fromEntries(stored.filter(([id]) => known.has(id))),
        sources: JSON.parse(sources) as string[],
        against: JSON.parse(against) as string[],
      };
    })
    .sort(compareByPlace);
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
