import type { ReadableDb } from '../db/open.ts';
import type { Span } from '../../core/model/span.ts';
import { spanOf } from '../db/read-annotations.ts';
import { EditionTree } from './tree.ts';

/** Where an annotation stands; no span where corrections have deleted all of it. */
export interface Standing {
  annotation: string;
  edition: string;
  span: Span;
  /** Ranges that corrections have deleted. */
  lost: number;
}

export interface StoredAnchor {
  annotation: string;
  edition: string;
  start: number;
  end: number;
  parts: string | null;
}

/** The order in which anchors count: the last placed first. The same in every copy. */
export const NEWEST_FIRST = 'x.placed DESC, x.edition_id DESC';

/**
 * Where an annotation with these anchors (the newest first) stands in an edition: where its newest anchor is mapped to.
 * Where nothing is left of that, where it was put in this very edition before.
 */
export function standIn(
  tree: EditionTree,
  anchors: readonly StoredAnchor[],
  edition: string,
): Omit<Standing, 'annotation'> {
  const [newest] = anchors;
  if (!newest) return { edition, span: [], lost: 0 };
  const mapped = tree.map(spanOf(newest), newest.edition, edition);
  if (mapped.span.length > 0) return { edition, ...mapped };
  const own = anchors.find((anchor) => anchor.edition === edition);
  return own ? { edition, span: spanOf(own), lost: 0 } : { edition, ...mapped };
}

/** Where annotations stand in the current editions, worked out from their anchors; those without one are passed over. */
export function* standingOf(db: ReadableDb, annotations: readonly string[]): Iterable<Standing> {
  const rows = db
    .prepare(
      `SELECT x.annotation_id AS annotation, x.edition_id AS edition, x."start", x."end", x.parts,
         a.transcript_id AS transcript, t.edition_id AS current
       FROM json_each(?) w CROSS JOIN annotations a ON a.id = w.value JOIN transcripts t ON t.id = a.transcript_id
       JOIN anchors x ON x.annotation_id = a.id AND x.deleted = 0
       ORDER BY x.annotation_id, ${NEWEST_FIRST}`,
    )
    .all(JSON.stringify(annotations)) as (StoredAnchor & { transcript: string; current: string })[];
  const trees = new Map<string, EditionTree>();
  for (let first = 0, next = 0; first < rows.length; first = next) {
    const { annotation, transcript, current } = rows[first]!;
    while (next < rows.length && rows[next]!.annotation === annotation) next++;
    let tree = trees.get(transcript);
    if (!tree) trees.set(transcript, (tree = new EditionTree(db, transcript)));
    yield { annotation, ...standIn(tree, rows.slice(first, next), current) };
  }
}
