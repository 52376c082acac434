import { v7 as uuidv7 } from 'uuid';
import type { ImportPlan, Known, PlannedTag } from '../../core/codebook/plan.ts';
import { planImport } from '../../core/codebook/plan-import.ts';
import type { ParsedCodebook } from '../../core/formats/codebook/model.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import { relationTypesOf } from '../relations/read.ts';
import { leastUsedColour, tagsOf } from '../services/tags.ts';
import { nextPosition } from '../services/write-transcript.ts';
import type { Visibility } from '../visibility.ts';

/** What importing would do to the project as it is. */
export function planFor(
  project: Project,
  seen: Visibility,
  parsed: ParsedCodebook,
  onlyNew: boolean,
): ImportPlan {
  const { db } = project;
  const valued = db
    .prepare('SELECT DISTINCT attribute_id FROM annotation_values WHERE deleted = 0')
    .pluck()
    .all() as string[];
  const known: Known = {
    tags: tagsOf(project),
    deletedTags: tagsOf(project, undefined, 'deleted'),
    relationTypes: relationTypesOf(db, seen),
    valued: new Set(valued),
  };
  return planImport(parsed, known, onlyNew);
}

/** Does what a plan says. */
export function applyPlan(project: Project, rec: Recorder, plan: ImportPlan): void {
  const ids = new Map<PlannedTag, string>();
  for (const planned of plan.tags) ids.set(planned, writeTag(project, rec, planned, ids));
  for (const { existing, id, fields } of plan.types) {
    if (existing) rec.update('relation_type', existing.id, fields as Row);
    else
      rec.put('relation_type', {
        id: id ?? uuidv7(),
        inverse: '',
        definition: '',
        ...(fields as Row),
        position: nextPosition(project, 'relation_types'),
      });
  }
}

function writeTag(
  project: Project,
  rec: Recorder,
  { file, existing, deleted, parent, home, fields: { examples, ...plain }, moves, attributes }: PlannedTag,
  ids: ReadonlyMap<PlannedTag, string>,
): string {
  const id = existing?.id ?? file.id ?? uuidv7();
  const fields: Row = { ...plain, ...(examples && { examples: JSON.stringify(examples) }) };
  if (moves) fields['parent_id'] = parent ? ids.get(parent)! : (home?.id ?? null);
  if (!existing)
    rec.insert('tag', {
      id,
      key: '',
      definition: '',
      colour: plain.colour ?? leastUsedColour(project),
      position: nextPosition(project, 'tags'),
      ...fields,
    });
  else rec.update('tag', id, { ...fields, ...(deleted && { deleted: 0 }) });
  let position = Math.max(0, ...(existing?.attributes ?? []).map((attribute) => attribute.position));
  for (const { attribute, wanted } of attributes) {
    const said: Row = { name: wanted.name, type: wanted.type, choices: JSON.stringify(wanted.choices) };
    if (attribute) {
      rec.update('attribute', attribute.id, said);
      continue;
    }
    position += 1;
    // An id that stands for another tag's attribute, or did, is not taken again.
    const known = wanted.id === undefined ? undefined : rec.get('attribute', wanted.id);
    const own = known && known['tag_id'] === id ? wanted.id : undefined;
    const fresh = wanted.id !== undefined && !known ? wanted.id : uuidv7();
    rec.put('attribute', { id: own ?? fresh, tag_id: id, ...said, position });
  }
  return id;
}
