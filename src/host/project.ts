import { basename, dirname, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Annotator } from '../core/model/annotation.ts';
import { PassageError } from '../contract/errors.ts';
import type { MergeMapping, MergeReport } from '../contract/merge-types.ts';
import type { Changed, HistoryState } from '../contract/types.ts';
import { SearchThreads } from './find/threads.ts';
import type { MergeSource } from './merge/merge.ts';
import { runMerge } from './merge/run.ts';
import { setWithdrawn } from './merge/withdraw.ts';
import { Committer } from './committer.ts';
import { writeStarterCodebook } from './starter.ts';
import { AnnotationCounts } from './db/annotation-counts.ts';
import { History, type HistoryStep } from './db/history.ts';
import { invert } from './db/invert.ts';
import { ProjectLock } from './db/lock.ts';
import { type Action } from './db/log.ts';
import { Recorder } from './db/recorder.ts';
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
import { finishPurge } from './purge/finish.ts';
import { sweepPartialFiles } from './db/partial-files.ts';
import { StandingFile } from './db/standing-file.ts';
import { AnnotationReader } from './db/read-annotations.ts';
import { brokenReference } from './db/references.ts';
import { EditionCounts } from './db/edition-counts.ts';
import { TurnCounts } from './db/turn-counts.ts';
import type { TextOf } from './editions/structure.ts';
import { textReader } from './editions/text-reader.ts';
import { settleTouched } from './editions/settle.ts';

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
  readonly #commits: Committer;
  readonly #textOf: TextOf;

  private constructor(path: string, db: WritableDb, lock: ProjectLock, network: string | null) {
    this.path = path;
    this.db = db;
    this.network = network;
    this.#lock = lock;
    this.#file = new StandingFile(path);
    this.threads = new SearchThreads(path);
    this.#textOf = textReader(db);
    this.history = new History(db);
    this.annotations = new AnnotationReader(db);
    this.counts = new AnnotationCounts(db);
    this.turns = new TurnCounts(db);
    this.editions = new EditionCounts(db);
    this.#commits = new Committer(db, path, this.#file, this.annotations, [
      this.counts,
      this.turns,
      this.editions,
    ]);
  }

  /** Makes a new project file with the starter codebook. Throws `exists`, `cannot_write`, `cannot_open`, `read_only`. */
  static create(path: string, name: string, actor: Annotator, detect: FolderDetector = networkOf): Project {
    const network = detect(dirname(path));
    // Before the file is there: nobody opens it half-made.
    const real = join(realPath(dirname(path)), basename(path));
    const lock = new ProjectLock(real);
    let db: WritableDb | undefined;
    try {
      db = createFile(real, { journal: network === null ? 'wal' : 'delete' });
      const project = new Project(real, db, lock, network);
      project.db.transaction(() => {
        writeStarterCodebook(project.#commits.statements, project.#commits.log);
        project.act(actor, 'project.create', `Create the project “${name}”`, (rec) =>
          rec.insert('project', { id: uuidv7(), name, note: '', blind: 0, correct: 0 }),
        );
      })();
      return project;
    } catch (error) {
      db?.close();
      lock.release();
      throw error;
    }
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
    return this.#commits.commit(actor, work, (result) => ({
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
    return this.#commits.onChanged(listener);
  }

  /** Writes the WAL back into the file and lets go of the lock. */
  close(): void {
    if (!this.db.open) return;
    this.threads.close();
    this.#commits.close();
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
        kind === 'undo'
          ? 'There is nothing to undo: you have changed nothing yet, or taken all of it back.'
          : 'There is nothing to redo: nothing was taken back since your last change.',
      );
    const { root, applied } = step;
    if (root.name === 'merge') return this.#stepMerge(actor, kind, root);
    const changes = this.#commits.log.changesOf(applied.id);
    const { action, result } = this.#commits.commit(
      actor,
      (recorder) => {
        const skipped = invert(recorder, changes);
        const broken = brokenReference(this.db, changes);
        if (broken)
          throw new PassageError(
            'conflict',
            `“${root.summary}” cannot be taken back any more: later work is built on it. Nothing was changed. Change or delete by hand what should not stay. (Else: ${broken.sentence})`,
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
    const { action } = this.#commits.commit(
      actor,
      () => {
        setWithdrawn(this.db, this.#commits.statements, root.id, kind === 'undo');
        settleTouched(this.db);
      },
      () => ({ kind, target: root.id, name: root.name, summary: root.summary }),
      true,
    );
    if (action) this.#commits.announceAll(action);
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
  writeElsewhere<T extends { action: string | null }>(
    busy: string,
    work: () => Promise<T>,
    actor?: Annotator,
  ): Promise<T> {
    return this.#commits.elsewhere(busy, work, actor);
  }
}
