import { v7 as uuidv7 } from 'uuid';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { WritableDb } from '../db/open.ts';

interface StoredAttribute {
  id: string;
  name: string;
  type: string;
  choices: string;
  position: number;
}

/**
 * Gives a tag the attributes of another: each is the one of the same name and type, whose choices then hold both, or is made
 * anew. Nothing is taken from the other tag: a colleague's copy may go on using it. Returns which became which.
 */
export function copyAttributes(
  db: WritableDb,
  rec: Recorder,
  from: string,
  into: string,
): Map<string, string> {
  const own = attributesOf(db, into);
  const names = new Set(own.map(({ name }) => name.toLowerCase()));
  let position = own.at(-1)?.position ?? 0;
  const map = new Map<string, string>();
  for (const theirs of attributesOf(db, from)) {
    const match = own.find(
      (mine) => mine.type === theirs.type && mine.name.toLowerCase() === theirs.name.toLowerCase(),
    );
    if (match) {
      map.set(theirs.id, match.id);
      rec.update('attribute', match.id, { choices: both(match.choices, theirs.choices) });
      continue;
    }
    const id = uuidv7();
    const name = freeName(names, theirs.name);
    position += 1;
    rec.insert('attribute', {
      id,
      tag_id: into,
      name,
      type: theirs.type,
      choices: theirs.choices,
      position,
    });
    map.set(theirs.id, id);
  }
  return map;
}

/**
 * Carries the values of annotations over to the attributes that stand for theirs. What an annotation may hold there from an
 * earlier tag gives way. The old values stay where they are, out of sight.
 */
export function carryValues(
  db: WritableDb,
  rec: Recorder,
  annotations: readonly string[],
  map: ReadonlyMap<string, string>,
): void {
  if (map.size === 0) return;
  const stored = db
    .prepare(
      `SELECT annotation_id, attribute_id, value FROM annotation_values
       WHERE deleted = 0 AND annotation_id IN (SELECT value FROM json_each(?))
         AND attribute_id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(annotations), JSON.stringify([...map.keys(), ...map.values()])) as Row[];
  const carried = new Set<string>();
  for (const row of stored) {
    const attribute = map.get(String(row['attribute_id']));
    if (attribute === undefined) continue;
    carried.add(`${String(row['annotation_id'])}/${attribute}`);
    rec.put('annotation_value', { ...row, attribute_id: attribute });
  }
  const targets = new Set(map.values());
  for (const row of stored) {
    const key = `${String(row['annotation_id'])}/${String(row['attribute_id'])}`;
    if (targets.has(String(row['attribute_id'])) && !carried.has(key)) rec.remove('annotation_value', key);
  }
}

const attributesOf = (db: WritableDb, tag: string): StoredAttribute[] =>
  db
    .prepare(
      'SELECT id, name, type, choices, position FROM attributes WHERE tag_id = ? AND deleted = 0 ORDER BY position, id',
    )
    .all(tag) as StoredAttribute[];

/** The choices of both, each once. */
function both(mine: string, theirs: string): string {
  return JSON.stringify([
    ...new Set([...(JSON.parse(mine) as string[]), ...(JSON.parse(theirs) as string[])]),
  ]);
}

/** A name that the tag has not: "Value", "Value (2)". */
function freeName(taken: Set<string>, name: string): string {
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name} (${n})`;
  taken.add(free.toLowerCase());
  return free;
}
