import type { MergeOffer } from '../../contract/merge-types.ts';
import type { Row } from '../db/entities.ts';
import { joinEditions } from './join-editions.ts';
import type { Recorder } from '../db/recorder.ts';
import type { WritableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import { suggestionId } from '../suggest/machine.ts';

/** Things of the other file that bear the name of one here under another id, and are not mapped yet. */
export function findOffers(db: WritableDb, other: string): MergeOffer[] {
  const tags = `SELECT 'tag' AS entity, o.id AS "from", m.id AS "into", o.name AS name,
      (SELECT count(*) FROM ${other}.annotations a WHERE a.tag_id = o.id AND a.deleted = 0) AS annotations
    FROM ${other}.live_tags o JOIN main.live_tags m ON lower(m.name) = lower(o.name) AND m.id <> o.id
    WHERE NOT EXISTS (SELECT 1 FROM ${other}.tags x WHERE x.id = m.id)
      AND NOT EXISTS (SELECT 1 FROM main.aliases l WHERE l.entity = 'tag' AND l.alias = o.id AND l.deleted = 0)`;
  const people = `SELECT 'annotator' AS entity, o.id AS "from", m.id AS "into", o.name AS name,
      (SELECT count(*) FROM ${other}.annotations a WHERE a.annotator_id = o.id AND a.deleted = 0) AS annotations
    FROM ${other}.annotators o JOIN main.annotators m ON lower(m.name) = lower(o.name) AND m.id <> o.id AND m.deleted = 0
    WHERE o.deleted = 0 AND NOT EXISTS (SELECT 1 FROM ${other}.annotators x WHERE x.id = m.id)
      AND NOT EXISTS (SELECT 1 FROM main.aliases l WHERE l.entity = 'annotator' AND l.alias = o.id AND l.deleted = 0)`;
  const types = `SELECT 'relation_type' AS entity, o.id AS "from", m.id AS "into", o.name AS name,
      (SELECT count(*) FROM ${other}.relations r WHERE r.type_id = o.id AND r.deleted = 0) AS annotations
    FROM ${other}.live_relation_types o JOIN main.live_relation_types m ON lower(m.name) = lower(o.name) AND m.id <> o.id
    WHERE NOT EXISTS (SELECT 1 FROM ${other}.relation_types x WHERE x.id = m.id)
      AND NOT EXISTS (SELECT 1 FROM main.aliases l WHERE l.entity = 'relation_type' AND l.alias = o.id AND l.deleted = 0)`;
  return db
    .prepare(`${tags} UNION ALL ${people} UNION ALL ${types} ORDER BY entity DESC, name, "from", "into"`)
    .all() as MergeOffer[];
}

/**
 * Transcripts that came in with the text of one that was here, under another id. The smaller id stands for both, so
 * that every order of merging chooses the same. `fresh`: the transcripts that the merge brought.
 */
export function findSameTexts(
  db: WritableDb,
  fresh: readonly string[],
): { alias: string; id: string; title: string }[] {
  // Of corrected texts any may be the one that the other has; two that only meet after corrections on both sides stay apart.
  const same = db.prepare(
    `SELECT DISTINCT m.id, m.title FROM transcripts t JOIN editions e ON e.transcript_id = t.id AND e.deleted = 0
     JOIN editions f ON f.sha256 = e.sha256 AND f.deleted = 0 AND (e.parent_id IS NULL OR f.parent_id IS NULL)
     JOIN transcripts m ON m.id = f.transcript_id
     WHERE t.id = ? AND m.id <> t.id AND t.deleted = 0 AND m.deleted = 0 ORDER BY m.id`,
  );
  const known = new Set(fresh);
  return fresh.flatMap((id) => {
    const here = (same.all(id) as { id: string; title: string }[]).find((row) => !known.has(row.id));
    if (!here) return [];
    const [first, second] = here.id < id ? [here.id, id] : [id, here.id];
    return [{ alias: second, id: first, title: here.title }];
  });
}

/** Writes the kept aliases through everything that names an alias. Returns the aliases that had something to do. */
export function applyAliases(db: WritableDb, rec: Recorder): { entity: string; alias: string; id: string }[] {
  const aliases = db
    .prepare('SELECT entity, alias, id FROM aliases WHERE deleted = 0 ORDER BY entity, alias')
    .all() as { entity: string; alias: string; id: string }[];
  return aliases.filter(({ entity, alias, id }) => {
    const before = rec.size;
    if (entity === 'tag') joinTags(db, rec, alias, id);
    else if (entity === 'annotator') joinAnnotators(db, rec, alias, id);
    else if (entity === 'relation_type') joinRelationTypes(db, rec, alias, id);
    else if (entity === 'transcript') joinTranscripts(db, rec, alias, id);
    return rec.size > before;
  });
}

const column = (db: WritableDb, sql: string, ...values: unknown[]) =>
  db
    .prepare(sql)
    .pluck()
    .all(...values) as string[];

function joinTags(db: WritableDb, rec: Recorder, alias: string, id: string): void {
  for (const a of column(db, 'SELECT id FROM annotations WHERE tag_id = ? AND deleted = 0', alias))
    rec.update('annotation', a, { tag_id: id });
  for (const g of column(db, 'SELECT id FROM gold WHERE tag_id = ? AND deleted = 0', alias))
    rec.update('gold', g, { tag_id: id });
  for (const g of column(db, 'SELECT id FROM suggestions WHERE tag_id = ? AND deleted = 0', alias))
    rec.update('suggestion', g, { tag_id: id });
  for (const t of column(db, 'SELECT id FROM tags WHERE parent_id = ? AND deleted = 0', alias))
    rec.update('tag', t, { parent_id: id });
  // Values go to the attribute of the same name and type; where there is none, the attribute moves over.
  type Attribute = { id: string; name: string; type: string };
  const attributes = (tag: string) =>
    db
      .prepare('SELECT id, name, type FROM attributes WHERE tag_id = ? AND deleted = 0')
      .all(tag) as Attribute[];
  const mine = attributes(id);
  for (const theirs of attributes(alias)) {
    const match = mine.find(
      (a) => a.name.toLowerCase() === theirs.name.toLowerCase() && a.type === theirs.type,
    );
    if (!match) {
      rec.update('attribute', theirs.id, { tag_id: id });
      continue;
    }
    moveRows(db, rec, 'annotation_value', 'annotation_values', 'attribute_id', theirs.id, match.id);
    replaceInJson(db, rec, theirs.id, match.id);
  }
  replaceInJson(db, rec, alias, id);
  if (rec.get('tag', alias)?.['deleted'] === 0) rec.remove('tag', alias);
}

/** Ids of tags and attributes stand also in gold's values and in what revisions propose. An id is nowhere a part of another text. */
function replaceInJson(db: WritableDb, rec: Recorder, from: string, into: string): void {
  type Json = { id: string; json: string };
  const holding = (sql: string) => db.prepare(sql).all(`%"${from}"%`) as Json[];
  for (const { id, json } of holding(
    `SELECT id, "values" AS json FROM gold WHERE deleted = 0 AND "values" LIKE ?`,
  ))
    rec.update('gold', id, { values: json.replaceAll(`"${from}"`, `"${into}"`) });
  for (const { id, json } of holding(
    `SELECT id, "values" AS json FROM suggestions WHERE deleted = 0 AND "values" LIKE ?`,
  ))
    rec.update('suggestion', id, { values: json.replaceAll(`"${from}"`, `"${into}"`) });
  for (const { id, json } of holding(
    `SELECT annotation_id || '/' || reviewer_id AS id, proposal AS json FROM decisions WHERE deleted = 0 AND proposal LIKE ?`,
  ))
    rec.update('decision', id, { proposal: json.replaceAll(`"${from}"`, `"${into}"`) });
  replaceInExtras(db, rec, from, into);
}

/** What imports kept names tags, annotators and annotations by our ids. */
function replaceInExtras(db: WritableDb, rec: Recorder, from: string, into: string): void {
  const rows = db
    .prepare('SELECT id, data FROM extras WHERE deleted = 0 AND data LIKE ?')
    .all(`%"${from}"%`) as { id: string; data: string }[];
  for (const { id, data } of rows)
    rec.update('extra', id, { data: data.replaceAll(`"${from}"`, `"${into}"`) });
}

function joinAnnotators(db: WritableDb, rec: Recorder, alias: string, id: string): void {
  for (const [entity, table] of [
    ['annotation', 'annotations'],
    ['relation', 'relations'],
    ['comment', 'comments'],
    ['suggestion', 'suggestions'],
  ] as const)
    for (const row of column(db, `SELECT id FROM ${table} WHERE annotator_id = ? AND deleted = 0`, alias))
      rec.update(entity, row, { annotator_id: id });
  for (const row of column(db, 'SELECT id FROM gold WHERE decided_by = ? AND deleted = 0', alias))
    rec.update('gold', row, { decided_by: id });
  replaceInExtras(db, rec, alias, id);
  moveRows(db, rec, 'pass', 'passes', 'annotator_id', alias, id);
  moveRows(db, rec, 'assignment', 'assignments', 'annotator_id', alias, id);
  moveRows(db, rec, 'decision', 'decisions', 'reviewer_id', alias, id);
  moveRows(db, rec, 'suggestion_decision', 'suggestion_decisions', 'annotator_id', alias, id);
  if (rec.get('annotator', alias)?.['deleted'] === 0) rec.remove('annotator', alias);
}

function joinRelationTypes(db: WritableDb, rec: Recorder, alias: string, id: string): void {
  for (const row of column(db, 'SELECT id FROM relations WHERE type_id = ? AND deleted = 0', alias))
    rec.update('relation', row, { type_id: id });
  if (rec.get('relation_type', alias)?.['deleted'] === 0) rec.remove('relation_type', alias);
}

function joinTranscripts(db: WritableDb, rec: Recorder, alias: string, id: string): void {
  const from = rec.get('transcript', alias);
  const into = rec.get('transcript', id);
  if (!from || !into || from['deleted'] === 1) return;
  const { current, same } = joinEditions(db, rec, from, into);
  for (const a of column(db, 'SELECT id FROM annotations WHERE transcript_id = ?', alias))
    rec.update('annotation', a, { transcript_id: id });
  moveRows(db, rec, 'pass', 'passes', 'transcript_id', alias, id);
  moveRows(db, rec, 'assignment', 'assignments', 'transcript_id', alias, id);
  moveRows(db, rec, 'variable_value', 'variable_values', 'transcript_id', alias, id);
  for (const [entity, table] of [
    ['gold', 'gold'],
    ['suggestion', 'suggestions'],
    ['extra', 'extras'],
  ] as const)
    for (const row of column(db, `SELECT id FROM ${table} WHERE transcript_id = ?`, alias))
      rec.update(entity, row, { transcript_id: id });
  if (same) joinSuggestions(db, rec, same[0], { transcript_id: id, edition_id: same[1] });
  rec.update('transcript', id, { edition_id: current });
  rec.remove('transcript', alias);
}

/** Suggestions are known by their place: those of the one text become those of the other, with what was decided on them. */
function joinSuggestions(
  db: WritableDb,
  rec: Recorder,
  old: string,
  into: { transcript_id: string; edition_id: string },
): void {
  const rows = db.prepare('SELECT * FROM suggestions WHERE edition_id = ? AND deleted = 0').all(old) as Row[];
  for (const row of rows) {
    const [machine, span] = [String(row['annotator_id']), spanOf(row as never)];
    // One that was imported has an id of its own.
    if (row['id'] !== suggestionId(machine, old, span)) {
      rec.update('suggestion', String(row['id']), into);
      continue;
    }
    const id = suggestionId(machine, into.edition_id, span);
    const known = rec.get('suggestion', id);
    if (!known || known['deleted'] === 1) rec.put('suggestion', { ...row, ...into, id, from_id: null });
    moveRows(db, rec, 'suggestion_decision', 'suggestion_decisions', 'suggestion_id', String(row['id']), id);
    rec.removeRow('suggestion', row);
  }
}

/** Rows whose key holds the old id are made anew under the new one; what is there under the new one stays. */
function moveRows(
  db: WritableDb,
  rec: Recorder,
  entity: 'annotation_value' | 'pass' | 'assignment' | 'decision' | 'suggestion_decision' | 'variable_value',
  table: string,
  key: string,
  from: string,
  into: string,
): void {
  for (const row of db
    .prepare(`SELECT * FROM ${table} WHERE ${key} = ? AND deleted = 0`)
    .all(from) as Row[]) {
    const moved = { ...row, [key]: into };
    const known = rec.find(entity, moved);
    if (!known || known['deleted'] === 1) rec.put(entity, moved);
    rec.removeRow(entity, row);
  }
}
