import type { QuotedAnnotation } from '../../contract/codebook-types.ts';
import { quoteOf } from '../../core/model/span.ts';
import { squeezeBlanks } from '../../core/text/white-space.ts';
import type { ReadableDb } from './open.ts';
import { spanOf } from './read-annotations.ts';

/** As much of a quote as is told (UTF-16), and as much of the text as is looked at for it. */
const LONGEST = 240;
const REACH = 2_000;

interface Stored {
  id: string;
  transcript: string;
  title: string;
  tag: string;
  annotator: string;
  edition: string;
  current: 0 | 1;
  start: number;
  end: number;
  parts: string | null;
}

/**
 * Annotations with their words, deleted ones too, by id. Each text is asked for once. Who calls has asked whether they may be
 * seen. `textOf`: the text of an edition.
 */
export function readQuoted(
  db: ReadableDb,
  textOf: (edition: string) => string,
  ids: readonly string[],
): Map<string, QuotedAnnotation> {
  const rows = db
    .prepare(
      `SELECT a.id, a.transcript_id AS transcript, t.title, a.tag_id AS tag, a.annotator_id AS annotator,
         coalesce(s.edition_id, x.edition_id) AS edition, s.annotation_id IS NOT NULL AS current,
         coalesce(s."start", x."start") AS "start", coalesce(s."end", x."end") AS "end",
         CASE WHEN s.annotation_id IS NULL THEN x.parts ELSE s.parts END AS parts
       FROM annotations a JOIN transcripts t ON t.id = a.transcript_id
       LEFT JOIN spans s ON s.annotation_id = a.id
       JOIN anchors x ON x.annotation_id = a.id AND x.edition_id = (SELECT n.edition_id FROM anchors n
         WHERE n.annotation_id = a.id ORDER BY n.deleted, n.placed DESC, n.edition_id DESC LIMIT 1)
       WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY edition`,
    )
    .all(JSON.stringify([...new Set(ids)])) as Stored[];
  return new Map(
    rows.map(({ edition, current, start, end, parts, ...row }) => {
      const span = spanOf({ start, end, parts });
      return [row.id, { ...row, quote: beginning(textOf(edition), span), span: current === 1 ? span : null }];
    }),
  );
}

/** The first words of a span, in one line. */
function beginning(text: string, span: ReturnType<typeof spanOf>): string {
  const near = span.map(([start, end]) => [start, Math.min(end, start + REACH)] as const);
  const quote = squeezeBlanks(quoteOf(text, near));
  return quote.length > LONGEST ? `${[...quote.slice(0, LONGEST)].slice(0, -1).join('').trimEnd()}…` : quote;
}
