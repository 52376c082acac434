import type { Annotation } from '../../core/model/annotation.ts';
import type { Gold } from '../../core/model/review.ts';
import { type GoldRule, type MergedMark, mergeAgreed, ruleName } from '../../core/review/adjudicate.ts';
import { markKey, valuesKey } from '../../core/review/mark.ts';
import { overlapOf } from '../../core/review/overlap.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { WritableDb } from '../db/open.ts';
import { spanColumns } from '../db/read-annotations.ts';
import { nameUuid } from './name-uuid.ts';

export interface BuildInput {
  transcript: string;
  edition: string;
  annotators: readonly string[];
  rule: GoldRule;
  /** All annotations of the transcript. */
  marks: readonly Annotation[];
  /** The gold that there is. */
  gold: readonly Gold[];
}

export interface BuildCounts {
  added: number;
  removed: number;
  unchanged: number;
  /** Groups left to what people decided. */
  kept: number;
}

/**
 * Writes what a rule merges. Rows that a person decided stay, and so does their place: a group that shares an annotation
 * with one, or lies where somebody decided on its tag, is left to people. The id of a row follows from what it says, so
 * that running again, here or in a colleague's copy, makes the same rows.
 */
export function writeAgreed(db: WritableDb, rec: Recorder, input: BuildInput): BuildCounts {
  const decided = input.gold.filter((row) => row.decidedBy !== null);
  const taken = takenBy(db, decided);
  const merged = mergeAgreed(input.marks, input.annotators, input.rule);
  const wanted = merged.filter((group) => !taken(group));
  const counts = { added: 0, removed: 0, unchanged: 0, kept: merged.length - wanted.length };
  const rule = ruleName(input.rule, new Set(input.annotators).size);
  const named = new Map<string, number>();
  const standing = mergedBefore(input.gold);
  const ids = new Set<string>();
  for (const group of wanted) {
    const key = markKey(group);
    const nth = named.get(key) ?? 0;
    named.set(key, nth + 1);
    const known = standing.get(`${nth} ${key}`);
    const id = known ?? nameUuid(`gold ${input.edition} ${nth} ${key}`);
    ids.add(id);
    if (put(rec, id, columnsOf(input, group, rule), known !== undefined)) counts.added += 1;
    else counts.unchanged += 1;
  }
  // Also what has no place in the text any more, or repeats in another edition what stands here.
  for (const id of madeByRules(db, input.transcript))
    if (!ids.has(id)) {
      rec.remove('gold', id);
      counts.removed += 1;
    }
  return counts;
}

function columnsOf({ transcript, edition }: BuildInput, group: MergedMark, rule: string): Row {
  return {
    transcript_id: transcript,
    edition_id: edition,
    tag_id: group.tag,
    ...spanColumns(group.span),
    values: JSON.stringify(Object.fromEntries(JSON.parse(valuesKey(group.values)) as [string, string][])),
    sources: JSON.stringify(group.sources),
    against: JSON.stringify(group.against),
    rule,
    decided_by: null,
    note: '',
  };
}

/** What rules merged before, by its coding and how many of the same came before it: perhaps in an older edition. */
function mergedBefore(gold: readonly Gold[]): Map<string, string> {
  const named = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const row of gold) {
    if (row.decidedBy !== null || row.tag === null) continue;
    const key = markKey({ ...row, tag: row.tag });
    const nth = named.get(key) ?? 0;
    named.set(key, nth + 1);
    ids.set(`${nth} ${key}`, row.id);
  }
  return ids;
}

/** All gold of a transcript that rules made. */
export const madeByRules = (db: WritableDb, transcript: string): string[] =>
  db
    .prepare('SELECT id FROM gold WHERE transcript_id = ? AND deleted = 0 AND decided_by IS NULL')
    .pluck()
    .all(transcript) as string[];

/**
 * Returns whether the row was not there before. One that is there keeps the time at which it came, and where it stands
 * already (`stands`) the edition that it was merged in.
 */
function put(rec: Recorder, id: string, columns: Row, stands: boolean): boolean {
  const known = rec.get('gold', id);
  if (known?.['deleted'] === 0) {
    const { edition_id: _e, start: _s, end: _n, parts: _p, ...rest } = columns;
    rec.update('gold', id, stands ? rest : columns);
    return false;
  }
  rec.put('gold', { id, ...columns, created: Date.now() });
  return true;
}

/** Whether people have decided where a group is. */
function takenBy(db: WritableDb, decided: readonly Gold[]): (group: MergedMark) => boolean {
  const named = new Set(decided.flatMap((row) => [...row.sources, ...row.against]));
  const tagOf = db.prepare('SELECT tag_id FROM annotations WHERE id = ?').pluck();
  // Where a person said "none", it was about the tags that stood there; the annotations may be gone or made anew.
  const places = decided.map((row) => ({
    span: row.span,
    tags: new Set(row.tag === null ? row.against.map((id) => tagOf.get(id) as string) : [row.tag]),
  }));
  return (group) =>
    group.sources.some((id) => named.has(id)) ||
    places.some(({ span, tags }) => tags.has(group.tag) && overlapOf(span, group.span) >= 0.5);
}
