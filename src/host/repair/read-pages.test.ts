import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openRaw } from '../db/raw.ts';
import { openPages } from './read-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'passage-pages-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('ends where the last commit in the WAL ends the file: what was purged before a crash does not come back', () => {
  const [path, copy] = [join(folder, 'a.passage'), join(folder, 'copy.passage')];
  const db = openRaw(path);
  db.pragma('journal_mode = WAL');
  db.pragma('wal_autocheckpoint = 0');
  db.exec('CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)');
  const add = db.prepare('INSERT INTO words (word) VALUES (?)');
  for (let n = 0; n < 400; n++) add.run(`withdrawn ${'x'.repeat(500)}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.exec('DELETE FROM words');
  db.exec('VACUUM');
  for (const end of ['', '-wal']) copyFileSync(path + end, copy + end);
  const count = db.pragma('page_count', { simple: true });
  db.close();
  const pages = openPages(copy, true);
  try {
    expect(pages.count).toBe(count);
    for (let n = 1; n <= pages.count + 50; n++)
      expect(Buffer.from(pages.page(n) ?? []).includes('withdrawn')).toBe(false);
  } finally {
    pages.close();
  }
});
