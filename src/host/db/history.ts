import type Database from 'better-sqlite3';
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

  constructor(db: Database.Database) {
    // What a merge brought in was done elsewhere: undo takes back the merge, not its parts.
    this.#byActor = db.prepare(
      'SELECT * FROM actions WHERE actor = ? AND merge_id IS NULL ORDER BY clock DESC, id DESC',
    );
    this.#action = db.prepare('SELECT * FROM actions WHERE id = ?');
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

  #root(action: Action): Action {
    return action.target === null ? action : (this.#action.get(action.target) as Action);
  }
}
