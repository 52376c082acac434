import { type Span, spanFault } from '../core/model/span.ts';
import { firstLoneSurrogate } from '../core/text/offsets.ts';
import type { CheckFinding } from '../contract/types.ts';
import { checkCodebook } from './check-codebook.ts';
import { checkLog } from './check-log.ts';
import { checkReviews } from './check-reviews.ts';
import { checkCorrections } from './check-corrections.ts';
import type { ReadableDb } from './db/open.ts';
import { spanOf } from './db/read-annotations.ts';
import { REFERENCE_RULES } from './db/references.ts';
import { sha256 } from './sha256.ts';

/**
 * Everything that must hold in a project file: the database's own integrity, references, every range inside its text
 * and on code-point boundaries, texts and files that match their hashes, and a log that leads to the state there is.
 * Returns what does not hold; an empty list is a clean project.
 */
export function checkProject(db: ReadableDb): CheckFinding[] {
  return [
    ...checkDatabase(db),
    ...checkReferences(db),
    ...checkEditions(db),
    ...checkCorrections(db),
    ...checkSources(db),
    ...checkCodebook(db),
    ...checkReviews(db),
    ...checkLog(db),
  ];
}

function* checkDatabase(db: ReadableDb): Iterable<CheckFinding> {
  for (const line of db.prepare('PRAGMA integrity_check').pluck().all() as string[])
    if (line !== 'ok') yield { code: 'database_damaged', message: `SQLite finds damage: ${line}.` };
  for (const row of db.prepare('PRAGMA foreign_key_check').all() as { table: string; parent: string }[])
    yield {
      code: 'foreign_key',
      message: `A row of “${row.table}” names a row of “${row.parent}” that is not there.`,
    };
}

function* checkReferences(db: ReadableDb): Iterable<CheckFinding> {
  for (const { code, entity, sentence, sql } of REFERENCE_RULES.filter((rule) => !rule.resolved))
    for (const id of db.prepare(sql).pluck().iterate() as Iterable<string>)
      yield { code, message: sentence, entity, id };
}

/** Each text against its hash and length, and what lies on it: one edition in memory at a time. */
function* checkEditions(db: ReadableDb): Iterable<CheckFinding> {
  const spans = db.prepare(
    `SELECT s.annotation_id AS id, s."start", s."end", s.parts FROM anchors s JOIN annotations a ON a.id = s.annotation_id
     WHERE s.edition_id = ? AND s.deleted = 0 AND a.deleted = 0`,
  );
  const blocks = db.prepare(
    'SELECT id, "start", "end", NULL AS parts FROM blocks WHERE edition_id = ? AND deleted = 0',
  );
  const gold = db.prepare('SELECT id, "start", "end", parts FROM gold WHERE edition_id = ? AND deleted = 0');
  const suggestions = db.prepare(
    'SELECT id, "start", "end", parts FROM suggestions WHERE edition_id = ? AND deleted = 0',
  );
  type Placed = { id: string; start: number; end: number; parts: string | null };
  const editions = db.prepare('SELECT id, sha256, length, text FROM editions');
  for (const edition of editions.iterate() as Iterable<{
    id: string;
    sha256: string;
    length: number;
    text: string;
  }>) {
    const { id, text } = edition;
    if (sha256(text) !== edition.sha256)
      yield {
        code: 'text_changed',
        message: 'The text of an edition is not the one that was imported: its SHA-256 differs.',
        entity: 'edition',
        id,
      };
    if (text.length !== edition.length)
      yield {
        code: 'length_differs',
        message: `The text has ${text.length} UTF-16 units; the edition says ${edition.length}.`,
        entity: 'edition',
        id,
      };
    if (firstLoneSurrogate(text) !== null)
      yield { code: 'lone_surrogate', message: 'The text holds half a character.', entity: 'edition', id };
    for (const [entity, statement] of [
      ['annotation', spans],
      ['block', blocks],
      ['gold', gold],
      ['suggestion', suggestions],
    ] as const)
      for (const row of statement.iterate(id) as Iterable<Placed>) {
        const fault = faultOf(text, row);
        if (fault) yield { code: `${entity}_range`, message: fault, entity, id: row.id };
      }
  }
}

function faultOf(text: string, row: { start: number; end: number; parts: string | null }): string | null {
  let span: Span;
  try {
    span = spanOf(row);
  } catch {
    return 'The parts of a span cannot be read.';
  }
  const fault = spanFault(text, span);
  if (fault) return fault;
  return span[0]![0] === row.start && span.at(-1)![1] === row.end
    ? null
    : 'The bounds of a span are not those of its parts.';
}

function* checkSources(db: ReadableDb): Iterable<CheckFinding> {
  for (const row of db.prepare('SELECT sha256, bytes FROM sources').iterate() as Iterable<{
    sha256: string;
    bytes: Uint8Array;
  }>)
    if (sha256(row.bytes) !== row.sha256)
      yield {
        code: 'source_changed',
        message: 'The bytes of an imported file differ from their SHA-256.',
        entity: 'source',
        id: row.sha256,
      };
}
