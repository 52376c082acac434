import { quoteOf, type Span } from '../../core/model/span.ts';
import { EditionTree } from '../editions/tree.ts';
import type { ReadableDb } from '../db/open.ts';
import type { TextOf } from '../editions/structure.ts';

/** A suggestion's machine and edition. */
interface Of {
  annotator: string;
  edition: string;
}

/**
 * Tells where a suggestion stands in a transcript's current edition: where its machine has looked through that, only those
 * found there; else those of the last edition that it has looked through, if their words are the same.
 */
export function standingIn(
  db: ReadableDb,
  textOf: TextOf,
  transcript: string,
): (suggestion: Of, span: Span) => { edition: string; span: Span } | null {
  const current = db
    .prepare('SELECT edition_id FROM transcripts WHERE id = ?')
    .pluck()
    .get(transcript) as string;
  const last = lastLookedThrough(db, transcript, current);
  let tree: EditionTree | undefined;
  return ({ annotator, edition }, span) => {
    if (last.get(annotator) !== edition) return null;
    if (edition === current) return { edition, span };
    tree ??= new EditionTree(db, transcript);
    const moved = tree.map(span, edition, current);
    const same = moved.lost === 0 && quoteOf(textOf(edition), span) === quoteOf(textOf(current), moved.span);
    return same ? { edition: current, span: moved.span } : null;
  };
}

/** By machine, the edition whose suggestions count: the current one, else the one with the highest number. */
function lastLookedThrough(db: ReadableDb, transcript: string, current: string): Map<string, string> {
  const rows = db
    .prepare(
      `SELECT g.annotator_id AS annotator, g.edition_id AS edition FROM suggestions g JOIN editions e ON e.id = g.edition_id
       WHERE g.transcript_id = @transcript AND (g.deleted = 0 OR g.edition_id = @current)
       GROUP BY g.annotator_id, g.edition_id ORDER BY g.edition_id = @current, e.number, e.created, e.id`,
    )
    .all({ transcript, current }) as Of[];
  return new Map(rows.map(({ annotator, edition }) => [annotator, edition]));
}
