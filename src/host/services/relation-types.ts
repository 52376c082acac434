import { v7 as uuidv7 } from 'uuid';
import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { Project } from '../project.ts';
import { relationTypesOf } from '../relations/read.ts';
import type { Visibility } from '../visibility.ts';
import { define } from './define.ts';
import { nextPosition } from './write-transcript.ts';

export const relationTypes = define({
  'relationTypes.list': ({ project, seen }) => relationTypesOf(project.db, seen),

  'relationTypes.create': ({ project, annotator }, { name, inverse, definition }) => {
    const id = uuidv7();
    const { action } = project.act(
      annotator,
      'relation_type.create',
      `Create the type of relation “${name}”`,
      (rec) => {
        refuseSameName(project, name, id);
        const position = nextPosition(project, 'relation_types');
        rec.insert('relation_type', { id, name, inverse, definition, position });
      },
    );
    return { action, id };
  },

  'relationTypes.update': ({ project, annotator }, { id, ...plain }) => {
    const { action } = project.act(
      annotator,
      'relation_type.update',
      (was: string) => `Change the type of relation “${was}”`,
      (rec) => {
        const was = String(rec.live('relation_type', id, 'type of relation')['name']);
        if (plain.name !== undefined) refuseSameName(project, plain.name, id);
        const fields: Row = {};
        for (const [name, value] of Object.entries(plain)) if (value !== undefined) fields[name] = value;
        rec.update('relation_type', id, fields);
        return was;
      },
    );
    return { action };
  },

  'relationTypes.delete': ({ project, annotator, seen }, { id, moveTo, withRelations }) => {
    const { action } = project.act(
      annotator,
      'relation_type.delete',
      (what: string) => what,
      (rec) => {
        const name = String(rec.live('relation_type', id, 'type of relation')['name']);
        const used = usesOf(project, seen, id, name);
        if (used.length > 0 && moveTo === undefined && !withRelations)
          throw new PassageError(
            'conflict',
            `“${name}” has ${used.length} relation${used.length === 1 ? '' : 's'}. Give them another type, or delete them with it.`,
            { relations: used.length },
          );
        if (moveTo === id)
          throw new PassageError('invalid_input', 'The relations must get another type. Choose one.');
        const into = moveTo === undefined ? null : rec.live('relation_type', moveTo, 'type of relation');
        for (const relation of used)
          if (moveTo === undefined) rec.remove('relation', relation);
          else rec.update('relation', relation, { type_id: moveTo, modified: Date.now() });
        rec.remove('relation_type', id);
        if (into)
          return `Delete the type of relation “${name}” and make its relations “${String(into['name'])}”`;
        return `Delete the type of relation “${name}”${used.length > 0 ? ` and ${used.length} relations` : ''}`;
      },
    );
    return { action };
  },
});

/** The relations of a type, those with a deleted end too. Throws `conflict` where some are hidden from who asks. */
function usesOf(project: Project, seen: Visibility, type: string, name: string): string[] {
  const rows = project.db
    .prepare(
      `SELECT r.id, ${seen.relation()} AS shown FROM relations r JOIN annotations f ON f.id = r.from_id
       JOIN annotations t ON t.id = r.to_id WHERE r.type_id = ? AND r.deleted = 0`,
    )
    .all(type) as { id: string; shown: 0 | 1 }[];
  if (rows.some((row) => row.shown === 0))
    throw new PassageError(
      'conflict',
      `“${name}” is used in work that is hidden until your own passes are done. Delete it then.`,
    );
  return rows.map((row) => row.id);
}

function refuseSameName(project: Project, name: string, id: string): void {
  const known = project.db
    .prepare('SELECT id FROM relation_types WHERE name = ? AND deleted = 0 AND id <> ?')
    .get(name, id);
  if (known)
    throw new PassageError('conflict', `There is a type of relation “${name}” already. Choose another name.`);
}
