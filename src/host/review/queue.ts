import type { ReviewState, Verdict } from '../../core/model/review.ts';
import { reviewState, type Word } from '../../core/review/state.ts';
import type { QueueItem } from '../../contract/review-types.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { Visibility } from '../visibility.ts';
import type { Project } from '../project.ts';
import { DecisionsAcrossEditions } from './across-editions.ts';

export interface QueueFilter {
  annotators?: string[] | undefined;
  tags?: string[] | undefined;
  transcripts?: string[] | undefined;
  states?: ReviewState[] | undefined;
  stale?: boolean | undefined;
}

interface Row {
  id: string;
  transcript: string;
  edition: string;
  annotator: string;
  tag: string;
  start: number;
  end: number;
  parts: string | null;
}
type StoredWord = Word & { id: string; reviewer: string; edition: string | null };

/** SQL: a list of ids that is NULL, where all are wanted, or holds the column. */
const among = (column: string, name: string): string =>
  `(@${name} IS NULL OR ${column} IN (SELECT value FROM json_each(@${name})))`;
const listOf = (ids: string[] | undefined): string | null => (ids ? JSON.stringify(ids) : null);

/** The annotations that may be seen, filtered, by transcript and place, with what the decisions on them come to. */
export function queueOf(project: Project, seen: Visibility, filter: QueueFilter): QueueItem[] {
  const { db } = project;
  const across = new DecisionsAcrossEditions(db, (edition) => project.textOf(edition));
  const { words, values, comments } = remarks(db, seen, filter);
  const items: QueueItem[] = [];
  for (const row of rowsOf(db, seen, filter)) {
    const mark = { ...row, span: spanOf(row), values: values.get(row.id) ?? {} };
    const { basis, words: said } = across.read(mark, words.get(row.id) ?? []);
    const { state, stale } = reviewState(said, basis);
    if (filter.states && !filter.states.includes(state)) continue;
    if (filter.stale !== undefined && filter.stale !== stale > 0) continue;
    items.push({
      id: row.id,
      transcript: row.transcript,
      annotator: row.annotator,
      tag: row.tag,
      state,
      stale,
      mine: said.find((word) => seen.isViewer(word.reviewer) && word.basis === basis)?.verdict ?? null,
      comments: comments.get(row.id) ?? 0,
    });
  }
  return items;
}

function rowsOf(db: ReadableDb, seen: Visibility, { annotators, tags, transcripts }: QueueFilter): Row[] {
  return db
    .prepare(
      `SELECT a.id, a.transcript_id AS transcript, a.annotator_id AS annotator, a.tag_id AS tag, s.edition_id AS edition, s."start", s."end", s.parts
       FROM annotations a
       JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0
       JOIN spans s ON s.annotation_id = a.id
       WHERE a.deleted = 0 AND ${seen.annotation()} AND ${among('a.annotator_id', 'annotators')}
         AND ${among('a.tag_id', 'tags')} AND ${among('a.transcript_id', 'transcripts')}
       ORDER BY t.position, t.id, s."start", s."end" DESC, a.id`,
    )
    .all({ annotators: listOf(annotators), tags: listOf(tags), transcripts: listOf(transcripts) }) as Row[];
}

/** What reviewers said, by annotation, and the values of what they decided on. */
function remarks(db: ReadableDb, seen: Visibility, { transcripts }: QueueFilter) {
  const here = among('a.transcript_id', 'transcripts');
  const parameters = { transcripts: listOf(transcripts) };
  const words = Map.groupBy(
    db
      .prepare(
        `SELECT d.annotation_id AS id, d.reviewer_id AS reviewer, d.verdict, d.proposal, d.basis, d.edition_id AS edition
         FROM decisions d JOIN annotations a ON a.id = d.annotation_id
         WHERE d.deleted = 0 AND a.deleted = 0 AND ${here} AND ${seen.remark('d.reviewer_id')}`,
      )
      .all(parameters) as (StoredWord & { verdict: Verdict })[],
    (word) => word.id,
  );
  const values = new Map<string, Record<string, string>>();
  for (const row of db
    .prepare(
      `SELECT v.annotation_id AS id, v.attribute_id AS attribute, v.value FROM annotation_values v
       JOIN annotations a ON a.id = v.annotation_id
       JOIN attributes d ON d.id = v.attribute_id AND d.tag_id = a.tag_id AND d.deleted = 0
       WHERE v.deleted = 0 AND ${here} AND EXISTS (
         SELECT 1 FROM decisions c WHERE c.annotation_id = a.id AND c.deleted = 0)`,
    )
    .iterate(parameters) as Iterable<{ id: string; attribute: string; value: string }>) {
    const known = values.get(row.id) ?? {};
    known[row.attribute] = row.value;
    values.set(row.id, known);
  }
  const counted = db
    .prepare(
      `SELECT m.annotation_id AS id, count(*) AS comments FROM comments m JOIN annotations a ON a.id = m.annotation_id
       WHERE m.deleted = 0 AND ${here} AND ${seen.remark('m.annotator_id')} GROUP BY m.annotation_id`,
    )
    .all(parameters) as { id: string; comments: number }[];
  return { words, values, comments: new Map(counted.map((row) => [row.id, row.comments])) };
}
