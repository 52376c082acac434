import type { Annotation } from '../../core/model/annotation.ts';
import type { ReadableDb } from '../db/open.ts';
import { type StoredAnnotation, toAnnotation } from '../db/read-annotations.ts';
import { spanOf } from '../db/read-annotations.ts';
import { NEWEST_FIRST, standIn, type StoredAnchor } from './standing.ts';
import { EditionTree } from './tree.ts';

/** All live annotations of a transcript with their anchors, the newest first, and the values of their tags' attributes. */
const ANCHORED = `
  SELECT a.id AS annotation, x.edition_id AS edition, x."start", x."end", x.parts, a.transcript_id AS transcript,
    a.tag_id AS tag, a.annotator_id AS annotator, a.note, a.created, a.modified, (
      SELECT json_group_object(v.attribute_id, v.value) FROM annotation_values v
      JOIN attributes d ON d.id = v.attribute_id AND d.tag_id = a.tag_id AND d.deleted = 0
      WHERE v.annotation_id = a.id AND v.deleted = 0) AS valuesJson
  FROM annotations a JOIN anchors x ON x.annotation_id = a.id AND x.deleted = 0
  WHERE a.transcript_id = ? AND a.deleted = 0 ORDER BY a.id, ${NEWEST_FIRST}`;

/**
 * The annotations of a transcript in one of its editions, in no order: where they were put in it while it was current, else
 * where their newest place is mapped to. Those that have no place in it are left out.
 */
export function* annotationsIn(db: ReadableDb, transcript: string, edition: string): Iterable<Annotation> {
  type Row = StoredAnchor & Omit<StoredAnnotation, 'id'> & { valuesJson: string };
  const tree = new EditionTree(db, transcript);
  const current = db.prepare('SELECT edition_id FROM transcripts WHERE id = ?').pluck().get(transcript);
  const rows = db.prepare(ANCHORED).all(transcript) as Row[];
  for (let first = 0, next = 0; first < rows.length; first = next) {
    const row = rows[first]!;
    while (next < rows.length && rows[next]!.annotation === row.annotation) next++;
    const anchors = rows.slice(first, next);
    const own = edition === current ? undefined : anchors.find((anchor) => anchor.edition === edition);
    const { span, lost } = own ? { span: spanOf(own), lost: 0 } : standIn(tree, anchors, edition);
    if (span.length === 0) continue;
    const { annotation: id, valuesJson, ...rest } = row;
    const annotation = toAnnotation(
      { ...rest, id, edition, lost },
      JSON.parse(valuesJson) as Record<string, string>,
    );
    yield { ...annotation, span };
  }
}
