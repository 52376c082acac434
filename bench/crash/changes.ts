import { copyFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { Client } from '../../src/contract/client.ts';
import type { Project } from '../../src/host/project.ts';
import { STARTER_TAGS } from '../../src/host/starter.ts';
import type { Outcome, Scenario } from './scenario.ts';

/** What is known of one annotation: what was acknowledged, and what was asked for since. */
interface Known {
  /** The note that it has; null where it is not there, or was deleted. */
  is: string | null;
  /** What it may be as well, since the host had not answered yet. */
  may: (string | null)[];
}

/** Annotations that one client changes at once, as people do who share a host. */
const HANDS = 8;
/** Annotations of one bulk change: they are all there, or none of them is. */
const BULK = 25;

/** Small changes as fast as the host answers them: tagging, notes, deleting, undo, and bulk changes. */
export class Changes implements Scenario {
  readonly name = 'changes';
  readonly longest = 400;
  readonly project: string;
  readonly #start: string;
  readonly #transcript: string;
  readonly #edition: string;
  readonly #random: () => number;
  #known = new Map<string, Known>();
  #bulks: { at: number; answered: boolean }[] = [];
  #acknowledged = 0;
  #at = 0;

  constructor(
    start: { path: string; transcript: string; edition: string },
    project: string,
    random: () => number,
  ) {
    this.#start = start.path;
    this.#transcript = start.transcript;
    this.#edition = start.edition;
    this.project = project;
    this.#random = random;
    this.renew();
  }

  renew(): void {
    copyFileSync(this.#start, this.project);
    this.#known = new Map();
    this.#bulks = [];
    this.#at = 0;
  }

  async work(client: Client): Promise<void> {
    const hands = Array.from({ length: HANDS }, () => this.#hand(client));
    await Promise.all([...hands, this.#bulkHand(client)]);
  }

  verify({ db }: Project, outcome: Outcome): void {
    outcome.acknowledged = this.#acknowledged;
    this.#acknowledged = 0;
    const rows = db.prepare(
      `SELECT a.note, a.deleted, EXISTS (SELECT 1 FROM spans s WHERE s.annotation_id = a.id) AS stands
         FROM annotations a WHERE a.id = ?`,
    );
    for (const [id, known] of this.#known) {
      const row = rows.get(id) as { note: string; deleted: 0 | 1; stands: 0 | 1 } | undefined;
      const found = !row || row.deleted === 1 ? null : row.note;
      if (row && row.stands === 0) outcome.half.push(`annotation ${id} without a place`);
      if (found !== known.is && !known.may.includes(found))
        outcome.lost.push(`annotation ${id}: ${String(found)} instead of ${String(known.is)}`);
      // From here on this is what counts.
      known.is = found;
      known.may = [];
    }
    const count = db
      .prepare(
        `SELECT count(*) FROM spans s JOIN annotations a ON a.id = s.annotation_id
         WHERE a.deleted = 0 AND a.tag_id = ? AND s."start" >= ? AND s."start" < ?`,
      )
      .pluck();
    for (const bulk of this.#bulks) {
      const found = count.get(STARTER_TAGS.measure, bulk.at, bulk.at + BULK) as number;
      if (found !== 0 && found !== BULK) outcome.half.push(`bulk change: ${found} of ${BULK}`);
      if (bulk.answered && found === 0) outcome.lost.push('bulk change');
      bulk.answered = found > 0;
    }
  }

  /** One annotation after the other, one change at a time. */
  async #hand(client: Client): Promise<void> {
    for (;;) {
      const id = randomUUID();
      const known: Known = { is: null, may: [] };
      this.#known.set(id, known);
      const start = Math.floor(this.#random() * 900);
      const span: [number, number][] = [[start, start + 5]];
      const create = { id, transcript: this.#transcript, span, tag: STARTER_TAGS.claim, note: 'made' };
      if (!(await this.#ask(known, 'made', client.call('annotations.create', create)))) return;
      for (let i = 0; i < 3; i++) {
        const note = `note ${i}`;
        if (!(await this.#ask(known, note, client.call('annotations.update', { id, note })))) return;
      }
      if (
        this.#random() < 0.5 &&
        !(await this.#ask(known, null, client.call('annotations.delete', { ids: [id] })))
      )
        return;
    }
  }

  async #bulkHand(client: Client): Promise<void> {
    for (;;) {
      const bulk = { at: 1_000 + BULK * this.#at++, answered: false };
      this.#bulks.push(bulk);
      const ranges = Array.from({ length: BULK }, (_, i): [number, number] => [bulk.at + i, bulk.at + i + 1]);
      const places = [{ transcript: this.#transcript, edition: this.#edition, ranges }];
      try {
        await client.call('annotations.createMany', { tag: STARTER_TAGS.measure, places });
      } catch {
        return;
      }
      bulk.answered = true;
      this.#acknowledged += 1;
    }
  }

  /** False where the host is gone: then the change may be there or not. */
  async #ask(known: Known, next: string | null, answer: Promise<unknown>): Promise<boolean> {
    known.may.push(next);
    try {
      await answer;
    } catch {
      return false;
    }
    known.is = next;
    known.may = [];
    this.#acknowledged += 1;
    return true;
  }
}
