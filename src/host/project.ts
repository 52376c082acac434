import { dirname } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Annotator } from '../core/model/annotation.ts';
import { PassageError } from '../contract/errors.ts';
import type { MergeMapping, MergeReport } from '../contract/merge-types.ts';
import type { Changed, HistoryState } from '../contract/types.ts';
import { SearchThreads } from './find/threads.ts';
import type { MergeSource } from './merge/merge.ts';
import { runMerge } from './merge/run.ts';
import { setWithdrawn } from './merge/withdraw.ts';
import { writeStarterCodebook } from './starter.ts';
import { changedOf, toldOf } from './changed.ts';
import { AnnotationCounts } from './db/annotation-counts.ts';
import { Clock } from './db/clock.ts';
import { IdleCheckpoint } from './db/idle-checkpoint.ts';
import { History, type HistoryStep } from './db/history.ts';
import { invert } from './db/invert.ts';
import { ProjectLock } from './db/lock.ts';
import { type Action, type Change, Log, Recorder } from './db/log.ts';
import { backupBeforeMigration } from './backups/before-migration.ts';
import { type FolderDetector, networkOf } from './db/file-system.ts';
import {
  createFile,
  openForReading,
  openForWriting,
  openInMemory,
  type ReadableDb,
  realPath,
  type WritableDb,
} from './db/open.ts';
import { cannotOpen } from './db/open-error.ts';
import { purgeMark } from './purge/marks.ts';
import { finishPurge } from './purge/finish.ts';
import { sweepPartialFiles } from './db/partial-files.ts';
import { StandingFile } from './db/standing-file.ts';
import { AnnotationReader } from './db/read-annotations.ts';
import { brokenReference } from './db/references.ts';
import { type EntityStatements, prepareEntities } from './db/statements.ts';
import { EditionCounts } from './db/edition-counts.ts';
import { TurnCounts } from './db/turn-counts.ts';
import { ENTITY_NAMES, type EntityName } from './db/entities.ts';
import { TagRevisions } from './db/tag-revisions.ts';
import type { TextOf } from './editions/structure.ts';
import { textReader } from './editions/text-reader.ts';
import { settleAfter, settleTouched } from './editions/settle.ts';
import { writeError } from './db/write-error.ts';

/** An open project: the one owner of its file. Every change goes through {@link act}. */
export class Project {
  readonly path: string;
  readonly db: WritableDb;
  readonly annotations: AnnotationReader;
  readonly history: History;
  readonly counts: AnnotationCounts;
  readonly turns: TurnCounts;
  readonly editions: EditionCounts;
  readonly threads: SearchThreads;
  /** The network file system that holds the file; null for a disk of this machine. Then there is no WAL. */
  readonly network: string | null;
  readonly #lock: ProjectLock;
  readonly #file: StandingFile;
  readonly #clock: Clock;
  readonly #checkpoint: IdleCheckpoint;
  readonly #log: Log;
  readonly #statements: Record<EntityName, EntityStatements>;
  readonly #textOf: TextOf;
  readonly #revisions: TagRevisions;
  /** Why nothing can be changed just now, as a sentence. */
  #busy: string | undefined;
  readonly #listeners = new Set<(changed: Omit<Changed, 'history'>) => void>();

  private constructor(path: string, db: WritableDb, lock: ProjectLock, network: string | null) {
    this.path = path;
    this.db = db;
    this.network = network;
    this.#lock = lock;
    this.#file = new StandingFile(path);
    this.threads = new SearchThreads(path);
    this.#statements = prepareEntities(db);
    this.#textOf = textReader(db);
    this.#revisions = new TagRevisions(db);
    this.#log = new Log(db);
    this.#checkpoint = new IdleCheckpoint(db, path, () => this.#file.stands);
    this.history = new History(db);
    this.annotations = new AnnotationReader(db);
    this.counts = new AnnotationCounts(db);
    this.turns = new TurnCounts(db);
    this.editions = new EditionCounts(db);
    const last = db.prepare('SELECT max(clock) AS clock FROM actions').get() as { clock: string | null };
    this.#clock = new Clock(last.clock ?? '');
  }

