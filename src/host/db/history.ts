import type Database from 'better-sqlite3';
import type { HistoryEntry } from '../../contract/types.ts';
import type { Action } from './log.ts';

/** Actions that are not taken back by undo: that a project began, or that somebody came to it. */
const NOT_UNDONE = new Set(['project.create', 'codebook.start', 'annotator.join']);

/** What undo or redo would act on. */
export interface HistoryStep {
  /** The action as it was first done. */
  root: Action;
  /** The action whose changes are to be inverted: the last doing for undo, the last undoing for redo. */
  applied: Action;
}

/** Finds, in the log, what one actor would undo or redo next. */
export class History {
  readonly #byActor: Database.Statement;
  readonly #action: Database.Statement;
  readonly #page: Database.Statement;
  readonly #pageBefore: Database.Statement;

  constructor(db: Database.Database) {
    this.#byActor = db.prepare(
      'SELECT * FROM actions WHERE actor = ? AND merge_id IS NULL ORDER BY clock DESC, id DESC',
    );
    this.#action = db.prepare('SELECT * FROM actions WHERE id = ?');
    // What a merge brought in was done elsewhere: undo takes back the merge, not its parts.
    const page = (where: string) =>
      db.prepare(
        `SELECT a.*, coalesce(p.name, '') AS actorName FROM actions a LEFT JOIN annotators p ON p.id = a.actor
         WHERE a.withdrawn = 0 ${where} ORDER BY a.clock DESC, a.actor DESC, a.id DESC LIMIT @limit`,
      );
    this.#page = page('');
    this.#pageBefore = page(
      'AND (a.clock, a.actor, a.id) < (SELECT clock, actor, id FROM actions WHERE id = @before)',
    );
  }

  /**
   * The newest action of the actor that stands. Walking back, each undo hides one action before it, and each redo
   * brings one back, so a counter is enough.
   */
  undoStep(actor: string): HistoryStep | null {
    let hidden = 0;
    for (const action of this.#byActor.iterate(actor) as Iterable<Action>) {
      if (NOT_UNDONE.has(action.name)) continue;
      if (action.kind === 'undo') hidden += 1;
      else if (hidden > 0) hidden -= 1;
      else return { root: this.#root(action), applied: action };
    }
    return null;
  }

  /** The newest undoing that was not itself brought back, unless something new was done since. */
  redoStep(actor: string): HistoryStep | null {
    let hidden = 0;
    for (const action of this.#byActor.iterate(actor) as Iterable<Action>) {
      if (NOT_UNDONE.has(action.name)) continue;
      if (action.kind === 'do') return null;
      if (action.kind === 'redo') hidden += 1;
      else if (hidden > 0) hidden -= 1;
      else return { root: this.#root(action), applied: action };
    }
    return null;
  }

  /** Newest first. `before`: an action that the page starts after. */
  page(limit: number, before?: string): HistoryEntry[] {
    const rows = (
      before ? this.#pageBefore.all({ limit, before }) : this.#page.all({ limit })
    ) as HistoryEntry[];
    return rows.map(({ id, at, actor, actorName, kind, name, summary }) => ({
      id,
      at,
      actor,
      actorName,
      kind,
      name,
      summary,
    }));
  }

  #root(action: Action): Action {
    return action.target === null ? action : (this.#action.get(action.target) as Action);
  }
}
