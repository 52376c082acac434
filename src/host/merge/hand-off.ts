import { attach, detach } from '../db/attach.ts';
import { ENTITIES, ENTITY_NAMES, type EntityName } from '../db/entities.ts';
import { createFile, type WritableDb } from '../db/open.ts';
import { MARK_KEYS } from '../purge/marks.ts';
import type { Project } from '../project.ts';

/** The ids of annotations that go along: those of the one annotator. */
const OWN = 'SELECT id FROM main.annotations WHERE annotator_id = @annotator';

/**
 * What of each kind of thing goes along, where not everything does: a condition on its table. What is somebody's work
 * goes only where it is the receiver's own and about their own.
 */
const KEPT: Partial<Record<EntityName, string>> = {
  annotation: 'annotator_id = @annotator',
  span: `annotation_id IN (${OWN})`,
  annotation_value: `annotation_id IN (${OWN})`,
  relation: `annotator_id = @annotator AND from_id IN (${OWN}) AND to_id IN (${OWN})`,
  pass: 'annotator_id = @annotator',
  decision: `reviewer_id = @annotator AND annotation_id IN (${OWN})`,
  comment: `annotator_id = @annotator AND annotation_id IN (${OWN})`,
  suggestion_decision: 'annotator_id = @annotator',
  gold: 'FALSE',
  // The lines of a file quote the annotations of whose file it was.
  extra: `transcript_id IS NULL OR json_extract(data, '$.annotator') = @annotator`,
};

/**
 * Writes a new project file for one colleague (null: for somebody who has done nothing yet): everything that is
 * shared, and nobody's annotations, reviews, passes or gold but theirs. The file is made by inserting into an empty one,
 * so that nothing else was ever in its pages; the log is cut the same way. Merging it back fits, since ids are kept.
 */
export function writeHandOff(project: Project, annotator: string | null, path: string): void {
  createFile(path).close();
  const { db } = project;
  attach(db, path, 'copy');
  try {
    db.transaction(() => copy(db, annotator ?? ''))();
  } finally {
    detach(db, 'copy');
  }
}

function copy(db: WritableDb, annotator: string): void {
  db.pragma('defer_foreign_keys = ON');
  const run = (sql: string) => {
    const statement = db.prepare(sql);
    return sql.includes('@annotator') ? statement.run({ annotator }) : statement.run();
  };
  run('INSERT INTO copy.sources SELECT * FROM main.sources');
  // What tags said over time; the log that goes along says it, too.
  run('INSERT INTO copy.tag_revisions SELECT * FROM main.tag_revisions');
  // What was purged stays out of what comes back.
  run(`INSERT OR REPLACE INTO copy.meta SELECT * FROM main.meta WHERE ${MARK_KEYS}`);
  for (const name of ENTITY_NAMES)
    run(
      `INSERT INTO copy.${ENTITIES[name].table} SELECT * FROM main.${ENTITIES[name].table} WHERE ${KEPT[name] ?? 'TRUE'}`,
    );
  // Where annotations stand is in no log; it is the same in the copy, which has the same editions.
  run(
    `INSERT INTO copy.spans (annotation_id, edition_id, "start", "end", parts, lost)
     SELECT annotation_id, edition_id, "start", "end", parts, lost FROM main.spans WHERE annotation_id IN (${OWN})`,
  );
  run(`INSERT INTO copy.orphans SELECT annotation_id FROM main.orphans WHERE annotation_id IN (${OWN})`);
  for (const name of ENTITY_NAMES) run(copyChanges(name));
  // Blocks and turns go along, all of them.
  run('INSERT INTO copy.packs SELECT * FROM main.packs');
  // An action without a change that went along says nothing there, and its summary may quote.
  run(
    `INSERT INTO copy.actions (id, clock, actor, at, kind, target, name, summary)
     SELECT id, clock, actor, at, kind, target, name, summary FROM main.actions
     WHERE id IN (SELECT action_id FROM copy.changes UNION SELECT action_id FROM copy.packs)`,
  );
  // The undoing of an action that stayed behind has lost what it speaks of: it is then an action of its own.
  run(
    `UPDATE copy.actions SET kind = 'do', target = NULL
     WHERE target IS NOT NULL AND target NOT IN (SELECT id FROM copy.actions)`,
  );
}

/** Changes of rows that went along. Row ids are the key columns joined by a slash, as the log has them. */
function copyChanges(name: EntityName): string {
  const { table, key } = ENTITIES[name];
  const id = key.map((column) => `r."${column}"`).join(` || '/' || `);
  const rows = KEPT[name] ? `AND c.entity_id IN (SELECT ${id} FROM copy.${table} r)` : '';
  return `INSERT INTO copy.changes (action_id, n, entity, entity_id, before, after)
    SELECT c.action_id, c.n, c.entity, c.entity_id, c.before, c.after FROM main.changes c
    WHERE c.entity = '${name}' AND c.withdrawn = 0 ${rows}`;
}
