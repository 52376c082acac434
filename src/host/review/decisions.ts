import type { Annotation } from '../../core/model/annotation.ts';
import type { Proposal, ReviewState, Verdict } from '../../core/model/review.ts';
import { reviewState } from '../../core/review/state.ts';
import type { Comment, NamedDecision } from '../../contract/review-types.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Visibility } from '../visibility.ts';
import type { TextOf } from '../editions/structure.ts';
import { DecisionsAcrossEditions } from './across-editions.ts';

interface StoredDecision {
  annotation: string;
  reviewer: string;
  reviewerName: string;
  verdict: Verdict;
  reason: string;
  proposal: string | null;
  basis: string;
  edition: string | null;
  decided: number;
}

/** The decisions on one annotation that may be seen, oldest first, and what they come to. */
export function decisionsOn(
  db: ReadableDb,
  textOf: TextOf,
  seen: Visibility,
  annotation: Annotation,
): { state: ReviewState; decisions: NamedDecision[] } {
  const stored = db
    .prepare(
      `SELECT d.annotation_id AS annotation, d.reviewer_id AS reviewer, coalesce(p.name, '') AS reviewerName,
         d.verdict, d.reason, d.proposal, d.basis, d.edition_id AS edition, d.decided
       FROM decisions d JOIN annotations a ON a.id = d.annotation_id LEFT JOIN annotators p ON p.id = d.reviewer_id
       WHERE d.annotation_id = ? AND d.deleted = 0 AND ${seen.remark('d.reviewer_id')} ORDER BY d.decided, d.reviewer_id`,
    )
    .all(annotation.id) as StoredDecision[];
  const { basis, words: rows } = new DecisionsAcrossEditions(db, textOf).read(annotation, stored);
  return {
    state: reviewState(rows, basis).state,
    decisions: rows.map(({ basis: was, proposal, edition: _, ...row }) => ({
      ...row,
      proposal: proposal === null ? null : (JSON.parse(proposal) as Proposal),
      stale: was !== basis,
    })),
  };
}

/** The comments on one annotation that may be seen, oldest first. */
export function commentsOn(db: ReadableDb, seen: Visibility, annotation: string): Comment[] {
  return db
    .prepare(
      `SELECT m.id, m.annotation_id AS annotation, m.annotator_id AS annotator, coalesce(p.name, '') AS annotatorName,
         m.text, m.created
       FROM comments m JOIN annotations a ON a.id = m.annotation_id LEFT JOIN annotators p ON p.id = m.annotator_id
       WHERE m.annotation_id = ? AND m.deleted = 0 AND ${seen.remark('m.annotator_id')} ORDER BY m.created, m.id`,
    )
    .all(annotation) as Comment[];
}