  /** Makes a new project file with the starter codebook. Throws `exists`, `cannot_write`, `cannot_open`, `read_only`. */
  static create(path: string, name: string, actor: Annotator, detect: FolderDetector = networkOf): Project {
    const network = detect(dirname(path));
    const db = createFile(path, { journal: network === null ? 'wal' : 'delete' });
    const project = Project.#guarded(db, realPath(path), network);
    project.db.transaction(() => {
      writeStarterCodebook(project.#statements, project.#log);
      project.act(actor, 'project.create', `Create the project “${name}”`, (rec) =>
        rec.insert('project', { id: uuidv7(), name, note: '', blind: 0, correct: 0 }),
      );
    })();
    return project;
  }

  /**
   * Opens a project file; of an older schema it is brought to the newest, after a backup. Throws `in_use` where another
   * host has it, `too_new`, `damaged`, `read_only`, `cannot_open`. `detect` says whether a network holds the file.
   */
  static open(path: string, detect: FolderDetector = networkOf): Project {
    const real = realPath(path);
    const lock = new ProjectLock(real);
    try {
      sweepPartialFiles(dirname(real));
      const network = detect(real);
      const db = openForWriting(real, {
        journal: network === null ? 'wal' : 'delete',
        beforeMigration: (before, version) => backupBeforeMigration(real, before, version),
      });
      return Project.#whole(real, db, lock, network);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  static #guarded(db: WritableDb, path: string, network: string | null): Project {
    try {
      return new Project(path, db, new ProjectLock(path), network);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  /** Goes on with a purge that was begun. Where the tables are not what the version says, the file is damaged. */
  static #whole(path: string, db: WritableDb, lock: ProjectLock, network: string | null): Project {
    try {
      finishPurge(db, path);
      return new Project(path, db, lock, network);
    } catch (error) {
      db.close();
      throw cannotOpen(path, error);
    }
  }

  /** The text of an edition. Throws `not_found`. */
  textOf(edition: string): string {
    return this.#textOf(edition);
  }

  /** A second connection on the last commit, for work that must not see later changes. The caller closes it. */
  snapshot(): ReadableDb {
    this.assertStands();
    // Without a WAL a reader holds up the writer: it gets a copy in memory.
    return this.network === null ? openForReading(this.path) : openInMemory(this.db);
  }

  /** Throws `file_gone`. */
  assertStands(): void {
    this.#file.assertStands(true);
  }

  /** False once the file was moved, deleted or replaced under this project: nothing is written to it any more. */
  get stands(): boolean {
    return this.#file.stands;
  }

  /**
   * Makes one change: one transaction, one action of the log. `work` writes through the recorder; where it throws,
   * nothing stays; where it changes nothing, no action is made and the answer's `action` is null.
   */
  act<T>(
    actor: Annotator,
    name: string,
    summary: string | ((result: T) => string),
    work: (recorder: Recorder) => T,
  ): { action: string | null; result: T } {
    return this.#commit(actor, work, (result) => ({
      kind: 'do',
      target: null,
      name,
      summary: typeof summary === 'string' ? summary : summary(result),
    }));
  }

  /** Takes back the actor's last action that stands. Throws `nothing_to_undo`, `conflict`. */
  undo(actor: Annotator): { action: string | null; summary: string; skipped: number } {
    return this.#step(actor, 'undo', this.history.undoStep(actor.id));
  }

  /** Brings back what the actor undid last. */
  redo(actor: Annotator): { action: string | null; summary: string; skipped: number } {
    return this.#step(actor, 'redo', this.history.redoStep(actor.id));
  }

  historyState(actor: string): HistoryState {
    return {
      undo: this.history.undoStep(actor)?.root.summary ?? null,
      redo: this.history.redoStep(actor)?.root.summary ?? null,
    };
  }

  /** Called after each commit. Returns the way to stop. */
  onChanged(listener: (changed: Omit<Changed, 'history'>) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Writes the WAL back into the file and lets go of the lock. */
  close(): void {
    if (!this.db.open) return;
    this.threads.close();
    this.#checkpoint.close();
    try {
      // What stands there now may be another's, with a WAL of its own.
      if (this.#file.stands) this.db.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // A full or broken disk: what is committed stays in the WAL, and is there at the next opening.
    } finally {
      this.db.close();
      this.#lock.release();
    }
  }

  #step(actor: Annotator, kind: 'undo' | 'redo', step: HistoryStep | null) {
    if (!step)
      throw new PassageError(
        'nothing_to_undo',
        kind === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.',
      );
    const { root, applied } = step;
    if (root.name === 'merge') return this.#stepMerge(actor, kind, root);
    const changes = this.#log.changesOf(applied.id);
    const { action, result } = this.#commit(
      actor,
      (recorder) => {
        const skipped = invert(recorder, changes);
        const broken = brokenReference(this.db, changes);
        if (broken)
          throw new PassageError(
            'conflict',
            `“${root.summary}” cannot be taken back any more: somebody has built on it. ${broken.sentence}`,
            { rule: broken.code, id: broken.id },
          );
        return skipped;
      },
      () => ({ kind, target: root.id, name: root.name, summary: root.summary }),
      true,
    );
    return { action, summary: root.summary, skipped: result };
  }

