import { ENTITIES, ENTITY_NAMES, type EntityName } from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';

/** References that a row may be without, and that make it a part of what it names all the same. */
const OWNED = new Set(['extras.transcript_id', 'gold.decided_by']);

/** SQL: the id that the log gives a row. */
export const idOf = (entity: EntityName, alias = 'r'): string =>
  ENTITIES[entity].key.map((column) => `${alias}."${column}"`).join(` || '/' || `);

export const entityOf = (table: string): EntityName | undefined =>
  ENTITY_NAMES.find((name) => ENTITIES[name].table === table);

/** Of each table the references to others: those that a row dies with, and those that are emptied. */
export function referencesOf(
  db: WritableDb,
  entity: EntityName,
): { column: string; to: EntityName; owned: boolean }[] {
  const { table } = ENTITIES[entity];
  const info = db.pragma(`table_info(${table})`) as { name: string; notnull: 0 | 1; pk: number }[];
  return (db.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[]).flatMap((fk) => {
    const to = entityOf(fk.table);
    const column = info.find(({ name }) => name === fk.from)!;
    const owned = column.notnull === 1 || column.pk > 0 || OWNED.has(`${table}.${fk.from}`);
    return to ? [{ column: fk.from, to, owned }] : [];
  });
}

/** The id, and those that merging has joined with it, in both directions. */
export function joinedWith(db: WritableDb, entity: EntityName, id: string): string[] {
  return db
    .prepare(
      `WITH RECURSIVE same (id) AS (SELECT @id UNION
         SELECT CASE WHEN a.id = s.id THEN a.alias ELSE a.id END FROM same s
         JOIN aliases a ON a.entity = @entity AND s.id IN (a.id, a.alias))
       SELECT id FROM same ORDER BY id`,
    )
    .pluck()
    .all({ entity, id }) as string[];
}

/**
 * Fills `temp.dead` with every row that goes with the given transcripts and annotators: what is made on or by them, and on that. Gold
 * that stands for an annotation that goes, goes, since its values are copied from there; and so do speakers
 * who speak nowhere else, whose names nothing else brought into the project.
 */
export function findDead(
  db: WritableDb,
  transcripts: readonly string[],
  annotators: readonly string[],
): void {
  db.exec(
    `CREATE TEMP TABLE IF NOT EXISTS dead (entity TEXT, id TEXT, PRIMARY KEY (entity, id)) WITHOUT ROWID;
     CREATE TEMP TABLE IF NOT EXISTS cut (id TEXT PRIMARY KEY) WITHOUT ROWID;
     DELETE FROM temp.dead; DELETE FROM temp.cut;`,
  );
  const seed = db.prepare('INSERT OR IGNORE INTO temp.dead VALUES (?, ?)');
  for (const id of transcripts) seed.run('transcript', id);
  for (const id of annotators) seed.run('annotator', id);
  const steps = ENTITY_NAMES.flatMap((entity) =>
    referencesOf(db, entity)
      .filter(({ owned }) => owned)
      .map(({ column, to }) =>
        db.prepare(
          `INSERT OR IGNORE INTO temp.dead SELECT '${entity}', ${idOf(entity)} FROM ${ENTITIES[entity].table} r
           WHERE r."${column}" IN (SELECT id FROM temp.dead WHERE entity = '${to}')`,
        ),
      ),
  );
  const gold = db.prepare(
    `INSERT OR IGNORE INTO temp.dead SELECT 'gold', g.id FROM gold g, json_each(g.sources) s
     WHERE s.value IN (SELECT id FROM temp.dead WHERE entity = 'annotation')`,
  );
  // What an import kept of a file of theirs, or that speaks of an annotation that goes: it quotes it.
  const extras = db.prepare(
    `INSERT OR IGNORE INTO temp.dead SELECT 'extra', x.id FROM extras x
     WHERE json_extract(x.data, '$.annotator') IN (SELECT id FROM temp.dead WHERE entity = 'annotator')
       OR EXISTS (SELECT 1 FROM json_each(x.data, '$.ids') i
         WHERE i.value IN (SELECT id FROM temp.dead WHERE entity = 'annotation'))`,
  );
  const speakers = db.prepare(
    `INSERT OR IGNORE INTO temp.dead SELECT DISTINCT 'speaker', t.speaker_id FROM turns t
     WHERE t.id IN (SELECT id FROM temp.dead WHERE entity = 'turn') AND t.speaker_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM turns o WHERE o.speaker_id = t.speaker_id
         AND o.id NOT IN (SELECT id FROM temp.dead WHERE entity = 'turn'))`,
  );
  for (let found = 1; found > 0;) {
    found = 0;
    for (const step of [...steps, gold, extras, speakers]) found += step.run().changes;
  }
  // The person's row stays, under a pseudonym: the log names who did what else.
  db.exec(`DELETE FROM temp.dead WHERE entity = 'annotator'`);
}

/** How many rows of each kind are in `temp.dead` and in their tables. */
export function countDead(db: WritableDb): Record<string, number> {
  return Object.fromEntries(
    (
      db.prepare('SELECT entity, count(*) AS n FROM temp.dead GROUP BY entity').all() as {
        entity: string;
        n: number;
      }[]
    ).map(({ entity, n }) => [entity, n]),
  );
}
