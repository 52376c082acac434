import type { Example } from '../../core/model/codebook.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import { basisOf } from '../review/basis.ts';
import { useOf } from '../services/tag-use.ts';
import type { Visibility } from '../visibility.ts';
import { carryValues, copyAttributes } from './attribute-map.ts';

/**
 * Makes one tag of two. Annotations keep the revision under which they were made: nobody has looked at them with the other
 * definition yet. Decisions that counted go on counting, since what they were about is the same. Deleted annotations go
 * along, so that their undo finds a tag. Returns what the log says.
 */
export function mergeTags(
  project: Project,
  seen: Visibility,
  rec: Recorder,
  from: string,
  into: string,
): string {
  const { db } = project;
  if (from === into)
    throw new PassageError('invalid_input', 'A tag cannot be merged with itself. Choose another one.');
  const [source, target] = [rec.live('tag', from), rec.live('tag', into)];
  const name = String(source['name']);
  const { annotations: live } = useOf(project, seen, from, name, 'Merge');
  const fresh = freshDecisions(project, from);
  moveChildren(project, rec, from, into);
  const map = copyAttributes(db, rec, from, into);
  const column = (sql: string) => db.prepare(sql).pluck().all(from) as string[];
  const annotations = column('SELECT id FROM annotations WHERE tag_id = ?');
  carryValues(db, rec, annotations, map);
  for (const id of annotations)
    rec.update('annotation', id, { tag_id: into, revision: rec.get('annotation', id)!['revision']! });
  const renamed = (json: string) => renameIds(json, new Map([...map, [from, into]]));
  for (const entity of ['gold', 'suggestion'] as const) {
    const table = entity === 'gold' ? 'gold' : 'suggestions';
    const rows = db.prepare(`SELECT id, "values" FROM ${table} WHERE tag_id = ?`).all(from) as Row[];
    for (const row of rows)
      rec.update(entity, String(row['id']), { tag_id: into, values: renamed(String(row['values'])) });
  }
  const proposals = db
    .prepare(
      `SELECT annotation_id || '/' || reviewer_id AS id, proposal FROM decisions WHERE proposal IS NOT NULL
         AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(proposal, value) > 0)`,
    )
    .all(JSON.stringify([from, ...map.keys()])) as { id: string; proposal: string }[];
  for (const { id, proposal } of proposals) rec.update('decision', id, { proposal: renamed(proposal) });
  for (const { id, annotation } of fresh)
    rec.update('decision', id, { basis: basisOf(project.annotations.one(annotation)!) });
  // What an earlier merge of files has mapped to the tag is from here on mapped to the other.
  for (const alias of column(`SELECT alias FROM aliases WHERE entity = 'tag' AND id = ? AND deleted = 0`))
    rec.update('alias', `tag/${alias}`, { id: into });
  rec.update('tag', into, { examples: withExamples(target, source) });
  rec.remove('tag', from);
  const moved = live.length === 0 ? '' : ` with ${live.length} annotation${live.length === 1 ? '' : 's'}`;
  return `Merge the tag “${name}”${moved} into “${String(target['name'])}”`;
}

/** Decisions on a tag's annotations that are not stale. */
function freshDecisions(project: Project, tag: string): { id: string; annotation: string }[] {
  const rows = project.db
    .prepare(
      `SELECT d.annotation_id || '/' || d.reviewer_id AS id, d.annotation_id AS annotation, d.basis FROM decisions d
       JOIN annotations a ON a.id = d.annotation_id AND a.deleted = 0 WHERE d.deleted = 0 AND a.tag_id = ?`,
    )
    .all(tag) as { id: string; annotation: string; basis: string }[];
  return rows.filter(({ annotation, basis }) => {
    const now = project.annotations.one(annotation);
    return now !== undefined && basisOf(now) === basis;
  });
}

/** What stood under the tag stands under the other one; what the other one itself stands under takes the tag's place. */
function moveChildren(project: Project, rec: Recorder, from: string, into: string): void {
  const above = new Set<string>([into]);
  for (let at = rec.get('tag', into)?.['parent_id']; typeof at === 'string' && !above.has(at);) {
    above.add(at);
    at = rec.get('tag', at)?.['parent_id'];
  }
  const { parent_id: parent } = rec.get('tag', from)!;
  const children = project.db
    .prepare('SELECT id FROM tags WHERE parent_id = ? AND deleted = 0')
    .pluck()
    .all(from) as string[];
  for (const child of children) rec.update('tag', child, { parent_id: above.has(child) ? parent! : into });
}

/** JSON with ids replaced. An id is nowhere a part of another text. */
function renameIds(json: string, map: ReadonlyMap<string, string>): string {
  let out = json;
  for (const [id, other] of map) out = out.replaceAll(`"${id}"`, `"${other}"`);
  return out;
}

/** The examples of both, each once. */
function withExamples(target: Row, source: Row): string {
  const own = JSON.parse(String(target['examples'])) as Example[];
  const theirs = JSON.parse(String(source['examples'])) as Example[];
  const known = new Set(own.map((example) => JSON.stringify([example.quote, example.source])));
  return JSON.stringify([
    ...own,
    ...theirs.filter((example) => !known.has(JSON.stringify([example.quote, example.source]))),
  ]);
}
