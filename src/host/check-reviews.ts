import { z } from 'zod';
import type { CheckFinding } from '../contract/types.ts';
import type { ReadableDb } from './db/open.ts';

const values = z.record(z.uuid(), z.string());
const ids = z.array(z.uuid());
const proposal = z
  .strictObject({
    span: z.array(z.tuple([z.int().nonnegative(), z.int().positive()])).min(1),
    tag: z.uuid(),
    values,
  })
  .partial()
  .refine((fields) => Object.keys(fields).length > 0);
const DECIDED = new Set(['chosen', 'custom', 'none']);

interface StoredGold {
  id: string;
  tag_id: string | null;
  values: string;
  sources: string;
  against: string;
  rule: string;
  decided_by: string | null;
}

/** What decisions and gold hold besides columns: JSON of the right shape, and words that agree with one another. */
export function* checkReviews(db: ReadableDb): Iterable<CheckFinding> {
  const decisions = db.prepare(
    `SELECT annotation_id || '/' || reviewer_id AS id, verdict, proposal FROM decisions WHERE deleted = 0`,
  );
  for (const row of decisions.iterate() as Iterable<{
    id: string;
    verdict: string;
    proposal: string | null;
  }>) {
    const revises = row.proposal !== null && reads(proposal, row.proposal);
    if (revises !== (row.verdict === 'revise') || (row.proposal !== null && !revises))
      yield {
        code: 'decision_proposal',
        message: 'A decision to revise proposes nothing that can be read, or another one proposes something.',
        entity: 'decision',
        id: row.id,
      };
  }
  const gold = db.prepare(
    'SELECT id, tag_id, "values", sources, against, rule, decided_by FROM gold WHERE deleted = 0',
  );
  for (const row of gold.iterate() as Iterable<StoredGold>) {
    const fault = faultOf(row);
    if (fault) yield { code: 'gold_provenance', message: fault, entity: 'gold', id: row.id };
  }
}

function faultOf(row: StoredGold): string | null {
  if (!reads(ids, row.sources) || !reads(ids, row.against) || !reads(values, row.values))
    return 'What gold was made from cannot be read.';
  if (DECIDED.has(row.rule) !== (row.decided_by !== null))
    return 'Gold says that a person decided it and that a rule did, or neither.';
  return (row.tag_id === null) === (row.rule === 'none')
    ? null
    : 'Gold has no tag though it is not “none of these”, or a tag though it is.';
}

function reads(schema: z.ZodType, json: string): boolean {
  try {
    return schema.safeParse(JSON.parse(json)).success;
  } catch {
    return false;
  }
}
