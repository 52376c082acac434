import { copyFileSync, rmSync } from 'node:fs';
import type { Client } from '../../src/contract/client.ts';
import { backupFolder, backupPath, listBackups } from '../../src/host/backups/folder.ts';
import { verifyFile } from '../../src/host/backups/verify.ts';
import type { Project } from '../../src/host/project.ts';
import type { Outcome, Scenario } from './scenario.ts';

/** Backups and restores in turn: every backup under its name is whole, and the project is one state or the other. */
export class Backups implements Scenario {
  readonly name = 'backup and restore';
  readonly longest = 700;
  readonly project: string;
  readonly #start: string;
  readonly #annotations: number;
  #answered: string[] = [];

  /** `annotations`: how many the project has; a restore never makes it more or fewer. */
  constructor(start: { path: string }, annotations: number, project: string) {
    this.#start = start.path;
    this.#annotations = annotations;
    this.project = project;
    this.renew();
  }

  renew(): void {
    rmSync(backupFolder(this.project), { recursive: true, force: true });
    copyFileSync(this.#start, this.project);
  }

  async work(client: Client): Promise<void> {
    this.#answered = [];
    try {
      for (;;) {
        const { id } = await client.call('backups.make');
        this.#answered.push(id);
        await client.call('backups.restore', { id });
        this.#answered.push(id);
      }
    } catch {
      // Gone.
    }
  }

  verify({ db, path }: Project, outcome: Outcome): void {
    outcome.acknowledged = this.#answered.length;
    const there = listBackups(path).map(({ id }) => id);
    for (const id of this.#answered) if (!there.includes(id)) outcome.lost.push(`backup ${id}`);
    for (const id of there)
      try {
        verifyFile(backupPath(path, id));
      } catch {
        outcome.half.push(`backup ${id}`);
      }
    const found = db.prepare('SELECT count(*) FROM annotations').pluck().get() as number;
    if (found !== this.#annotations)
      outcome.half.push(`restored: ${found} of ${this.#annotations} annotations`);
    rmSync(backupFolder(this.project), { recursive: true, force: true });
  }
}
