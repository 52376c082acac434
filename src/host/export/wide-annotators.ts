import type { WideAnnotator } from '../../core/formats/dataset/wide-rows.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Visibility } from '../visibility.ts';
import type { SourceOptions } from './source.ts';

/**
 * Who has rows of their own on a transcript, as far as one may see what they did: who began a pass there or has annotations there,
 * so that a row of noughts says that somebody looked and found nothing. The gold set is nobody's: one row, without a name.
 */
export function annotatorsOn(
  db: ReadableDb,
  seen: Visibility,
  transcript: string,
  { decisions = 'all', annotators }: SourceOptions,
): WideAnnotator[] {
  if (decisions === 'gold') return [{ id: '', pass: '' }];
  const rows = db
    .prepare(
      `SELECT p.id, coalesce((SELECT s.state FROM passes s
         WHERE s.transcript_id = @transcript AND s.annotator_id = p.id AND s.deleted = 0), 'open') AS pass
       FROM annotators p WHERE EXISTS (SELECT 1 FROM annotations a
           WHERE a.transcript_id = @transcript AND a.annotator_id = p.id AND a.deleted = 0 AND ${seen.annotation()})
         OR EXISTS (SELECT 1 FROM passes s WHERE s.transcript_id = @transcript AND s.annotator_id = p.id AND s.deleted = 0
           AND ${seen.work('s.annotator_id', 's.transcript_id')})
       ORDER BY p.id`,
    )
    .all({ transcript }) as WideAnnotator[];
  return rows.filter(({ id }) => annotators?.includes(id) ?? true);
}
