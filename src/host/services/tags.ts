import { v7 as uuidv7 } from 'uuid';
import { type Attribute, COLOURS, type Example, type Tag } from '../../core/model/codebook.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Project } from '../project.ts';
import { writeAttributes } from './attributes.ts';
import { countBy } from '../visible-counts.ts';
import type { Visibility } from '../visibility.ts';
import { define } from './define.ts';
import { useOf } from './tag-use.ts';
import { nextPosition } from './write-transcript.ts';

type CountedTag = Tag & { annotations: number };

export const attributesAndTags = define({
  'tags.list': ({ project, seen }) => {
    const counts = countBy(project, seen, 'tag');
    return tagsOf(project, null).map((tag) => ({ ...tag, annotations: counts.get(tag.id) ?? 0 }));
  },

  'tags.create': ({ project, annotator, seen }, input) => {
    const id = uuidv7();
    const { action } = project.act(annotator, 'tag.create', `Create the tag “${input.name}”`, (rec) => {
      refuseSameName(project, input.name, input.parent, id);
      if (input.parent !== null) rec.live('tag', input.parent);
      if (input.key) refuseSameKey(project, input.key, id);
      rec.insert('tag', {
        id,
        parent_id: input.parent,
        name: input.name,
        colour: input.colour ?? leastUsedColour(project),
        key: input.key ?? '',
        definition: input.definition,
        guidelines: input.guidelines,
        examples: JSON.stringify(input.examples),
        note: input.note,
        position: nextPosition(project, 'tags'),
      });
      writeAttributes(project, seen, rec, id, input.attributes);
    });
    return { action, id };
  },

  'tags.update': ({ project, annotator, seen }, { id, attributes, parent, examples, ...plain }) => {
    const { action } = project.act(
      annotator,
      'tag.update',
      (was: string) => `Change the tag “${was}”`,
      (rec) => {
        const row = rec.live('tag', id);
        const fields: Row = {};
        for (const [name, value] of Object.entries(plain)) if (value !== undefined) fields[name] = value;
        if (examples) fields['examples'] = JSON.stringify(examples);
        if (parent !== undefined) {
          refuseLoop(rec, id, parent);
          fields['parent_id'] = parent;
        }
        refuseSameName(
          project,
          plain.name ?? String(row['name']),
          parent === undefined ? (row['parent_id'] as string | null) : parent,
          id,
        );
        if (plain.key) refuseSameKey(project, plain.key, id);
        rec.update('tag', id, fields);
        if (attributes) writeAttributes(project, seen, rec, id, attributes);
        return String(row['name']);
      },
    );
    return { action };
  },

  'tags.move': ({ project, annotator }, { id, parent, before }) => {
    const { action } = project.act(
      annotator,
      'tag.move',
      (name: string) => `Move the tag “${name}”`,
      (rec) => {
        const row = rec.live('tag', id);
        refuseLoop(rec, id, parent);
        refuseSameName(project, String(row['name']), parent, id);
        const siblings = tagsOf(project, null).filter((tag) => tag.parent === parent && tag.id !== id);
        const at = before === null ? siblings.length : siblings.findIndex((tag) => tag.id === before);
        if (at < 0)
          throw new PassageError(
            'not_found',
            'The tag to stand before is not there. Look at the codebook again.',
            { before },
          );
        const ordered = siblings.toSpliced(at, 0, { id } as CountedTag);
        rec.update('tag', id, { parent_id: parent });
        ordered.forEach((tag, i) => rec.update('tag', tag.id, { position: i + 1 }));
        return String(row['name']);
      },
    );
    return { action };
  },

  'tags.delete': ({ project, annotator, seen }, { id, moveTo, withAnnotations }) => {
    const { action } = project.act(
      annotator,
      'tag.delete',
      (what: string) => what,
      (rec) => {
        const row = rec.live('tag', id);
        const name = String(row['name']);
        const { annotations: used, gold } = useOf(project, seen, id, name);
        if (used.length + gold.length > 0 && moveTo === undefined && !withAnnotations)
          throw new PassageError(
            'conflict',
            `“${name}” has ${used.length} annotation${used.length === 1 ? '' : 's'}${gold.length > 0 ? ' and stands in the gold set' : ''}. Move them to another tag, or delete them with it.`,
            { annotations: used.length, gold: gold.length },
          );
        if (moveTo !== undefined) {
          if (moveTo === id)
            throw new PassageError('invalid_input', 'The annotations must move to another tag. Choose one.');
          rec.live('tag', moveTo);
          for (const annotation of used)
            rec.update('annotation', annotation, { tag_id: moveTo, modified: Date.now() });
          for (const row of gold) rec.update('gold', row, { tag_id: moveTo });
        } else {
          for (const annotation of used) rec.remove('annotation', annotation);
          for (const row of gold) rec.remove('gold', row);
        }
        // What stood under the tag goes up to where it stood.
        for (const child of tagsOf(project, null).filter((tag) => tag.parent === id))
          rec.update('tag', child.id, { parent_id: row['parent_id'] as string | null });
        rec.remove('tag', id);
        return moveTo === undefined
          ? `Delete the tag “${name}”${used.length > 0 ? ` and ${used.length} annotations` : ''}`
          : `Delete the tag “${name}” and move its annotations to “${String(rec.live('tag', moveTo)['name'])}”`;
      },
    );
    return { action };
  },
});