  /** Undo of a merge takes its whole log back out of what counts; nothing of it is deleted elsewhere by that. */
  #stepMerge(actor: Annotator, kind: 'undo' | 'redo', root: Action) {
    const { action } = this.#commit(
      actor,
      () => {
        setWithdrawn(this.db, this.#statements, root.id, kind === 'undo');
        settleTouched(this.db);
      },
      () => ({ kind, target: root.id, name: root.name, summary: root.summary }),
      true,
    );
    if (action) this.#announceAll(action);
    return { action, summary: root.summary, skipped: 0 };
  }

  /**
   * Merges other files, in a thread of its own: the host goes on answering, but changes are refused until it is done.
   * `tick` hears how far it is; aborting leaves the file as it was. Throws `cancelled`, `conflict`, as opening does.
   */
  async merge(
    actor: Annotator,
    sources: readonly MergeSource[],
    mapping: readonly MergeMapping[],
    dryRun: boolean,
    options: { tick?: (done: number, total: number) => void; signal?: AbortSignal } = {},
  ): Promise<MergeReport> {
    return this.writeElsewhere('A merge is running.', () =>
      runMerge({ path: this.path, actor, sources, mapping, dryRun }, options),
    );
  }

  /**
   * Lets a thread of its own write into the file: meanwhile changes are refused, for the reason given as a sentence. `action` is
   * what it made; everybody is told that anything may have changed. Throws `conflict`, and what the work throws.
   */
  async writeElsewhere<T extends { action: string | null }>(
    busy: string,
    work: () => Promise<T>,
    actor?: Annotator,
  ): Promise<T> {
    if (this.#busy) throw new PassageError('conflict', `${this.#busy} Wait until it is done.`);
    this.#file.assertStands();
    // Whoever changes the project is in it.
    if (actor)
      this.#commit(
        actor,
        () => undefined,
        () => ({ kind: 'do', target: null, name: '', summary: '' }),
      );
    this.#busy = busy;
    try {
      const done = await work();
      const last = this.db.prepare('SELECT max(clock) FROM actions').pluck().get() as string | null;
      if (last) this.#clock.observe(last);
      this.#checkpoint.committed();
      if (done.action) this.#announceAll(done.action);
      return done;
    } finally {
      this.#busy = undefined;
    }
  }

  /** Tells every session that anything may have changed. */
  #announceAll(action: string): void {
    this.counts.forget();
    this.turns.forget();
    this.editions.forget();
    const touched = Object.fromEntries(ENTITY_NAMES.map((name) => [name, []]));
    for (const listener of this.#listeners)
      listener({ action, all: true, touched, annotations: [], removed: [] });
  }

  #commit<T>(
    actor: Annotator,
    work: (recorder: Recorder) => T,
    describe: (result: T) => Pick<Action, 'kind' | 'target' | 'name' | 'summary'>,
    isStep = false,
  ): { action: string | null; result: T } {
    if (this.#busy)
      throw new PassageError('conflict', `${this.#busy} Wait until it is done, and do this again.`);
    this.#file.assertStands();
    // What undo brings back has the revision and the clocks that it had.
    const recorder = isStep
      ? new Recorder(this.#statements)
      : new Recorder(this.#statements, this.#clock.tick(), (tag) => this.#revisions.keep(tag));
    const run = this.db.transaction(() => {
      const joined = this.#join(actor);
      const result = work(recorder);
      const changes = recorder.changes();
      const packs = recorder.packs();
      // An undo that others' changes left nothing of is still an action: the next undo must go on to the one before.
      if (changes.length === 0 && packs.length === 0 && !isStep)
        return { action: null, result, changes, joined };
      const action = this.#action(actor, describe(result));
      this.#log.append(action, changes, { packs });
      settleAfter(this.db, changes);
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
    if (action && !this.db.inTransaction) {
      const changed = changedOf(this.annotations, action, [...joined, ...changes]);
      for (const listener of this.#listeners) listener(changed);
    }
    // Once more: what was committed into a file without a name is not saved, and whoever did it must hear so.
    if (action) this.#file.assertStands(true);
    return { action, result };
  }

  /** Keeps up what was counted; what a transaction around this one may still take back is counted anew. */
  #follow(changes: readonly Change[]): void {
    for (const counts of [this.counts, this.turns, this.editions])
      if (this.db.inTransaction) counts.forget();
      else counts.follow(changes);
  }

  /** Somebody who changes a project for the first time is written into it, as an action that undo leaves alone. */
  #join(actor: Annotator) {
    const recorder = new Recorder(this.#statements);
    const known = recorder.get('annotator', actor.id);
    if (known && known['deleted'] === 0 && known['name'] === actor.name) return [];
    if (known && purgeMark(this.db, actor.id))
      throw new PassageError(
        'conflict',
        'The work of this annotator was purged from the project, which keeps nothing under this name any more. Choose another annotator at the desk.',
      );
    recorder.put('annotator', { id: actor.id, name: actor.name, kind: actor.kind });
    const changes = recorder.changes();
    const summary = known
      ? `Rename “${String(known['name'])}” to “${actor.name}”`
      : `“${actor.name}” joins the project`;
    this.#log.append(
      this.#action(actor, { kind: 'do', target: null, name: 'annotator.join', summary }),
      changes,
    );
    return changes;
  }

  #action(actor: Annotator, what: Pick<Action, 'kind' | 'target' | 'name' | 'summary'>): Action {
    return { id: uuidv7(), clock: this.#clock.tick(), actor: actor.id, at: Date.now(), ...what };
  }
}
