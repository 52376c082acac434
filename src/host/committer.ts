import { v7 as uuidv7 } from 'uuid';
import { PassageError } from '../contract/errors.ts';
import type { Changed } from '../contract/types.ts';
import type { Annotator } from '../core/model/annotation.ts';
import { changedOf, toldOf } from './changed.ts';
import { Clock } from './db/clock.ts';
import { ENTITY_NAMES, type EntityName } from './db/entities.ts';
import { IdleCheckpoint } from './db/idle-checkpoint.ts';
import { type Action, type Change, Log } from './db/log.ts';
import { Recorder } from './db/recorder.ts';
import type { WritableDb } from './db/open.ts';
import type { AnnotationReader } from './db/read-annotations.ts';
import type { StandingFile } from './db/standing-file.ts';
import { type EntityStatements, prepareEntities } from './db/statements.ts';
import { TagRevisions } from './db/tag-revisions.ts';
import { writeError } from './db/write-error.ts';
import { settleAfter } from './editions/settle.ts';
import { purgeMark } from './purge/marks.ts';

/** What is counted of a project, and kept up with each commit instead of being counted anew. */
interface Counts {
  follow(changes: readonly Change[]): void;
  forget(): void;
}

/** What an action is, before it has an id, a clock and a time. */
type Deed = Pick<Action, 'kind' | 'target' | 'name' | 'summary'>;

/** Makes what somebody does one transaction and one action of the log, and tells everybody on the project after the commit. */
export class Committer {
  readonly log: Log;
  readonly statements: Record<EntityName, EntityStatements>;
  readonly #db: WritableDb;
  readonly #file: StandingFile;
  readonly #annotations: AnnotationReader;
  readonly #counts: readonly Counts[];
  readonly #clock: Clock;
  readonly #checkpoint: IdleCheckpoint;
  readonly #revisions: TagRevisions;
  /** Why nothing can be changed just now, as a sentence. */
  #busy: string | undefined;
  readonly #listeners = new Set<(changed: Omit<Changed, 'history'>) => void>();

  constructor(
    db: WritableDb,
    path: string,
    file: StandingFile,
    annotations: AnnotationReader,
    counts: readonly Counts[],
  ) {
    this.#db = db;
    this.#file = file;
    this.#annotations = annotations;
    this.#counts = counts;
    this.log = new Log(db);
    this.statements = prepareEntities(db);
    this.#revisions = new TagRevisions(db);
    this.#checkpoint = new IdleCheckpoint(db, path, () => file.stands);
    const last = db.prepare('SELECT max(clock) AS clock FROM actions').get() as { clock: string | null };
    this.#clock = new Clock(last.clock ?? '');
  }

