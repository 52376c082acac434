import { applyEdits, type Edits, editsFault } from '../core/edits/edits.ts';
import { sameSpan } from '../core/review/overlap.ts';
import type { CheckFinding } from '../contract/types.ts';
import type { ReadableDb } from './db/open.ts';
import { spanOf } from './db/read-annotations.ts';
import { standingOf } from './editions/standing.ts';
import { textReader } from './editions/text-reader.ts';

/** What a correction says of itself: its edits lead from the text that was corrected to its own. And where annotations stand. */
export function* checkCorrections(db: ReadableDb): Iterable<CheckFinding> {
  const textOf = textReader(db);
  type Edition = { id: string; parent: string; edits: string | null; same: 0 | 1 };
  const editions = db.prepare(
    `SELECT e.id, e.parent_id AS parent, e.edits, e.transcript_id = p.transcript_id AS same
     FROM editions e JOIN editions p ON p.id = e.parent_id ORDER BY e.transcript_id, e.number`,
  );
  for (const { id, parent, edits, same } of editions.all() as Edition[]) {
    const fault =
      same === 0 ? 'A correction is of another transcript.' : faultOf(textOf(parent), textOf(id), edits);
    if (fault) yield { code: 'correction_edits', message: fault, entity: 'edition', id };
  }
  for (const id of db
    .prepare('SELECT id FROM editions WHERE parent_id IS NULL AND edits IS NOT NULL')
    .pluck()
    .all() as string[])
    yield {
      code: 'correction_edits',
      message: 'A text that nothing was corrected to has edits.',
      entity: 'edition',
      id,
    };
  for (const transcript of db.prepare('SELECT id FROM transcripts ORDER BY id').pluck().all() as string[])
    yield* checkStanding(db, transcript);
}

function faultOf(before: string, after: string, json: string | null): string | null {
  if (json === null) return 'A correction does not say what it changed.';
  const edits = JSON.parse(json) as Edits;
  if (!Array.isArray(edits)) return 'What a correction changed cannot be read.';
  return (
    editsFault(before, edits) ??
    (applyEdits(before, edits) === after ? null : 'The edits of a correction do not lead to its text.')
  );
}

/** The table of spans against what follows from anchors and editions. */
function* checkStanding(db: ReadableDb, transcript: string): Iterable<CheckFinding> {
  type Stored = {
    id: string;
    edition: string;
    start: number;
    end: number;
    parts: string | null;
    lost: number;
  };
  const stored = new Map(
    (
      db
        .prepare(
          `SELECT a.id, s.edition_id AS edition, s."start", s."end", s.parts, s.lost FROM annotations a
           JOIN spans s ON s.annotation_id = a.id WHERE a.transcript_id = ?`,
        )
        .all(transcript) as Stored[]
    ).map((row) => [row.id, row]),
  );
  const ids = db
    .prepare('SELECT id FROM annotations WHERE transcript_id = ?')
    .pluck()
    .all(transcript) as string[];
  const orphans = new Set(
    db
      .prepare(
        'SELECT o.annotation_id FROM orphans o JOIN annotations a ON a.id = o.annotation_id WHERE a.transcript_id = ?',
      )
      .pluck()
      .all(transcript) as string[],
  );
  const differs = (id: string): CheckFinding => ({
    code: 'span_differs',
    message: 'An annotation does not stand where it was put, as corrections have moved it.',
    entity: 'annotation',
    id,
  });
  for (const { annotation, edition, span, lost } of standingOf(db, ids)) {
    const row = stored.get(annotation);
    stored.delete(annotation);
    if (orphans.delete(annotation) !== (span.length === 0)) yield differs(annotation);
    if (
      span.length === 0
        ? row !== undefined
        : !row || row.edition !== edition || row.lost !== lost || !sameSpan(spanOf(row), span)
    )
      yield differs(annotation);
  }
  for (const id of [...stored.keys(), ...orphans]) yield differs(id);
}
