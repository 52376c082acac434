import { v7 as uuidv7 } from 'uuid';
import type { AttributeType } from '../../core/model/codebook.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';

interface WantedAttribute {
  id?: string | undefined;
  name: string;
  type: AttributeType;
  choices: string[];
}

/**
 * Makes a tag's attributes be the list, in its order. An attribute that is left out is deleted; its values stay in
 * the file, out of sight, and undo brings both back. A type changes only where no value would be lost by it.
 */
export function writeAttributes(
  project: Project,
  seen: Visibility,
  rec: Recorder,
  tag: string,
  wanted: readonly WantedAttribute[],
): void {
  const names = new Set<string>();
  for (const { name } of wanted) {
    if (names.has(name))
      throw new PassageError(
        'conflict',
        `The attribute “${name}” is there twice. Give one of them another name.`,
      );
    names.add(name);
  }
  const kept = new Set<string>();
  wanted.forEach(({ id, name, type, choices }, i) => {
    const fields = { name, type, choices: JSON.stringify(choices), position: i + 1 };
    if (id === undefined) {
      rec.insert('attribute', { id: uuidv7(), tag_id: tag, ...fields });
      return;
    }
    const row = rec.live('attribute', id);
    if (row['tag_id'] !== tag)
      throw new PassageError(
        'invalid_input',
        `“${name}” is an attribute of another tag. Nothing was changed.`,
      );
    if (row['type'] !== type) refuseUsed(project, seen, id, name);
    kept.add(id);
    rec.update('attribute', id, fields);
  });
  const known = project.db
    .prepare('SELECT id FROM attributes WHERE tag_id = ? AND deleted = 0')
    .pluck()
    .all(tag) as string[];
  const made = new Set(
    rec
      .changes()
      .filter((c) => c.entity === 'attribute' && c.before === null)
      .map((c) => c.id),
  );
  for (const id of known) if (!kept.has(id) && !made.has(id)) rec.remove('attribute', id);
}

function refuseUsed(project: Project, seen: Visibility, attribute: string, name: string): void {
  const used = project.db
    .prepare('SELECT count(*) FROM annotation_values WHERE attribute_id = ? AND deleted = 0')
    .pluck()
    .get(attribute) as number;
  if (used > 0)
    throw new PassageError(
      'conflict',
      // How many there are says something of others' work.
      `“${name}” has ${seen.everything ? used : 'some'} value${used === 1 ? '' : 's'}; its type cannot change. Add a new attribute instead.`,
      seen.everything ? { values: used } : undefined,
    );
}
