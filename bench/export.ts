import { spawnSync } from 'node:child_process';
import { closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from './desk.ts';
import { fillProject } from './fill.ts';
import { type Bench, type Benchmark, compare } from './harness.ts';
import { findSqlite } from './sqlite.ts';

const TRANSCRIPTS = 200;
const EACH = 5_000;
const RUNS = 3;

/** CSV and Parquet of a million annotations beside SQLite's own shell, and the other formats. */
export const exportTable: Benchmark = {
  name: 'export',
  about: 'a million annotations as CSV, Parquet and JSONL, beside the sqlite3 shell dumping the same table',
  async run(bench) {
    await fillProject(bench.folder, 'a.passage', { transcripts: TRANSCRIPTS, each: EACH });
    bench.say('project made');
    const desk = openDesk(bench.folder, 'a.passage');
    const out = join(bench.folder, 'out');
    const write = (format: 'csv' | 'jsonl' | 'parquet') => () =>
      desk.call('export.run', { format, place: out });
    await write('csv')();
    const floor = shellFloor(bench, join(out, 'annotations.csv'));
    if (!floor) bench.skip('export CSV floor', 'there is no sqlite3 shell, and it could not be installed.');
    const rows = (TRANSCRIPTS * EACH).toLocaleString('en');
    const note =
      'ours derives the rows from texts and spans, counts words, and writes four tables and the data package.';
    bench.keep(
      await compare({
        name: `export ${rows} as CSV`,
        runs: RUNS,
        ours: write('csv'),
        ...(floor && { floor }),
        target: 2,
        note,
      }),
    );
    bench.keep(
      await compare({
        name: `export ${rows} as Parquet`,
        runs: RUNS,
        ours: write('parquet'),
        ...(floor && { floor }),
        target: 3,
        note: 'the same tables with typed columns, dictionaries and compression.',
      }),
    );
    bench.keep(
      await compare({
        name: `export ${rows} as JSONL`,
        runs: 1,
        ours: write('jsonl'),
        ...(floor && { floor }),
      }),
    );
    desk.close();
  },
};

/** The shell writes a table that holds the finished rows, as text: no joins, no quotes to cut, nothing to count. */
function shellFloor(bench: Bench, csv: string): { name: string; run: () => void } | undefined {
  const shell = findSqlite();
  if (!shell) return undefined;
  const db = join(bench.folder, 'floor.db');
  const made = spawnSync(shell, [db, '-cmd', '.mode csv', `.import '${csv}' t`], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`sqlite3 could not read our CSV: ${made.stderr}`);
  const target = join(bench.folder, 'floor.csv');
  const dump = () => {
    const file = openSync(target, 'w');
    const { status } = spawnSync(shell, ['-readonly', '-header', '-csv', db, 'SELECT * FROM t'], {
      stdio: ['ignore', file, 'inherit'],
    });
    closeSync(file);
    if (status !== 0) throw new Error('sqlite3 failed');
  };
  dump();
  // The shell quotes a little more than RFC 4180 asks for; the amount must still be the same table's.
  const ratio = statSync(target).size / statSync(csv).size;
  if (ratio < 0.99 || ratio > 1.1) throw new Error(`The floor writes ${ratio.toFixed(2)} times our bytes.`);
  return { name: 'the sqlite3 shell writing a prebuilt table with the same columns as CSV', run: dump };
}
