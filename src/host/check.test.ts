import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from './check.ts';
import { STARTER_TAGS } from './starter.ts';
import { type Desk, importText, openDesk } from './testing.ts';

const TEXT = 'One 🙂 two.\r\n\r\nThree e\u0301 four.\u00a0  ';
let desk: Desk;
let annotation: string;
beforeEach(async () => {
  desk = openDesk();
  const transcript = await importText(desk, TEXT);
  annotation = (
    await desk.call('annotations.create', { transcript, span: [[0, 6]], tag: STARTER_TAGS.claim })
  ).id;
});
afterEach(() => desk.dispose());

const found = (sql: string, ...values: unknown[]) => {
  const { db } = desk.session.project;
  db.pragma('ignore_check_constraints = ON');
  db.pragma('foreign_keys = OFF');
  db.prepare(sql).run(...values);
  return checkProject(db).map((finding) => finding.code);
};

describe('check', () => {
  it('finds nothing in a project as Passage makes it', () => {
    expect(checkProject(desk.session.project.db)).toEqual([]);
  });
  it('finds an offset past the end', () => {
    expect(found('UPDATE anchors SET "end" = 999 WHERE annotation_id = ?', annotation)).toContain(
      'annotation_range',
    );
  });
  it('finds an annotation that stands elsewhere than where it was put', () => {
    expect(found('UPDATE spans SET "end" = 2 WHERE annotation_id = ?', annotation)).toEqual(['span_differs']);
  });
  it('finds a range through a surrogate pair', () => {
    expect(found('UPDATE anchors SET "end" = 5 WHERE annotation_id = ?', annotation)).toContain(
      'annotation_range',
    );
  });
  it('finds parts out of order', () => {
    expect(found(`UPDATE anchors SET parts = '[[3,4],[0,2]]' WHERE annotation_id = ?`, annotation)).toContain(
      'annotation_range',
    );
  });
  it('finds a changed text', () => {
    expect(found(`UPDATE editions SET text = replace(text, 'two', 'six')`)).toContain('text_changed');
  });
  it('finds changed bytes of a source', () => {
    expect(found(`UPDATE sources SET bytes = x'00'`)).toContain('source_changed');
  });
  it('finds a state that the log does not lead to', () => {
    expect(found(`UPDATE annotations SET note = 'slipped in'`)).toEqual(['log_differs']);
  });
  it('finds a row that the log does not know', () => {
    expect(found(`DELETE FROM changes WHERE entity = 'annotation'`)).toContain('log_missing');
  });
  it('finds an annotation with no span, and a row that the log knows', () => {
    expect(found('DELETE FROM anchors')).toEqual(
      expect.arrayContaining(['annotation_without_span', 'row_missing']),
    );
  });
});
