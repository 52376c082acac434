import { copyFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { Client } from '../../src/contract/client.ts';
import type { Project } from '../../src/host/project.ts';
import { STARTER_TAGS } from '../../src/host/starter.ts';
import type { Outcome, Scenario } from './scenario.ts';

/** Tagging, undo and redo in turn, one after the other: each answer is known before the next is asked for. */
export class Undo implements Scenario {
  readonly name = 'undo and redo';
  readonly longest = 300;
  readonly project: string;
  readonly #start: string;
  readonly #transcript: string;
  /** The annotation at hand, whether it is there, and whether an answer is awaited that changes that. */
  #now: { id: string; there: boolean; open: boolean }[] = [];
  #acknowledged = 0;

  constructor(start: { path: string; transcript: string }, project: string) {
    this.#start = start.path;
    this.#transcript = start.transcript;
    this.project = project;
    this.renew();
  }

  renew(): void {
    copyFileSync(this.#start, this.project);
    this.#now = [];
  }

  async work(client: Client): Promise<void> {
    try {
      for (;;) {
        const one = { id: randomUUID(), there: false, open: true };
        this.#now.push(one);
        const create = {
          id: one.id,
          transcript: this.#transcript,
          span: [[3, 9]] as [number, number][],
          tag: STARTER_TAGS.claim,
        };
        await client.call('annotations.create', create);
        this.#answered(one, true);
        for (const [step, there] of [
          ['undo', false],
          ['redo', true],
          ['undo', false],
        ] as const) {
          one.open = true;
          await client.call(`history.${step}`);
          this.#answered(one, there);
        }
      }
    } catch {
      // Gone.
    }
  }

  verify({ db }: Project, outcome: Outcome): void {
    outcome.acknowledged = this.#acknowledged;
    this.#acknowledged = 0;
    const live = db.prepare('SELECT 1 FROM annotations WHERE id = ? AND deleted = 0');
    for (const one of this.#now) {
      const there = live.get(one.id) !== undefined;
      if (there !== one.there && !one.open) outcome.lost.push(`undo or redo of ${one.id}`);
      one.there = there;
      one.open = false;
    }
  }

  #answered(one: { there: boolean; open: boolean }, there: boolean): void {
    one.there = there;
    one.open = false;
    this.#acknowledged += 1;
  }
}
