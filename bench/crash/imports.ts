import { copyFileSync } from 'node:fs';
import type { Client } from '../../src/contract/client.ts';
import type { Project } from '../../src/host/project.ts';
import { sha256 } from '../../src/host/sha256.ts';
import type { Outcome, Scenario } from './scenario.ts';

/** Long transcripts imported one after the other: each is there whole, with its blocks and turns, or not at all. */
export class Imports implements Scenario {
  readonly name = 'import';
  readonly longest = 900;
  readonly project: string;
  readonly #start: string;
  #texts: { title: string; sha: string; answered: boolean }[] = [];
  #acknowledged = 0;
  #n = 0;

  constructor(start: { path: string }, project: string) {
    this.#start = start.path;
    this.project = project;
    this.renew();
  }

  renew(): void {
    copyFileSync(this.#start, this.project);
    this.#texts = [];
  }

  async work(client: Client): Promise<void> {
    try {
      for (;;) {
        const n = ++this.#n;
        const text = `Anna Bell:\n\nTranscript ${n}.\n\n${`Carl Dent:\n\nAbout ${n} hotels 🙂 and cases.\n\n`.repeat(200)}`;
        const entry = { title: `talk-${n}.txt`, sha: sha256(text), answered: false };
        this.#texts.push(entry);
        const { upload } = await client.call('import.readText', { text, fileName: entry.title });
        await client.call('import.commit', { upload });
        entry.answered = true;
        this.#acknowledged += 1;
      }
    } catch {
      // Gone.
    }
  }

  verify({ db }: Project, outcome: Outcome): void {
    outcome.acknowledged = this.#acknowledged;
    this.#acknowledged = 0;
    const find = db.prepare(
      `SELECT e.id, e.text, (SELECT count(*) FROM blocks b WHERE b.edition_id = e.id) AS blocks,
         (SELECT count(*) FROM transcripts t WHERE t.edition_id = e.id) AS transcripts
       FROM editions e WHERE e.sha256 = ?`,
    );
    for (const { title, sha, answered } of this.#texts) {
      const row = find.get(sha) as { text: string; blocks: number; transcripts: number } | undefined;
      if (!row && answered) outcome.lost.push(`import of ${title}`);
      if (row && (sha256(row.text) !== sha || row.transcripts !== 1 || row.blocks < 400))
        outcome.half.push(`import of ${title}: ${row.blocks} blocks`);
    }
    // What was not answered and is not there is nobody's any more.
    this.#texts = this.#texts
      .filter(({ sha }) => find.get(sha) !== undefined)
      .map((one) => ({ ...one, answered: true }));
  }
}
