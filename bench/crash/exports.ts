import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from '../../src/contract/contract.ts';
import type { Client } from '../../src/contract/client.ts';
import { sha256 } from '../../src/host/sha256.ts';
import type { Outcome, Scenario } from './scenario.ts';

export type Format = Input<'export.run'>['format'];

/** Exports, and hand-off files: whatever stands under its name after the kill is whole, and the rest is swept. */
export class Exports implements Scenario {
  readonly name = 'export';
  readonly longest = 400;
  readonly project: string;
  readonly #folder: string;
  readonly #formats: readonly Format[];
  #whole = new Map<string, string>();
  #answered = 0;
  #swept = 0;

  constructor(project: string, folder: string, formats: readonly Format[]) {
    this.project = project;
    this.#folder = folder;
    this.#formats = formats;
  }

  /** Makes every export once, undisturbed: what a whole one holds. */
  async learn(client: Client): Promise<void> {
    for (const format of this.#formats) await this.#export(client, format);
    for (const [name, hash] of this.#files()) this.#whole.set(name, hash);
    if (this.#whole.size < this.#formats.length)
      throw new Error('The exports to compare with are not there.');
    rmSync(this.#folder, { recursive: true });
  }

  async work(client: Client): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    try {
      for (;;)
        for (const format of this.#formats) {
          await this.#export(client, format);
          this.#answered += 1;
        }
    } catch {
      // Gone.
    }
  }

  verify(_: unknown, outcome: Outcome): void {
    outcome.acknowledged = this.#answered;
    this.#answered = 0;
    let partial = 0;
    for (const [name, hash] of this.#files())
      if (/\.partial/.test(name)) partial += 1;
      else if (hash !== this.#whole.get(name)) outcome.half.push(`${name} is not whole`);
    outcome.fell = partial > 0 ? 'during' : 'before';
    this.#swept += partial;
    // From time to time a folder starts empty, so that files are new and not replaced.
    if (outcome.fell === 'before' || this.#swept % 3 === 0)
      rmSync(this.#folder, { recursive: true, force: true });
  }

  /** After the last kill: one more export of each, which must leave nothing of the killed ones. */
  async finish(client: Client): Promise<string[]> {
    mkdirSync(this.#folder, { recursive: true });
    for (const format of this.#formats) await this.#export(client, format);
    return this.#files()
      .filter(([name, hash]) => /\.partial/.test(name) || hash !== this.#whole.get(name))
      .map(([name]) => name);
  }

  async #export(client: Client, format: Format): Promise<void> {
    const place = join(this.#folder, format === 'xlsx' ? 'dataset.xlsx' : format);
    await client.call('export.run', { format, place });
  }

  #files(): [string, string][] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(this.#folder.length + 1), printOf(readFileSync(path))];
      });
  }
}

/** A fingerprint of what a whole file holds: without the moments of its making; of a ZIP, whose end comes last, its size. */
function printOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString() === 'PK') {
    const whole = bytes.subarray(-22, -18).toString('latin1') === 'PK\x05\x06';
    return whole ? `zip of ${Math.round(bytes.length / 256)} quarters of a KB` : 'cut off';
  }
  return sha256(bytes.toString('utf8').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then'));
}
