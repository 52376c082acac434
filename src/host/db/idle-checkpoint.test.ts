import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ANNA, type Desk, openDesk } from '../testing.ts';
import { IdleCheckpoint } from './idle-checkpoint.ts';
import { createFile, openForReading } from './open.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  vi.useRealTimers();
  desk.dispose();
});

it('writes a long WAL back once nothing is committed for a while, and a short one not', () => {
  vi.useFakeTimers();
  const path = join(desk.folder, 'idle.passage');
  const db = createFile(path);
  const idle = new IdleCheckpoint(db, path, () => stands);
  let stands = true;
  const bytes = (n: number) =>
    db.prepare('INSERT INTO sources (sha256, bytes) VALUES (?, ?)').run(`${n}`, Buffer.alloc(n, n % 251));
  const sizes = () => [statSync(path).size, statSync(`${path}-wal`).size];
  db.pragma('wal_checkpoint(TRUNCATE)');
  const [before] = sizes();

  bytes(100_000);
  idle.committed();
  vi.advanceTimersByTime(1_000);
  expect(sizes()[0]).toBe(before);

  // Past what SQLite would have written back within the commit.
  bytes(6_000_000);
  idle.committed();
  vi.advanceTimersByTime(200);
  expect(sizes()[0]).toBe(before);
  idle.committed();
  vi.advanceTimersByTime(200);
  expect(sizes()[0]).toBe(before);
  vi.advanceTimersByTime(100);
  expect(sizes()[0]).toBeGreaterThan(6_000_000);
  const reader = openForReading(path);
  expect(reader.prepare('SELECT sum(length(bytes)) FROM sources').pluck().get()).toBe(6_100_000);
  reader.close();

  // Not after the end, and not in a transaction.
  bytes(6_000_001);
  idle.committed();
  idle.close();
  vi.advanceTimersByTime(1_000);
  const after = sizes()[0]!;
  db.exec('BEGIN IMMEDIATE');
  idle.committed();
  vi.advanceTimersByTime(1_000);
  expect(sizes()[0]).toBe(after);
  db.exec('COMMIT');

  // Nor once another file may have its name.
  stands = false;
  idle.committed();
  vi.advanceTimersByTime(1_000);
  expect(sizes()[0]).toBe(after);
  stands = true;
  idle.committed();
  vi.advanceTimersByTime(1_000);
  expect(sizes()[0]).toBeGreaterThan(after);
  db.close();
});

it('an open project does so after its own commits', () => {
  vi.useFakeTimers();
  const { project } = desk.session;
  const before = statSync(desk.path).size;
  project.act(ANNA, 'test', 'Test', (rec) =>
    rec.insert('extra', {
      id: '01890000-0000-7000-8000-0000000000e1',
      transcript_id: null,
      format: 'test',
      data: JSON.stringify('x'.repeat(6_000_000)),
      created: 1,
    }),
  );
  expect(statSync(desk.path).size).toBe(before);
  vi.advanceTimersByTime(1_000);
  expect(statSync(desk.path).size).toBeGreaterThan(6_000_000);
});
