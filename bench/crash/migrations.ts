import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../../src/contract/client.ts';
import { verifyFile } from '../../src/host/backups/verify.ts';
import { backupFolder } from '../../src/host/backups/folder.ts';
import { SCHEMA_VERSION } from '../../src/host/db/migrations/index.ts';
import type { Project } from '../../src/host/project.ts';
import type { Outcome, Scenario } from './scenario.ts';

/** A project of schema 1 is opened: after the kill it is of one schema or the other, whole, and with its backup where it is newer. */
export class Migrations implements Scenario {
  readonly name = 'migration';
  readonly longest = 150;
  readonly project: string;
  readonly #start: string;
  readonly #annotations: number;
  #version = 0;
  #backups: string[] = [];
  #answered = false;

  constructor(start: string, annotations: number, project: string) {
    this.#start = start;
    this.#annotations = annotations;
    this.project = project;
    this.renew();
  }

  renew(): void {
    for (const end of ['', '-wal', '-shm', '-lock']) rmSync(this.project + end, { force: true });
    rmSync(backupFolder(this.project), { recursive: true, force: true });
    copyFileSync(this.#start, this.project);
  }

  async work(client: Client): Promise<void> {
    this.#answered = false;
    try {
      await client.call('project.open', { place: this.project });
      this.#answered = true;
    } catch {
      // Gone.
    }
  }

  before(): void {
    const folder = backupFolder(this.project);
    this.#backups = existsSync(folder)
      ? readdirSync(folder).filter((name) => name.endsWith('-migration.passage'))
      : [];
    // The number in the file itself; a newer one may still be in the WAL alone.
    this.#version = readFileSync(this.project).readUInt32BE(60);
  }

  verify({ db }: Project, outcome: Outcome): void {
    const folder = backupFolder(this.project);
    for (const name of this.#backups)
      try {
        verifyFile(join(folder, name));
      } catch {
        outcome.half.push(`backup ${name}`);
      }
    const begun = this.#backups.length > 0 || (existsSync(folder) && readdirSync(folder).length > 0);
    if (this.#version === SCHEMA_VERSION && this.#backups.length === 0)
      outcome.half.push('migrated without a backup');
    const found = db.prepare('SELECT count(*) FROM annotations').pluck().get() as number;
    if (found !== this.#annotations)
      outcome.lost.push(`${this.#annotations - found} annotations of schema 1`);
    outcome.acknowledged = this.#answered ? 1 : 0;
    outcome.fell = this.#answered ? 'after' : begun ? 'during' : 'before';
    this.renew();
  }
}
