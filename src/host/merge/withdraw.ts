import { PassageError } from '../../contract/errors.ts';
import type { EntityName } from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';
import type { EntityStatements } from '../db/statements.ts';
import { type Folded, foldTouched } from './fold.ts';
import { listTouched } from './union.ts';

/**
 * Takes a merge back, or brings it back: what it brought is marked as withdrawn, or no longer, and the rows are folded
 * anew. Nothing of it counts then, here or where this file is merged. Refused where somebody built on what would go.
 */
export function setWithdrawn(
  db: WritableDb,
  statements: Record<EntityName, EntityStatements>,
  merge: string,
  withdrawn: boolean,
): void {
  for (const table of ['actions', 'changes'])
    db.prepare(`UPDATE ${table} SET withdrawn = ? WHERE merge_id = ?`).run(withdrawn ? 1 : 0, merge);
  listTouched(db, merge);
  // Texts of withdrawn editions stay in their table.
  const folded = foldTouched(db, statements, () => undefined);
  if (withdrawn) refuseBuiltOn(db, folded);
}

/** Live work on rows that the withdrawal deleted: it was done here, after the merge. */
function refuseBuiltOn(db: WritableDb, folded: readonly Folded[]): void {
  const gone = folded.filter((row) => row.before?.['deleted'] === 0 && row.after['deleted'] === 1);
  const built: [string, string][] = [
    [
      'annotations',
      `SELECT count(*) FROM annotations a JOIN transcripts t ON t.id = a.transcript_id
       JOIN temp.touched x ON x.entity = 'transcript' AND x.entity_id = t.id WHERE a.deleted = 0 AND t.deleted = 1`,
    ],
    [
      'annotations with its tags',
      `SELECT count(*) FROM annotations a JOIN tags t ON t.id = a.tag_id
       JOIN temp.touched x ON x.entity = 'tag' AND x.entity_id = t.id WHERE a.deleted = 0 AND t.deleted = 1`,
    ],
    [
      'decisions',
      `SELECT count(*) FROM decisions d JOIN annotations a ON a.id = d.annotation_id
       JOIN temp.touched x ON x.entity = 'annotation' AND x.entity_id = a.id WHERE d.deleted = 0 AND a.deleted = 1`,
    ],
    [
      'comments',
      `SELECT count(*) FROM comments c JOIN annotations a ON a.id = c.annotation_id
       JOIN temp.touched x ON x.entity = 'annotation' AND x.entity_id = a.id WHERE c.deleted = 0 AND a.deleted = 1`,
    ],
    [
      'relations',
      `SELECT count(DISTINCT r.id) FROM json_each(@annotations) x JOIN relations r ON x.value IN (r.from_id, r.to_id)
       WHERE r.deleted = 0`,
    ],
  ];
  const annotations = JSON.stringify(gone.filter((row) => row.entity === 'annotation').map((row) => row.id));
  for (const [what, sql] of built) {
    const statement = db.prepare(sql).pluck();
    const count = (sql.includes('@annotations') ? statement.get({ annotations }) : statement.get()) as number;
    if (count > 0)
      throw new PassageError(
        'conflict',
        `This merge cannot be undone any more: somebody has built on what it brought (${what}: ${count}). Undo or delete that first.`,
      );
  }
}
