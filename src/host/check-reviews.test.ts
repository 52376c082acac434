import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from './check.ts';
import { STARTER_TAGS } from './starter.ts';
import { type Desk, importText, openDesk } from './testing.ts';

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
  const transcript = await importText(desk, 'One two three.');
  const tag = STARTER_TAGS.claim;
  const { id } = await desk.call('annotations.create', { transcript, span: [[0, 3]], tag });
  await desk.call('review.decide', { annotation: id, verdict: 'revise', proposal: { span: [[0, 7]] } });
  await desk.call('gold.decide', { transcript, place: [id], choice: { annotation: id } });
});
afterEach(() => desk.dispose());

const found = (sql: string) => {
  const { db } = desk.session.project;
  db.pragma('ignore_check_constraints = ON');
  db.prepare(sql).run();
  return checkProject(db).map((finding) => finding.code);
};

describe('check of reviews', () => {
  it('finds nothing in what Passage makes', () => {
    expect(checkProject(desk.session.project.db)).toEqual([]);
  });
  it('finds a proposal that cannot be read, or that no revision makes', () => {
    expect(found(`UPDATE decisions SET proposal = '{"spun":[[0,7]]}'`)).toContain('decision_proposal');
    expect(found(`UPDATE decisions SET proposal = NULL`)).toContain('decision_proposal');
    expect(found(`UPDATE decisions SET proposal = '{"tag":"x"}', verdict = 'accept'`)).toContain(
      'decision_proposal',
    );
  });
  it('finds gold outside its text, or in another transcript', async () => {
    expect(found('UPDATE gold SET "end" = 99')).toContain('gold_range');
    const other = await importText(desk, 'Another.');
    expect(found(`UPDATE gold SET transcript_id = '${other}'`)).toContain('gold_in_other_transcript');
  });
  it('finds gold that does not say where it is from', () => {
    expect(found(`UPDATE gold SET sources = '{}'`)).toContain('gold_provenance');
    expect(found(`UPDATE gold SET sources = '[]', decided_by = NULL`)).toContain('gold_provenance');
  });
  it('finds gold that is none and something', () => {
    expect(found(`UPDATE gold SET rule = 'none'`)).toContain('gold_provenance');
  });
});
