import type { ExchangeAnnotation } from '../../core/formats/exchange/model.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { ExportSource } from '../export/source.ts';
import { textReader } from '../editions/text-reader.ts';
import { standingIn } from '../suggest/standing-in.ts';
import type { Visibility } from '../visibility.ts';

interface Stored {
  id: string;
  tag: string;
  annotator: string;
  edition: string;
  start: number;
  end: number;
  parts: string | null;
  values: string;
  note: string;
  created: number;
}

/**
 * What machines propose on a transcript and nobody has decided on yet, as far as one may know, where it stands in the edition
 * that is exported; an older one has none. Values by attribute id.
 */
export function openSuggestions(
  db: ReadableDb,
  seen: Visibility,
  source: ExportSource,
  { transcript, edition }: { transcript: string; edition: string },
): ExchangeAnnotation[] {
  const rows = db
    .prepare(
      `SELECT s.id, s.tag_id AS tag, s.annotator_id AS annotator, s.edition_id AS edition, s."start", s."end", s.parts, s."values", s.note, s.created
       FROM suggestions s JOIN transcripts t ON t.id = s.transcript_id
       WHERE s.transcript_id = ? AND s.deleted = 0 AND NOT EXISTS (
         SELECT 1 FROM suggestion_decisions d WHERE d.suggestion_id = s.id AND d.deleted = 0
           AND ${seen.work('d.annotator_id', 's.transcript_id')})
       ORDER BY s."start", s."end" DESC, s.id`,
    )
    .all(transcript) as Stored[];
  const standing = standingIn(db, textReader(db), transcript);
  return rows
    .filter((row) => source.wants(row))
    .flatMap((row) => {
      const place = standing(row, spanOf(row));
      return place?.edition === edition ? [{ row, span: place.span }] : [];
    })
    .map(({ row, span }) => ({
      id: row.id,
      span,
      tag: row.tag,
      annotator: row.annotator,
      values: JSON.parse(row.values) as Record<string, string>,
      note: row.note,
      created: row.created,
      suggested: true,
      decisions: [],
      comments: [],
      gold: false,
    }));
}
