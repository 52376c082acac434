import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Client } from '../../src/contract/client.ts';
import { backupFolder, backupPath, listBackups } from '../../src/host/backups/folder.ts';
import { verifyFile } from '../../src/host/backups/verify.ts';
import { checkProject } from '../../src/host/check.ts';
import { openForReading, type ReadableDb } from '../../src/host/db/open.ts';
import type { Project } from '../../src/host/project.ts';
import { isPending } from '../../src/host/purge/marks.ts';
import type { Outcome, Scenario } from './scenario.ts';

/** A project with backups, of which one transcript is to be purged. */
export interface PurgeStart {
  path: string;
  transcript: string;
  title: string;
  /** Stands in everything that is to go, and in nothing else. */
  word: string;
  /** Annotations of the transcript that goes, and of the one that stays. */
  gone: number;
  kept: number;
}

/** A transcript is purged: after the kill nothing was begun, or the next opening leaves none of its words in any file. */
export class Purges implements Scenario {
  readonly name = 'purge';
  readonly fresh = true;
  /** About as long as one takes on this machine just now: longer after a kill that fell too early for anything, shorter after one too late. */
  longest = 3_000;
  readonly project: string;
  readonly #start: PurgeStart;
  #answered = false;
  #pending = false;

  constructor(start: PurgeStart, project: string) {
    this.#start = start;
    this.project = project;
    this.renew();
  }

  renew(): void {
    for (const end of ['', '-wal', '-shm', '-lock']) rmSync(this.project + end, { force: true });
    rmSync(backupFolder(this.project), { recursive: true, force: true });
    copyFileSync(this.#start.path, this.project);
    cpSync(backupFolder(this.#start.path), backupFolder(this.project), { recursive: true });
  }

  async work(client: Client): Promise<void> {
    this.#answered = false;
    const { transcript: id, title } = this.#start;
    try {
      await client.call('purge.run', { what: 'transcript', id, confirm: title });
      this.#answered = true;
    } catch {
      // Gone.
    }
  }

  before(): void {
    const db = openForReading(this.project);
    this.#pending = isPending(db);
    db.close();
  }

  verify({ db, path }: Project, outcome: Outcome): void {
    const { transcript, gone, kept } = this.#start;
    const there = db.prepare('SELECT 1 FROM transcripts WHERE id = ?').get(transcript) !== undefined;
    outcome.acknowledged = this.#answered ? 1 : 0;
    outcome.fell = there ? 'before' : this.#pending ? 'during' : 'after';
    this.longest *= there ? 1.15 : this.#pending ? 1 : 0.85;
    if (this.#answered && there) outcome.lost.push('purge');
    const backups = listBackups(path).map(({ id }) => id);
    if (backups.length !== listBackups(this.#start.path).length)
      outcome.lost.push(`backups: ${backups.length}`);
    this.#count(db, 'the project', there ? gone + kept : kept, outcome);
    for (const id of backups) this.#lookAt(backupPath(path, id), there ? gone + kept : kept, outcome);
    const holding = filesOf(path).filter((file) => readFileSync(file).includes(this.#start.word));
    if (!there) for (const file of holding) outcome.half.push(`purged words in ${basename(file)}`);
    // What is looked for must be there to be found.
    else if (holding.length < 1 + backups.length) outcome.lost.push('words that were not purged');
  }

  #lookAt(path: string, expected: number, outcome: Outcome): void {
    try {
      verifyFile(path);
      const backup = openForReading(path);
      this.#count(backup, basename(path), expected, outcome);
      for (const { message } of checkProject(backup)) outcome.half.push(`${basename(path)}: ${message}`);
      backup.close();
    } catch (error) {
      outcome.half.push(`${basename(path)}: ${(error as Error).message}`);
    }
  }

  #count(db: ReadableDb, where: string, expected: number, outcome: Outcome): void {
    const found = db.prepare('SELECT count(*) FROM annotations').pluck().get() as number;
    if (found !== expected) outcome.half.push(`${where}: ${found} of ${expected} annotations`);
  }
}

/** The project, what SQLite keeps beside it, and everything in the folder of backups, whatever it is called. */
function filesOf(project: string): string[] {
  const folder = backupFolder(project);
  return [
    ...readdirSync(dirname(project))
      .filter((name) => name.startsWith(basename(project, '.passage')))
      .map((name) => join(dirname(project), name)),
    ...readdirSync(folder).map((name) => join(folder, name)),
  ].filter((path) => statSync(path).isFile());
}
