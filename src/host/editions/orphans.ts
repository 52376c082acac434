import { quoteOf, type Span } from '../../core/model/span.ts';
import type { Orphan } from '../../contract/editions-types.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { Visibility } from '../visibility.ts';
import { NEWEST_FIRST } from './standing.ts';
import type { TextOf } from './structure.ts';
import { EditionTree } from './tree.ts';

/** Something with a place in an edition that may have none in the current one. */
interface Placed extends Omit<Orphan, 'quote' | 'found'> {
  start: number;
  end: number;
  parts: string | null;
  current: string;
}

const FIELDS = (alias: string) =>
  `${alias}."start", ${alias}."end", ${alias}.parts, ${alias}.edition_id AS edition, t.edition_id AS current`;

/** Annotations without a place: each with its newest anchor. */
const ANNOTATIONS = (seen: Visibility) => `
  SELECT 'annotation' AS entity, a.id, a.transcript_id AS transcript, a.tag_id AS tag, a.annotator_id AS annotator, ${FIELDS('n')}
  -- From the few: SQLite would go through all annotations of the transcript.
  FROM orphans o CROSS JOIN annotations a ON a.id = o.annotation_id AND a.deleted = 0
  JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0
  JOIN anchors n ON n.annotation_id = a.id AND n.edition_id = (
    SELECT x.edition_id FROM anchors x WHERE x.annotation_id = a.id AND x.deleted = 0 ORDER BY ${NEWEST_FIRST} LIMIT 1)
  WHERE ${seen.annotation()}`;

const GOLD = (seen: Visibility) => `
  SELECT 'gold' AS entity, g.id, g.transcript_id AS transcript, g.tag_id AS tag, coalesce(g.decided_by, '') AS annotator, ${FIELDS('g')}
  FROM gold g JOIN transcripts t ON t.id = g.transcript_id AND t.deleted = 0 AND t.edition_id <> g.edition_id
  WHERE g.deleted = 0 AND ${seen.transcript('g.transcript_id')}`;

/**
 * What people made that has no place in the current text, by transcript and the order of the text in which it stood.
 * Machines' suggestions are not among it: they are found anew.
 */
export function orphansOf(db: ReadableDb, textOf: TextOf, seen: Visibility, transcript?: string): Orphan[] {
  const sql = [ANNOTATIONS(seen), GOLD(seen)].map(
    (select) => `${select} AND (@transcript IS NULL OR t.id = @transcript)`,
  );
  const trees = new Map<string, EditionTree>();
  const rows = sql.flatMap((one) => db.prepare(one).all({ transcript: transcript ?? null }) as Placed[]);
  const orphans = rows.flatMap((row): (Orphan & { at: number })[] => {
    const tree = trees.get(row.transcript) ?? new EditionTree(db, row.transcript);
    trees.set(row.transcript, tree);
    const { start: _start, end: _end, parts: _parts, current, ...rest } = row;
    const span = spanOf(row);
    if (row.entity !== 'annotation' && tree.map(span, row.edition, current).span.length > 0) return [];
    const last = tree.lastPlace(span, row.edition, current);
    const quote = quoteOf(textOf(last.edition), last.span);
    const found = last.span.length === 1 ? onceIn(textOf(current), quote) : null;
    return [{ ...rest, edition: last.edition, quote, found, at: last.span[0]![0] }];
  });
  return orphans
    .sort((a, b) =>
      a.transcript < b.transcript
        ? -1
        : a.transcript > b.transcript
          ? 1
          : a.at - b.at || (a.id < b.id ? -1 : 1),
    )
    .map(({ at: _, ...orphan }) => orphan);
}

/** Where a text holds a quote, if it does just once. */
function onceIn(text: string, quote: string): Span | null {
  const at = text.indexOf(quote);
  return at >= 0 && !text.includes(quote, at + 1) ? [[at, at + quote.length]] : null;
}
