import type { Parsed } from '../../contract/contract.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import type { Ownership } from '../services/annotation-rights.ts';
import { carryValues, copyAttributes } from './attribute-map.ts';

/**
 * Gives some annotations of a tag a new one beside it, with the same attributes and their values. They are then made under
 * what the new tag says. `id`: of the new tag. Returns what the log says.
 */
export function splitTag(
  project: Project,
  rec: Recorder,
  rights: Ownership,
  id: string,
  {
    id: from,
    annotations,
    name,
    definition,
    colour,
  }: Omit<Parsed<'tags.split'>, 'colour'> & { colour: string },
): string {
  const { db } = project;
  const source = rec.live('tag', from);
  for (const annotation of annotations)
    if (rights.take(rec, annotation)['tag_id'] !== from)
      throw new PassageError(
        'conflict',
        `One of the annotations is not “${String(source['name'])}” any more. Nothing was changed: look again.`,
      );
  const next = db
    .prepare('SELECT min(position) FROM tags WHERE position > ? AND deleted = 0')
    .pluck()
    .get(source['position']) as number | null;
  const position = source['position'] as number;
  rec.insert('tag', {
    id,
    parent_id: source['parent_id']!,
    name,
    colour,
    key: '',
    definition,
    position: next === null ? position + 1 : (position + next) / 2,
  });
  const map = copyAttributes(db, rec, from, id);
  carryValues(db, rec, annotations, map);
  const now = Date.now();
  for (const annotation of annotations) rec.update('annotation', annotation, { tag_id: id, modified: now });
  return `Split the tag “${String(source['name'])}”: ${annotations.length} annotation${annotations.length === 1 ? '' : 's'} to “${name}”`;
}
