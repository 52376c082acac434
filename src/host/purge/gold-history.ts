import { type Row, wholeState } from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';

interface Stored {
  action_id: string;
  n: number;
  withdrawn: number;
  before: string | null;
  after: string;
}

/**
 * Gold that stays may once have been what goes: chosen from an annotation that is in `temp.dead`, or decided by who is purged. The values and
 * notes of that time stand in the log alone, and undo would bring them back. Those states are taken out of the
 * log, as if whoever decided anew had been the first; their actions are in `temp.cut`. Gold that only an undone merge had made goes as a whole.
 */
export function cutGoldHistory(db: WritableDb, annotators: readonly string[]): void {
  const dead = db.prepare(`SELECT 1 FROM temp.dead WHERE entity = 'annotation' AND id = ?`);
  const gone = new Set<unknown>(annotators);
  const named = (json: unknown) =>
    typeof json === 'string' && (JSON.parse(json) as string[]).some((id) => dead.get(id) !== undefined);
  const isTainted = (state: Row) => gone.has(state['decided_by']) || named(state['sources']);
  const rows = db
    .prepare(
      `SELECT id FROM gold WHERE id NOT IN (SELECT id FROM temp.dead WHERE entity = 'gold') ORDER BY id`,
    )
    .pluck()
    .all() as string[];
  const changes = db.prepare(
    `SELECT c.action_id, c.n, c.withdrawn, c.before, c.after FROM changes c JOIN actions a ON a.id = c.action_id
     WHERE c.entity = 'gold' AND c.entity_id = ? ORDER BY a.clock, a.actor, a.id, c.n`,
  );
  const update = db.prepare('UPDATE changes SET before = ?, after = ? WHERE action_id = ? AND n = ?');
  const remove = db.prepare('DELETE FROM changes WHERE action_id = ? AND n = ?');
  const cut = db.prepare('INSERT OR IGNORE INTO temp.cut VALUES (?)');
  for (const id of rows) {
    const all = changes.all(id) as Stored[];
    const fields = all.flatMap(({ before, after }) =>
      [before, after].filter((json) => json !== null).map((json) => JSON.parse(json) as Row),
    );
    if (!fields.some(isTainted)) continue;
    if (!all.some(({ before, withdrawn }) => before === null && withdrawn === 0)) {
      db.prepare(`INSERT OR IGNORE INTO temp.dead VALUES ('gold', ?)`).run(id);
      continue;
    }
    const state: Row = { ...wholeState('gold', {}) };
    let last: Row | null = null;
    for (const change of all) {
      if (change.withdrawn === 0) Object.assign(state, JSON.parse(change.after) as Row);
      const next: Row | null = change.withdrawn === 0 && !isTainted(state) ? { ...state } : null;
      const differs = next ? columnsThatDiffer(last, next) : [];
      if (!next || differs.length === 0) {
        cut.run(change.action_id);
        remove.run(change.action_id, change.n);
        continue;
      }
      const pick = (from: Row) => JSON.stringify(Object.fromEntries(differs.map((c) => [c, from[c]])));
      update.run(last && pick(last), pick(next), change.action_id, change.n);
      last = next;
    }
  }
}

const columnsThatDiffer = (last: Row | null, next: Row): string[] =>
  Object.keys(next).filter((column) => !last || last[column] !== next[column]);
