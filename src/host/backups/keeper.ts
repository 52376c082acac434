import { HOUR } from '../../core/backups/keep.ts';
import type { Project } from '../project.ts';
import { listBackups } from './folder.ts';
import { makeBackup } from './make.ts';

/** Milliseconds between a change that asks for a backup and its making: what is done in one go is in it. */
const DELAY = 5_000;

export interface KeeperOptions {
  /** Milliseconds; for tests. */
  delay?: number;
  now?: () => number;
  /** Hears why a backup could not be made, as an error of the contract. */
  onFault: (error: unknown) => void;
}

/**
 * Makes backups of an open project by itself: when it is opened, and after changes, where the last one is older than an hour
 * and something has changed since. Works in a thread; nobody waits for it.
 */
export class BackupKeeper {
  readonly #project: Project;
  readonly #options: Required<KeeperOptions>;
  readonly #stop: () => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #last: number;

  constructor(project: Project, options: KeeperOptions) {
    this.#project = project;
    this.#options = { delay: DELAY, now: Date.now, ...options };
    this.#last = lastBackup(project);
    this.#stop = project.onChanged(() => this.#soon());
    // By the clock, which has an index: a long log is not gone through at each opening.
    const changed = project.db.prepare('SELECT at FROM actions ORDER BY clock DESC LIMIT 1').pluck().get() as
      | number
      | undefined;
    if ((changed ?? 0) > this.#last) this.#soon();
  }

  /** Resolves once no backup is being made any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#timer);
  }

  #soon(): void {
    if (this.#timer || this.#running || this.#options.now() - this.#last < HOUR) return;
    // A host that has nothing else to do may end.
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#make().finally(() => (this.#running = undefined));
    }, this.#options.delay).unref();
  }

  async #make(): Promise<void> {
    const { path, network } = this.#project;
    const now = this.#options.now();
    try {
      if (!this.#project.db.open || !this.#project.stands) return;
      await makeBackup(path, 'auto', { network, now });
    } catch (error) {
      this.#options.onFault(error);
    }
    // After a failure, too, the next try is in an hour.
    this.#last = now;
  }
}

/** When the last backup was made; of a project without one, when it was begun: one of an hour needs none yet. */
function lastBackup(project: Project): number {
  const newest = listBackups(project.path)[0];
  if (newest) return newest.at;
  const begun = project.db
    .prepare('SELECT at FROM actions WHERE at > 0 ORDER BY clock LIMIT 1')
    .pluck()
    .get() as number | undefined;
  return begun ?? 0;
}
