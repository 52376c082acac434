import type { MergeConflict, MergeFileReport, MergeOffer } from '../../contract/merge-types.ts';
import type { WritableDb } from '../db/open.ts';
import type { KeptOut } from '../purge/keep-out.ts';
import type { Folded } from './fold.ts';

interface Findings {
  actions: number;
  changes: number;
  folded: readonly Folded[];
  conflicts: MergeConflict[];
  offers: MergeOffer[];
  mapped: readonly { entity: string; alias: string; id: string }[];
  same: readonly { title: string }[];
}

/** Says what one file's merging did, in the words that people decide by. */
export function describeMerge(
  db: WritableDb,
  other: string,
  label: string,
  findings: Findings,
): Omit<MergeFileReport, keyof KeptOut> {
  const { actions, changes, folded, conflicts, offers, mapped, same } = findings;
  const isNew = (row: Folded) => (!row.before || row.before['deleted'] === 1) && row.after['deleted'] !== 1;
  const named = (entity: string, field: string) =>
    folded.filter((row) => row.entity === entity && isNew(row)).map((row) => String(row.after[field]));
  const done = new Set(mapped.map(({ entity, alias }) => `${entity} ${alias}`));
  const offered = offers.map((offer) => ({ offer, done: done.has(`${offer.entity} ${offer.from}`) }));
  return {
    file: label,
    project: (db.prepare(`SELECT name FROM ${other}.project`).pluck().get() as string | undefined) ?? '',
    // A change that a hand-off had left out may come without a new action.
    actions: Math.max(actions, Math.sign(changes)),
    annotators: named('annotator', 'name'),
    transcripts: named('transcript', 'title'),
    joined: same.map(({ title }) => title),
    annotations: countAnnotations(db, folded),
    // A tag that was mapped to one here has not come as one of its own.
    tags: folded
      .filter((row) => !done.has(`tag ${row.id}`))
      .filter((row) => row.entity === 'tag' && differs(row))
      .map((row) => ({
        name: String(row.after['name']),
        what: isNew(row) ? 'new' : row.after['deleted'] === 1 ? 'deleted' : 'changed',
      })),
    corrections: corrections(db, folded.filter(isNew)),
    orphans: countOrphans(db),
    decisions: folded.filter((row) => row.entity === 'decision' && isNew(row)).length,
    conflicts,
    offers: offered.filter((o) => !o.done).map((o) => o.offer),
    mapped: offered.filter((o) => o.done).map((o) => o.offer),
  };
}

function corrections(db: WritableDb, folded: readonly Folded[]): string[] {
  const title = db.prepare('SELECT title FROM transcripts WHERE id = ?').pluck();
  return folded
    .filter(
      (row) => row.entity === 'edition' && row.after['parent_id'] !== null && row.after['edits'] !== '[]',
    )
    .map((row) => String(title.get(row.after['transcript_id'])));
}

/** Of the transcripts that the merge touched (`temp.touched`), what has no place in their texts now. */
function countOrphans(db: WritableDb): number {
  return db
    .prepare(
      `SELECT count(*) FROM orphans o JOIN annotations a ON a.id = o.annotation_id AND a.deleted = 0
       JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0 WHERE a.transcript_id IN (
         SELECT entity_id FROM temp.touched WHERE entity = 'transcript'
         UNION SELECT e.transcript_id FROM temp.touched x JOIN editions e ON x.entity = 'edition' AND e.id = x.entity_id
         UNION SELECT n.transcript_id FROM temp.touched x JOIN annotations n
           ON x.entity IN ('annotation', 'span') AND n.id = substr(x.entity_id, 1, 36))`,
    )
    .pluck()
    .get() as number;
}

const differs = ({ before, after }: Folded) =>
  before ? Object.keys(after).some((column) => before[column] !== after[column]) : after['deleted'] !== 1;

/** Annotations that came, changed (in themselves, their span or their values) or went, by annotator. */
function countAnnotations(db: WritableDb, folded: readonly Folded[]): MergeFileReport['annotations'] {
  const what = new Map<string, 'added' | 'changed' | 'deleted'>();
  for (const row of folded) {
    if (row.entity !== 'annotation' && row.entity !== 'span' && row.entity !== 'annotation_value') continue;
    if (!differs(row)) continue;
    const id = row.id.split('/')[0]!;
    const was = row.before ? row.before['deleted'] === 0 : false;
    const is = row.after['deleted'] === 0;
    if (row.entity === 'annotation') what.set(id, is ? (was ? 'changed' : 'added') : 'deleted');
    else if (!what.has(id)) what.set(id, 'changed');
  }
  const owner = db
    .prepare(
      'SELECT coalesce(p.name, a.annotator_id) FROM annotations a LEFT JOIN annotators p ON p.id = a.annotator_id WHERE a.id = ?',
    )
    .pluck();
  const counts = new Map<string, { added: number; changed: number; deleted: number }>();
  for (const [id, kind] of what) {
    const name = (owner.get(id) as string | undefined) ?? '';
    const count = counts.get(name) ?? { added: 0, changed: 0, deleted: 0 };
    count[kind] += 1;
    counts.set(name, count);
  }
  return [...counts]
    .map(([annotator, count]) => ({ annotator, ...count }))
    .sort((a, b) => (a.annotator < b.annotator ? -1 : 1));
}
