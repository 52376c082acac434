import { z } from 'zod';
import { ATTRIBUTE_TYPES } from '../core/model/codebook.ts';
import type { CheckFinding } from '../contract/types.ts';
import type { ReadableDb } from './db/open.ts';
import { revisionId } from './db/tag-revisions.ts';

const examples = z.array(z.strictObject({ quote: z.string(), source: z.string() }));
const attributes = z.array(
  z.strictObject({ name: z.string(), type: z.enum(ATTRIBUTE_TYPES), choices: z.array(z.string()) }),
);

/** What the codebook holds besides columns: examples of the right shape, and revisions that say what they are named after. */
export function* checkCodebook(db: ReadableDb): Iterable<CheckFinding> {
  const tags = db.prepare('SELECT id, examples FROM tags WHERE deleted = 0');
  for (const tag of tags.iterate() as Iterable<{ id: string; examples: string }>)
    if (!read(examples, tag.examples))
      yield {
        code: 'tag_examples',
        message: 'The examples of a tag cannot be read.',
        entity: 'tag',
        id: tag.id,
      };
  const revisions = db.prepare('SELECT id, definition, guidelines, attributes FROM tag_revisions');
  type Stored = Record<'id' | 'definition' | 'guidelines' | 'attributes', string>;
  for (const { id, definition, guidelines, ...stored } of revisions.iterate() as Iterable<Stored>) {
    const known = read(attributes, stored.attributes);
    if (!known || revisionId({ definition, guidelines, attributes: known }) !== id)
      yield {
        code: 'revision_changed',
        message: 'What a tag said when it was given is not what was kept then.',
        entity: 'tag_revision',
        id,
      };
  }
}

function read<T>(schema: z.ZodType<T>, json: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
