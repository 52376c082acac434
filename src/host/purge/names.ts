import type { EntityName } from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';

/** Every name that somebody has borne in this file, by the table and the log; not the pseudonym. The longest first. */
export function namesOf(
  db: WritableDb,
  entity: 'annotator' | 'speaker',
  ids: readonly string[],
  pseudonym: string,
): string[] {
  const names = db
    .prepare(
      `WITH who (id) AS (SELECT value FROM json_each(@ids))
       SELECT name FROM ${entity}s WHERE id IN (SELECT id FROM who)
       UNION SELECT json_extract(before, '$.name') FROM changes WHERE entity = @entity AND entity_id IN (SELECT id FROM who)
       UNION SELECT json_extract(after, '$.name') FROM changes WHERE entity = @entity AND entity_id IN (SELECT id FROM who)`,
    )
    .pluck()
    .all({ ids: JSON.stringify(ids), entity }) as (string | null)[];
  return names
    .filter((name): name is string => typeof name === 'string' && name.trim() !== '' && name !== pseudonym)
    .sort((a, b) => b.length - a.length);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Finds names as whole words, in capitals or not; with any white space where a name has some. Null where there is none to find. */
export function nameFinder(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null;
  const words = names.map((name) =>
    name
      .trim()
      .split(/\s+/u)
      .map(escaped)
      .join(String.raw`\s+`),
  );
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words.join('|')})(?![\p{L}\p{N}])`, 'giu');
}

/** Fields that people write prose or names into. Not the codebook's definitions, which name no participant and are kept by their hash. */
const PROSE: Partial<Record<EntityName, readonly string[]>> = {
  project: ['name', 'note'],
  tag: ['examples', 'note'],
  transcript: ['title', 'source', 'note'],
  variable: ['choices'],
  variable_value: ['value'],
  edition: ['file_name'],
  speaker: ['name', 'affiliation'],
  annotation: ['note'],
  annotation_value: ['value'],
  relation: ['note'],
  round: ['name'],
  decision: ['reason', 'proposal'],
  comment: ['text'],
  gold: ['values', 'note'],
  suggestion: ['values', 'note'],
  extra: ['data'],
};
export const isProse = (entity: EntityName, column: string): boolean =>
  PROSE[entity]?.includes(column) ?? false;
