import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { openRaw } from '../src/host/db/raw.ts';
import { STARTER_TAGS } from '../src/host/starter.ts';
import { openDesk } from './desk.ts';
import { type Benchmark, compare } from './harness.ts';
import { transcriptOf } from './text.ts';

const RUNS = 200;

/** One annotation, from the call to the return of its commit. */
export const annotate: Benchmark = {
  name: 'annotate',
  about: 'one annotation committed by the host, beside one row committed by SQLite with synchronous=FULL',
  async run(bench) {
    const desk = openDesk(bench.folder, 'a.passage', true);
    const text = transcriptOf(150_000, 1);
    const { upload } = await desk.call('import.readText', { text, fileName: 'briefing.txt' });
    const { id: transcript } = await desk.call('import.commit', { upload });
    const db = openRaw(join(bench.folder, 'floor.db'));
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec(
      `CREATE TABLE t (id TEXT PRIMARY KEY, transcript TEXT, tag TEXT, "start" INTEGER, "end" INTEGER) STRICT, WITHOUT ROWID;
       CREATE INDEX t_place ON t (transcript, "start")`,
    );
    const add = db.prepare('INSERT INTO t VALUES (?, ?, ?, ?, ?)');
    let at = 0;
    // Words, not blanks: the same place may be annotated any number of times.
    const next = () => (at = (at + 701) % (text.length - 50));
    const span = (): [number, number] => {
      const start = text.indexOf(' ', next()) + 1;
      return [start, text.indexOf(' ', start + 20)];
    };
    bench.keep(
      await compare({
        name: 'add one annotation (host)',
        runs: RUNS,
        ours: () => desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [span()] }),
        floor: {
          name: 'one row inserted and committed by SQLite with synchronous=FULL',
          run: () => add.run(uuidv7(), transcript, STARTER_TAGS.claim, ...span()),
        },
        note: 'ours is one transaction of annotation, span and log.',
      }),
    );
    db.close();
    desk.close();
  },
};
