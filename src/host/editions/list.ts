import { PassageError } from '../../contract/errors.ts';
import type { EditionContent, EditionInfo } from '../../contract/editions-types.ts';
import type { Edits } from '../../core/edits/edits.ts';
import { compareByPlace } from '../../core/model/order.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';
import { blocksIn, turnsOf } from './structure.ts';
import { annotationsIn } from './annotations-in.ts';

/** Editions that are but another name for the text that they came from are left out: merging makes them (`joinTranscripts`). */
const SELECT = `
  SELECT e.id, e.transcript_id AS transcript, e.number, e.sha256, e.length, e.parent_id AS parent, e.created,
    coalesce(json_array_length(e.edits), 0) AS changes, e.id = t.edition_id AS current,
    coalesce((SELECT p.name FROM changes c JOIN actions x ON x.id = c.action_id JOIN annotators p ON p.id = x.actor
      WHERE c.entity = 'edition' AND c.entity_id = e.id AND c.before IS NULL LIMIT 1), '') AS author
  FROM live_editions e JOIN transcripts t ON t.id = e.transcript_id AND t.deleted = 0
  WHERE e.edits IS NOT '[]'`;

const infoOf = (row: Omit<EditionInfo, 'current'> & { current: 0 | 1 }): EditionInfo => ({
  ...row,
  current: row.current === 1,
});

/** The texts of a transcript, oldest first. */
export function editionsOf(db: ReadableDb, transcript: string): EditionInfo[] {
  return (
    db
      .prepare(`${SELECT} AND e.transcript_id = ? ORDER BY e.number, e.created, e.id`)
      .all(transcript) as never[]
  ).map(infoOf);
}

/** One edition. Throws `not_found`. */
export function editionInfo(db: ReadableDb, id: string): EditionInfo {
  const row = db.prepare(`${SELECT} AND e.id = ?`).get(id) as never;
  if (!row)
    throw new PassageError('not_found', 'This edition is not in the project, or no longer. Choose another.', {
      id,
    });
  return infoOf(row);
}

/** An edition to read, with those annotations that may be seen and have a place in it. */
export function editionContent(project: Project, seen: Visibility, id: string): EditionContent {
  const { db } = project;
  const edition = editionInfo(db, id);
  const { transcript } = edition;
  const edits = db.prepare('SELECT edits FROM editions WHERE id = ?').pluck().get(id) as string | null;
  const blocks = blocksIn(db, (of) => project.textOf(of), { transcript, edition: id });
  return {
    edition,
    text: project.textOf(id),
    blocks,
    turns: turnsOf(db, blocks),
    annotations: seen.ofTranscript(transcript, [...annotationsIn(db, transcript, id)]).sort(compareByPlace),
    edits: edits === null ? [] : (JSON.parse(edits) as Edits),
  };
}
