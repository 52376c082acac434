import type Database from 'better-sqlite3';
import type { EntityName, Row } from './entities.ts';
import type { ReadableDb } from './open.ts';
import { type Pack, packedChanges, storedPack } from './packs.ts';

/** One entry of the log: the fields of one row that an action changed. `before` is null for a row that is new. */
export interface Change {
  entity: EntityName;
  id: string;
  before: Row | null;
  after: Row;
}

/** An action as the log keeps it. */
export interface Action {
  id: string;
  clock: string;
  actor: string;
  at: number;
  kind: 'do' | 'undo' | 'redo';
  target: string | null;
  name: string;
  summary: string;
}

/** Reads and writes the two tables of the log. */
export class Log {
  readonly #insertAction: Database.Statement;
  readonly #db: Database.Database;
  readonly #insertChange: Database.Statement;
  readonly #insertPack: Database.Statement;
  readonly #changesOf: Database.Statement;
  readonly #action: Database.Statement;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#insertAction = db.prepare(
      `INSERT INTO actions (id, clock, actor, at, kind, target, name, summary, merge_id)
       VALUES (@id, @clock, @actor, @at, @kind, @target, @name, @summary, @merge)`,
    );
    this.#insertChange = db.prepare(
      'INSERT INTO changes (action_id, n, entity, entity_id, before, after, merge_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#insertPack = db.prepare(
      'INSERT INTO packs (action_id, n, entity, same, columns, cells) VALUES (@action, @n, @entity, @same, @columns, @cells)',
    );
    this.#changesOf = db.prepare('SELECT * FROM changes WHERE action_id = ? ORDER BY n');
    this.#action = db.prepare('SELECT * FROM actions WHERE id = ?');
  }

  /** `merge`: the merge that the action is a part of, and is taken back with. `packs` come after the changes. */
  append(
    action: Action,
    changes: readonly Change[],
    { merge = null, packs = [] }: { merge?: string | null; packs?: readonly Pack[] } = {},
  ): void {
    this.#insertAction.run({ ...action, merge });
    changes.forEach(({ entity, id, before, after }, n) =>
      this.#insertChange.run(
        action.id,
        n,
        entity,
        id,
        before && JSON.stringify(before),
        JSON.stringify(after),
        merge,
      ),
    );
    let n = changes.length;
    for (const pack of packs) {
      this.#insertPack.run({ action: action.id, n, ...storedPack(pack) });
      n += pack.rows.length;
    }
  }

  action(id: string): Action | undefined {
    return this.#action.get(id) as Action | undefined;
  }

  /** Every change of an action, in order, those in packs too. Throws `damaged` where a pack cannot be read. */
  changesOf(action: string): Change[] {
    type Stored = { n: number; entity: EntityName; entity_id: string; before: string | null; after: string };
    const loose = (this.#changesOf.all(action) as Stored[]).map(
      ({ n, entity, entity_id, before, after }) => ({
        n,
        entity,
        id: entity_id,
        before: before === null ? null : (JSON.parse(before) as Row),
        after: JSON.parse(after) as Row,
      }),
    );
    return [...loose, ...packedChanges(this.#db as ReadableDb, action)]
      .sort((a, b) => a.n - b.n)
      .map(({ n: _, ...change }) => change);
  }
}
