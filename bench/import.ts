import { join } from 'node:path';
import { openRaw } from '../src/host/db/raw.ts';
import { openDesk } from './desk.ts';
import { type Benchmark, compare } from './harness.ts';
import { transcriptOf } from './text.ts';

const LENGTH = 2_000_000;
const RUNS = 5;

/** Reading, laying out and committing a text of two megabytes. */
export const importText: Benchmark = {
  name: 'import',
  about: 'a transcript of 2 MB, beside inserting and indexing its text and lines',
  async run(bench) {
    const desk = openDesk(bench.folder, 'a.passage', true);
    const bytes = new TextEncoder().encode(transcriptOf(LENGTH, 1));
    const text = new TextDecoder().decode(bytes);
    const lines = [...text.matchAll(/[^\n]+/g)].map((match) => [match.index, match.index + match[0].length]);
    const db = openRaw(join(bench.folder, 'floor.db'));
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec(
      `CREATE TABLE texts (id INTEGER PRIMARY KEY, bytes BLOB, text TEXT) STRICT;
       CREATE TABLE lines (id INTEGER PRIMARY KEY, text_id INTEGER, "start" INTEGER, "end" INTEGER) STRICT;
       CREATE INDEX lines_place ON lines (text_id, "start")`,
    );
    const addText = db.prepare('INSERT INTO texts (bytes, text) VALUES (?, ?)');
    const addLine = db.prepare('INSERT INTO lines (text_id, "start", "end") VALUES (?, ?, ?)');
    const floor = db.transaction(() => {
      const { lastInsertRowid } = addText.run(bytes, text);
      for (const [start, end] of lines) addLine.run(lastInsertRowid, start, end);
    });
    bench.keep(
      await compare({
        name: 'import a 2 MB transcript',
        runs: RUNS,
        ours: async () => {
          const { upload } = await desk.call('import.read', { fileName: 'briefing.txt', bytes });
          await desk.call('import.commit', { upload });
        },
        floor: { name: 'one commit of its bytes, its text and its indexed lines', run: floor },
        note: 'ours decodes, hashes, detects the layout, and logs every block and turn for undo and merging.',
      }),
    );
    db.close();
    desk.close();
  },
};