/**
 * The live (or the deleted) tags in codebook order (siblings by position), with their attributes and their live annotations
 * counted: all, or those `seen`; with null, none are counted.
 */
export function tagsOf(
  project: { db: ReadableDb },
  seen?: Visibility | null,
  which: 'live' | 'deleted' = 'live',
): CountedTag[] {
  const attributes = new Map<string, Attribute[]>();
  const rows = project.db
    .prepare(
      'SELECT id, tag_id AS tag, name, type, choices, position FROM attributes WHERE deleted = 0 ORDER BY position, id',
    )
    .all() as (Omit<Attribute, 'choices'> & { choices: string })[];
  for (const row of rows) {
    const known = attributes.get(row.tag) ?? [];
    known.push({ ...row, choices: JSON.parse(row.choices) as string[] });
    attributes.set(row.tag, known);
  }
  const tags = project.db
    .prepare(
      `SELECT g.id, g.name, g.colour, g.key, g.definition, g.guidelines, g.examples, g.note, g.parent_id AS parent, g.position,
         ${seen === null ? '0' : COUNT(seen)} AS annotations
       FROM ${which === 'live' ? 'live_tags' : '(SELECT * FROM tags WHERE id NOT IN (SELECT id FROM live_tags))'} g ORDER BY g.position, g.id`,
    )
    .all() as (Omit<CountedTag, 'attributes' | 'examples'> & { examples: string })[];
  return withoutLoops(tags).map((tag) => ({
    ...tag,
    examples: JSON.parse(tag.examples) as Example[],
    attributes: attributes.get(tag.id) ?? [],
  }));
}

const COUNT = (seen: Visibility | undefined) => `
  (SELECT count(*) FROM annotations a JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0
   WHERE a.tag_id = g.id AND a.deleted = 0 AND ${seen?.annotation() ?? 'TRUE'})`;

/** Two people may, in copies, each put the other's tag under their own: the tag with the smaller id is then a root. */
function withoutLoops<T extends Pick<Tag, 'id' | 'parent'>>(tags: T[]): T[] {
  const parents = new Map(tags.map((tag) => [tag.id, tag.parent]));
  for (const { id } of tags.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const seen = new Set<string>();
    for (let at = parents.get(id) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
      if (at === id) parents.set(id, null);
      seen.add(at);
    }
  }
  return tags.map((tag) => ({ ...tag, parent: parents.get(tag.id) ?? null }));
}

/** The colour that the fewest tags have, the first of them in the order of the palette. */
export function leastUsedColour(project: Project): string {
  const used = project.db.prepare('SELECT colour FROM tags WHERE deleted = 0').pluck().all() as string[];
  const count = (colour: string) => used.filter((c) => c === colour).length;
  return COLOURS.reduce((best, colour) => (count(colour) < count(best) ? colour : best));
}

/** Throws `conflict` where another live tag has the name under the same parent. `id` is the tag that is to have it. */
export function refuseSameName(project: Project, name: string, parent: string | null, id: string): void {
  const known = project.db
    .prepare('SELECT id FROM tags WHERE name = ? AND parent_id IS ? AND deleted = 0 AND id <> ?')
    .get(name, parent, id);
  if (known)
    throw new PassageError(
      'conflict',
      `There is a tag “${name}” at this place already. Choose another name, or put it under another tag.`,
    );
}

function refuseSameKey(project: Project, key: string, id: string): void {
  const known = project.db
    .prepare('SELECT name FROM tags WHERE key = ? AND deleted = 0 AND id <> ?')
    .get(key, id) as { name: string } | undefined;
  if (known)
    throw new PassageError(
      'conflict',
      `The key “${key}” is that of “${known.name}”. Choose another, or take it from there first.`,
    );
}

function refuseLoop(rec: Recorder, id: string, parent: string | null): void {
  for (let at = parent; at !== null; at = rec.live('tag', at)['parent_id'] as string | null)
    if (at === id)
      throw new PassageError('conflict', 'A tag cannot stand under itself. Choose another place.');
}
