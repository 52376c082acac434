import { join } from 'node:path';
import { openRaw } from '../src/host/db/raw.ts';
import { openDesk } from './desk.ts';
import { type Benchmark, compare } from './harness.ts';
import { transcriptOf } from './text.ts';

const LENGTH = 2_000_000;
const RUNS = 9;
/** A file that is imported again has its bytes in the project: every run imports another. */
const FILES = 3 * (RUNS + 2);

/** Reading, laying out and committing a text of two megabytes. */
export const importText: Benchmark = {
  name: 'import',
  about: 'a transcript of 2 MB, beside inserting and indexing its text, and beside its rows alone',
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
       CREATE INDEX lines_place ON lines (text_id, "start");
       CREATE VIRTUAL TABLE words USING fts5(text, content = '')`,
    );
    const addText = db.prepare('INSERT INTO texts (bytes, text) VALUES (?, ?)');
    const addLine = db.prepare('INSERT INTO lines (text_id, "start", "end") VALUES (?, ?, ?)');
    const addWords = db.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
    const indexed = db.transaction(() => {
      const { lastInsertRowid } = addText.run(bytes, text);
      addWords.run(lastInsertRowid, text);
    });
    const lined = db.transaction(() => {
      const { lastInsertRowid } = addText.run(bytes, text);
      for (const [start, end] of lines) addLine.run(lastInsertRowid, start, end);
    });
    const files = Array.from({ length: FILES }, (_, i) => new TextEncoder().encode(`Copy ${i}\n${text}`));
    const ours = async (): Promise<void> => {
      const { upload } = await desk.call('import.read', { fileName: 'briefing.txt', bytes: files.pop()! });
      await desk.call('import.commit', { upload });
    };
    bench.keep(
      await compare({
        name: 'import a 2 MB transcript',
        runs: RUNS,
        ours,
        floor: { name: 'one commit of its bytes and its text, indexed by words (FTS5)', run: indexed },
        target: 3,
        note: 'ours decodes, hashes, detects the layout, and logs every block and turn for undo and merging.',
      }),
    );
    bench.keep(
      await compare({
        name: 'import a 2 MB transcript, beside its lines',
        runs: RUNS,
        ours,
        floor: { name: 'one commit of its bytes, its text and a row a line, indexed by place', run: lined },
      }),
    );
    db.close();
    await ours();
    bench.keep(
      await compare({
        name: 'import a 2 MB transcript, beside its rows alone',
        runs: RUNS,
        ours,
        floor: {
          name: 'one commit of the same rows (blocks, turns, the log) into the same tables and indexes, by bare inserts, a row at a time',
          run: bareRows(bench.folder),
        },
        note: 'a project has a row a block and a turn; the log has them in packs.',
      }),
    );
    desk.close();
  },
};

const TABLES = ['blocks', 'turns', 'packs'] as const;

/** Puts what an import made of rows into empty tables of the same shape, again and again under other ids. */
function bareRows(folder: string): () => void {
  const made = openRaw(join(folder, 'a.passage'));
  const rows = TABLES.map((table) => made.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][]);
  const shapes = made
    .prepare(
      `SELECT sql FROM sqlite_master WHERE tbl_name IN (${TABLES.map(() => '?').join(', ')}) AND sql NOT NULL`,
    )
    .pluck()
    .all(...TABLES) as string[];
  // The import that was made last: one edition's rows.
  const last = made.prepare('SELECT max(id) FROM actions').pluck().get() as string;
  const edition = made.prepare('SELECT max(id) FROM editions').pluck().get() as string;
  made.close();
  const own = rows.map((all) => all.filter((row) => row.includes(last) || row.includes(edition)));
  const db = openRaw(join(folder, 'rows.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = OFF');
  for (const sql of shapes.filter((shape) => !shape.startsWith('CREATE TRIGGER'))) db.exec(sql);
  const inserts = TABLES.map((table, i) =>
    db.prepare(`INSERT INTO ${table} VALUES (${own[i]![0]!.map(() => '?').join(', ')})`),
  );
  let run = 0;
  return db.transaction(() => {
    run += 1;
    own.forEach((all, i) => {
      for (const [id, ...rest] of all) inserts[i]!.run(`${String(id)}${run}`, ...rest);
    });
  });
}
