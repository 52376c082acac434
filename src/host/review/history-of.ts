import type { FieldChange, HistoryOf } from '../../contract/review-types.ts';
import { PassageError } from '../../contract/errors.ts';
import { ENTITIES, type EntityName, keyOf, type Row } from '../db/entities.ts';
import { forgetPacked, listPacked } from '../db/packs.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';
import { ENTRY_FIELDS, type StoredEntry, toEntry } from './history-page.ts';
import { hiddenChange } from './log-conditions.ts';
import { Words } from './words.ts';

interface StoredChange extends StoredEntry {
  entity: EntityName;
  entityId: string;
  after: string;
}

/** Rows whose id begins with the thing's id and a slash. "0" is the character after the slash. */
const under = (entity: string) =>
  `SELECT entity, entity_id, action_id, n, after FROM changes WHERE entity = '${entity}' AND withdrawn = 0
     AND entity_id > @id || '/' AND entity_id < @id || '0'`;
const among = (entity: string, ids: string) =>
  `SELECT entity, entity_id, action_id, n, after FROM changes WHERE entity = '${entity}' AND withdrawn = 0
     AND entity_id IN (${ids})`;

/** What belongs to a thing besides its own row. */
const PARTS: Partial<Record<EntityName, readonly string[]>> = {
  annotation: [
    under('span'),
    under('annotation_value'),
    under('decision'),
    among('comment', 'SELECT id FROM comments WHERE annotation_id = @id'),
    among(
      'suggestion_decision',
      `SELECT suggestion_id || '/' || annotator_id FROM suggestion_decisions WHERE annotation_id = @id`,
    ),
    among(
      'relation',
      'SELECT id FROM relations WHERE from_id = @id UNION SELECT id FROM relations WHERE to_id = @id',
    ),
  ],
  tag: [among('attribute', 'SELECT id FROM attributes WHERE tag_id = @id')],
  transcript: [under('variable_value'), under('pass')],
  round: [under('assignment')],
  suggestion: [under('suggestion_decision')],
};

/**
 * What became of one thing: each action that changed it, newest first, with the fields before and after in words. Throws
 * `not_found` where there never was such a thing, or it may not be seen.
 */
export function historyOf(project: Project, seen: Visibility, entity: string, id: string): HistoryOf[] {
  if (!Object.hasOwn(ENTITIES, entity))
    throw new PassageError(
      'invalid_input',
      `There is no kind of thing “${entity}” in a project; nothing was changed.`,
    );
  const changes = changesOf(project, seen, entity as EntityName, id);
  if (changes.length === 0)
    throw new PassageError(
      'not_found',
      'This is not in the project, or no longer: look at the history of the whole project.',
      { entity, id },
    );
  const words = new Words(project);
  const states = new Map<string, Row>();
  const entries = new Map<string, HistoryOf>();
  for (const { entity: of, entityId, after, ...rest } of changes) {
    const key = `${of} ${entityId}`;
    const before = states.get(key) ?? null;
    const now: Row = { ...(before ?? { ...keyOf(of, entityId) }), ...(JSON.parse(after) as Row) };
    states.set(key, now);
    const entry = entries.get(rest.id) ?? { ...toEntry(rest), fields: [] };
    entry.fields.push(...differences(of, words.of(of, before), words.of(of, now)));
    entries.set(rest.id, entry);
  }
  return [...entries.values()].reverse();
}

/** Oldest first; what may not be seen is left out. */
function changesOf(project: Project, seen: Visibility, entity: EntityName, id: string): StoredChange[] {
  const own = `SELECT entity, entity_id, action_id, n, after FROM changes
    WHERE entity = @entity AND entity_id = @id AND withdrawn = 0`;
  const packed = `SELECT entity, entity_id, action_id, n, after FROM temp.packed
    WHERE entity = @entity AND entity_id = @id`;
  const isPacked = entity === 'turn' || entity === 'block';
  if (isPacked) listPacked(project.db);
  const parts = [own, ...(isPacked ? [packed] : []), ...(PARTS[entity] ?? [])];
  const found = project.db
    .prepare(
      `SELECT ${ENTRY_FIELDS(seen)}, c.entity, c.entity_id AS entityId, c.after
       FROM (${parts.join(' UNION ALL ')}) c
       JOIN actions a ON a.id = c.action_id AND a.withdrawn = 0 LEFT JOIN annotators p ON p.id = a.actor
       WHERE NOT ${hiddenChange(seen)} ORDER BY a.clock, a.actor, a.id, c.n`,
    )
    .all({ entity, id }) as StoredChange[];
  if (isPacked) forgetPacked(project.db);
  return found;
}

function differences(
  entity: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FieldChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [was, is] = [before.get(field) ?? '', after.get(field) ?? ''];
    return was === is ? [] : [{ entity, field, before: was, after: is }];
  });
}