  /**
   * One transaction, one action; where `work` changes nothing there is none, and `action` is null. `isStep`: an undo or redo, which
   * keeps revisions and clocks, and is an action also where nothing of it was left to do. Throws `conflict` while a thread writes,
   * `file_gone`, `cannot_write`, `damaged`, and what `work` throws; then nothing stays.
   */
  commit<T>(
    actor: Annotator,
    work: (recorder: Recorder) => T,
    describe: (result: T) => Deed,
    isStep = false,
  ): { action: string | null; result: T } {
    if (this.#busy)
      throw new PassageError('conflict', `${this.#busy} Wait until it is done, and do this again.`);
    this.#file.assertStands();
    // What undo brings back has the revision and the clocks that it had.
    const recorder = isStep
      ? new Recorder(this.statements)
      : new Recorder(this.statements, this.#clock.tick(), (tag) => this.#revisions.keep(tag));
    const run = this.#db.transaction(() => {
      const joined = this.#join(actor);
      const result = work(recorder);
      const changes = recorder.changes();
      const packs = recorder.packs();
      // An undo that others' changes left nothing of is still an action: the next undo must go on to the one before.
      if (changes.length === 0 && packs.length === 0 && !isStep)
        return { action: null, result, changes, joined };
      const action = this.#action(actor, describe(result));
      this.log.append(action, changes, { packs });
      settleAfter(this.#db, changes);
      return { action: action.id, result, changes: [...changes, ...packs.flatMap(toldOf)], joined };
    });
    let outcome: ReturnType<typeof run>;
    try {
      outcome = run.immediate();
    } catch (error) {
      throw writeError(error);
    }
    const { action, result, changes, joined } = outcome;
    this.#checkpoint.committed();
    this.#follow(changes);
    if (action && !this.#db.inTransaction) {
      const changed = changedOf(this.#annotations, action, [...joined, ...changes]);
      for (const listener of this.#listeners) listener(changed);
    }
    // Once more: what was committed into a file without a name is not saved, and whoever did it must hear so.
    if (action) this.#file.assertStands(true);
    return { action, result };
  }

  /**
   * Lets a thread of its own write into the file: meanwhile changes are refused, for the reason given as a sentence. `action` is
   * what it made; everybody is told that anything may have changed. Throws `conflict`, and what the work throws.
   */
  async elsewhere<T extends { action: string | null }>(
    busy: string,
    work: () => Promise<T>,
    actor?: Annotator,
  ): Promise<T> {
    if (this.#busy) throw new PassageError('conflict', `${this.#busy} Wait until it is done.`);
    this.#file.assertStands();
    // Whoever changes the project is in it.
    if (actor)
      this.commit(
        actor,
        () => undefined,
        () => ({ kind: 'do', target: null, name: '', summary: '' }),
      );
    this.#busy = busy;
    try {
      const done = await work();
      const last = this.#db.prepare('SELECT max(clock) FROM actions').pluck().get() as string | null;
      if (last) this.#clock.observe(last);
      this.#checkpoint.committed();
      if (done.action) this.announceAll(done.action);
      return done;
    } finally {
      this.#busy = undefined;
    }
  }

  /** Tells every session that anything may have changed. */
  announceAll(action: string): void {
    for (const counts of this.#counts) counts.forget();
    const touched = Object.fromEntries(ENTITY_NAMES.map((name) => [name, []]));
    for (const listener of this.#listeners)
      listener({ action, all: true, touched, annotations: [], removed: [] });
  }

  /** Called after each commit. Returns the way to stop. */
  onChanged(listener: (changed: Omit<Changed, 'history'>) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Writes the WAL back in idle moments no more. */
  close(): void {
    this.#checkpoint.close();
  }

  /** Keeps up what was counted; what a transaction around this one may still take back is counted anew. */
  #follow(changes: readonly Change[]): void {
    for (const counts of this.#counts)
      if (this.#db.inTransaction) counts.forget();
      else counts.follow(changes);
  }

  /** Somebody who changes a project for the first time is written into it, as an action that undo leaves alone. */
  #join(actor: Annotator) {
    const recorder = new Recorder(this.statements);
    const known = recorder.get('annotator', actor.id);
    if (known && known['deleted'] === 0 && known['name'] === actor.name) return [];
    if (known && purgeMark(this.#db, actor.id))
      throw new PassageError(
        'conflict',
        'The work of this annotator was purged from the project, which keeps nothing under this name any more. Choose another annotator at the desk.',
      );
    recorder.put('annotator', { id: actor.id, name: actor.name, kind: actor.kind });
    const changes = recorder.changes();
    const summary = known
      ? `Rename “${String(known['name'])}” to “${actor.name}”`
      : `“${actor.name}” joins the project`;
    this.log.append(
      this.#action(actor, { kind: 'do', target: null, name: 'annotator.join', summary }),
      changes,
    );
    return changes;
  }

  #action(actor: Annotator, what: Deed): Action {
    return { id: uuidv7(), clock: this.#clock.tick(), actor: actor.id, at: Date.now(), ...what };
  }
}
