import type { WritableDb } from '../db/open.ts';
import type { Change } from '../db/log.ts';
import { spanColumns } from '../db/read-annotations.ts';
import { standingOf } from './standing.ts';

/** After a commit's changes: the tables of spans and orphans say again what follows from anchors and editions. Within its transaction. */
export function settleAfter(db: WritableDb, changes: readonly Change[]): void {
  const annotations = new Set<string>();
  const transcripts = new Set<string>();
  for (const { entity, id, before, after } of changes) {
    if (entity === 'span') annotations.add(id.split('/')[0]!);
    else if (entity === 'annotation' && before && 'transcript_id' in after) annotations.add(id);
    else if (entity === 'transcript' && before && 'edition_id' in after) transcripts.add(id);
    else if (entity === 'edition' && before && ('parent_id' in after || 'transcript_id' in after))
      transcripts.add(transcriptOf(db, id));
  }
  settle(db, [...new Set([...annotations, ...annotationsOf(db, [...transcripts])])]);
}

/** The same for the rows that merging, or taking a merge back, has written (`temp.touched`). */
export function settleTouched(db: WritableDb): void {
  const ids = (sql: string) => db.prepare(sql).pluck().all() as string[];
  const touched = (entities: string) =>
    `SELECT DISTINCT substr(entity_id, 1, 36) FROM temp.touched WHERE entity IN (${entities})`;
  const transcripts = [
    ...ids(touched(`'transcript'`)),
    ...ids(`SELECT DISTINCT transcript_id FROM editions WHERE id IN (${touched(`'edition'`)})`),
  ];
  const annotations = [...ids(touched(`'annotation', 'span'`)), ...annotationsOf(db, transcripts)];
  settle(db, [...new Set(annotations)]);
}

/** The same for every annotation, whatever the tables said. */
export function settleAll(db: WritableDb): void {
  db.exec('DELETE FROM spans; DELETE FROM orphans;');
  settle(db, db.prepare('SELECT id FROM annotations').pluck().all() as string[]);
}

const transcriptOf = (db: WritableDb, edition: string): string =>
  db.prepare('SELECT transcript_id FROM editions WHERE id = ?').pluck().get(edition) as string;

const annotationsOf = (db: WritableDb, transcripts: readonly string[]): string[] =>
  transcripts.length === 0
    ? []
    : (db
        .prepare('SELECT id FROM annotations WHERE transcript_id IN (SELECT value FROM json_each(?))')
        .pluck()
        .all(JSON.stringify(transcripts)) as string[]);

function settle(db: WritableDb, annotations: readonly string[]): void {
  if (annotations.length === 0) return;
  const ids = JSON.stringify(annotations);
  for (const table of ['spans', 'orphans'])
    db.prepare(`DELETE FROM ${table} WHERE annotation_id IN (SELECT value FROM json_each(?))`).run(ids);
  // Most annotations were put where their transcript still stands: those need no mapping.
  db.prepare(
    `INSERT INTO spans (annotation_id, edition_id, "start", "end", parts)
     SELECT x.annotation_id, x.edition_id, x."start", x."end", x.parts
     FROM json_each(?) w CROSS JOIN annotations a ON a.id = w.value JOIN transcripts t ON t.id = a.transcript_id
     JOIN anchors x ON x.annotation_id = a.id AND x.edition_id = t.edition_id AND x.deleted = 0
     WHERE NOT EXISTS (SELECT 1 FROM anchors n WHERE n.annotation_id = a.id AND n.deleted = 0
       AND (n.placed, n.edition_id) > (x.placed, x.edition_id))`,
  ).run(ids);
  const rest = db
    .prepare(
      `SELECT w.value FROM json_each(?) w WHERE NOT EXISTS (SELECT 1 FROM spans s WHERE s.annotation_id = w.value)`,
    )
    .pluck()
    .all(ids) as string[];
  if (rest.length === 0) return;
  const insert = db.prepare(
    `INSERT INTO spans (annotation_id, edition_id, "start", "end", parts, lost) VALUES (@annotation, @edition, @start, @end, @parts, @lost)`,
  );
  const orphan = db.prepare('INSERT INTO orphans (annotation_id) VALUES (?)');
  for (const { annotation, edition, span, lost } of standingOf(db, rest))
    if (span.length > 0) insert.run({ annotation, edition, lost, ...spanColumns(span) });
    else orphan.run(annotation);
}
