import type { ExchangeAnnotation } from '../../core/formats/exchange/model.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Visibility } from '../visibility.ts';

/** What was said of a transcript's annotations, by their ids. */
export interface Remarks {
  decisions: ReadonlyMap<string, ExchangeAnnotation['decisions']>;
  comments: ReadonlyMap<string, ExchangeAnnotation['comments']>;
}

/** Decisions and comments that may be seen, the oldest first. */
export function remarksOf(db: ReadableDb, seen: Visibility, transcript: string): Remarks {
  const decisions = db
    .prepare(
      `SELECT d.annotation_id AS id, d.reviewer_id AS reviewer, d.verdict, d.reason
       FROM annotations a JOIN decisions d ON d.annotation_id = a.id AND d.deleted = 0
       WHERE a.transcript_id = ? AND a.deleted = 0 AND ${seen.remark('d.reviewer_id')} ORDER BY d.decided, d.reviewer_id`,
    )
    .all(transcript) as (ExchangeAnnotation['decisions'][number] & { id: string })[];
  const comments = db
    .prepare(
      `SELECT m.annotation_id AS id, m.annotator_id AS annotator, m.text, m.created
       FROM annotations a JOIN comments m ON m.annotation_id = a.id AND m.deleted = 0
       WHERE a.transcript_id = ? AND a.deleted = 0 AND ${seen.remark('m.annotator_id')} ORDER BY m.created, m.id`,
    )
    .all(transcript) as (ExchangeAnnotation['comments'][number] & { id: string })[];
  return { decisions: grouped(decisions), comments: grouped(comments) };
}

function grouped<T extends { id: string }>(rows: readonly T[]): Map<string, Omit<T, 'id'>[]> {
  const out = new Map<string, Omit<T, 'id'>[]>();
  for (const { id, ...row } of rows) {
    const known = out.get(id) ?? [];
    known.push(row);
    out.set(id, known);
  }
  return out;
}
