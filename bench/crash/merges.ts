import { copyFileSync } from 'node:fs';
import type { Client } from '../../src/contract/client.ts';
import type { Project } from '../../src/host/project.ts';
import type { Outcome, Scenario } from './scenario.ts';

/** A colleague's copy with many annotations is merged: all of it is there after the kill, or nothing. */
export class Merges implements Scenario {
  readonly name = 'merge';
  /** As long as the last one took that came to its end, so that most kills fall into the work. */
  longest = 1_200;
  readonly project: string;
  readonly #start: string;
  readonly #other: string;
  readonly #more: number;
  #answered = false;
  #reached = 0;

  /** `more`: annotations that the other has and the project has not. */
  constructor(start: { path: string }, other: string, more: number, project: string) {
    this.#start = start.path;
    this.#other = other;
    this.#more = more;
    this.project = project;
    this.renew();
  }

  renew(): void {
    copyFileSync(this.#start, this.project);
  }

  async work(client: Client): Promise<void> {
    this.#answered = false;
    this.#reached = 0;
    const begun = performance.now();
    client.on('progress', () => (this.#reached += 1));
    try {
      await client.call('merge.run', {
        sources: [{ place: this.#other }],
        job: '01890000-0000-7000-8000-00000000ab01',
      });
      this.#answered = true;
      this.longest = (performance.now() - begun) * 1.1;
    } catch {
      // Gone.
    }
  }

  async verify(project: Project, outcome: Outcome): Promise<void> {
    const count = () => project.db.prepare('SELECT count(*) FROM annotations').pluck().get() as number;
    const found = count();
    outcome.acknowledged = this.#answered ? 1 : 0;
    if (found !== 0 && found !== this.#more) outcome.half.push(`merge: ${found} of ${this.#more}`);
    if (this.#answered && found === 0) outcome.lost.push('merge');
    outcome.fell = found > 0 ? 'after' : this.#reached > 0 ? 'during' : 'before';
    this.renew();
  }
}
