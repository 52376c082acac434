import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PassageError } from '../../contract/errors.ts';
import { checkProject } from '../check.ts';
import { openForReading } from '../db/open.ts';
import { openRaw } from '../db/raw.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, type Desk, importText, openDesk } from '../testing.ts';
import { repairFile } from './repair.ts';

const PAGE = 4_096;
let folder: string;
let whole: Buffer;
let large: Buffer;
/** Rows of each table of the large project. */
let rows: Record<string, number>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passage-repair-'));
  whole = await project(4);
  large = await project(400);
  rows = countRows(write('large.passage', large));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A project with a text, its correction, annotations, values and a relation, closed. */
async function project(annotations: number): Promise<Buffer> {
  const desk: Desk = openDesk(ANNA);
  const line = 'Anna Bell:\n\nAbout 12 hotels and 4,600 cases 🙂 were seen.\n\n';
  const transcript = await importText(desk, line.repeat(Math.ceil(annotations / 4) + 3));
  const ids: string[] = [];
  for (let i = 0; i < annotations; i++) {
    const start = Math.floor(i / 4) * line.length + 12 + (i % 4) * 6;
    const tag = i % 2 === 0 ? STARTER_TAGS.claim : STARTER_TAGS.statistic;
    const { id } = await desk.call('annotations.create', {
      transcript,
      span: [[start, start + 5]],
      tag,
      note: `Note ${i}`,
    });
    ids.push(id);
  }
  const [type] = await desk.call('relationTypes.list');
  await desk.call('relations.create', { type: type!.id, from: ids[0]!, to: ids[1]! });
  const { text } = await desk.call('transcripts.get', { id: transcript });
  const [edition] = await desk.call('transcripts.list');
  await desk.call('editions.correct', {
    transcript,
    edition: edition!.edition,
    edits: [[text.length - 4, text.length - 3, '!']],
  });
  await desk.call('annotations.delete', { ids: [ids[2]!] });
  await desk.call('history.undo');
  desk.host.close();
  const bytes = readFileSync(desk.path);
  desk.dispose();
  return bytes;
}

const write = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const repair = (bytes: Uint8Array) => {
  const from = write('damaged.passage', bytes);
  const to = join(folder, 'repaired.passage');
  rmSync(to, { force: true });
  const report = repairFile(from, to, () => {});
  expect(readFileSync(from).equals(bytes)).toBe(true);
  const db = openForReading(to);
  const findings = checkProject(db);
  db.close();
  return { report, findings, counts: countRows(to) };
};
function countRows(path: string): Record<string, number> {
  const db = openRaw(path);
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const tables = [
    'tags',
    'transcripts',
    'editions',
    'blocks',
    'annotations',
    'anchors',
    'spans',
    'relations',
    'actions',
    'changes',
  ];
  const counts = Object.fromEntries(tables.map((table) => [table, count(table)]));
  // A repair spreads the log.
  counts['changes']! += db
    .prepare(`SELECT coalesce(sum(json_array_length(cells, '$[0]')), 0) FROM packs`)
    .pluck()
    .get() as number;
  db.close();
  return counts;
}
/** The pages of the trees of one table, by SQLite itself. */
function pagesOf(bytes: Buffer, name: string, type: 'internal' | 'leaf'): number[] {
  const db = openRaw(write('look.passage', bytes));
  const pages = db
    .prepare('SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ?')
    .pluck()
    .all(name, type) as number[];
  db.close();
  return pages;
}
const zeroed = (bytes: Buffer, pages: readonly number[]): Buffer => {
  const copy = Buffer.from(bytes);
  for (const page of pages) copy.fill(0, (page - 1) * PAGE, page * PAGE);
  return copy;
};

describe('repairing a project', () => {
  it('reads a whole file to the last row, and changes nothing in it', () => {
    const { report, findings, counts } = repair(large);
    expect(findings).toEqual([]);
    expect(counts).toEqual(rows);
    expect(report.losses).toEqual([]);
    expect(report.tables.every(({ lost, restored }) => lost === 0 && restored === 0)).toBe(true);
  });

  it('loses nothing where a table is damaged that the log tells', () => {
    const { report, findings, counts } = repair(zeroed(large, pagesOf(large, 'annotations', 'leaf')));
    expect(findings).toEqual([]);
    expect(counts).toEqual(rows);
    expect(report.tables.find(({ table }) => table === 'annotations')!.restored).toBeGreaterThan(100);
  });

  it('loses nothing where the log is damaged and the tables are whole', () => {
    const { findings, counts } = repair(zeroed(large, pagesOf(large, 'changes', 'leaf')));
    expect(findings).toEqual([]);
    const { changes: _, actions, ...state } = counts;
    const { changes: __, actions: before, ...expected } = rows;
    expect(state).toEqual(expected);
    expect(actions).toBe(before! + 1);
  });

  it('finds rows below inner pages that are damaged, and below a table of contents that is', () => {
    for (const name of ['changes', 'annotations', 'blocks']) {
      const inner = pagesOf(large, name, 'internal');
      expect(inner.length).toBeGreaterThan(0);
      const { findings, counts } = repair(zeroed(large, inner));
      expect(findings).toEqual([]);
      expect(counts['annotations']).toBe(rows['annotations']);
      expect(counts['blocks']).toBe(rows['blocks']);
    }
    const headless = repair(zeroed(large, [1]));
    expect(headless.findings).toEqual([]);
    expect(headless.counts['annotations']).toBe(rows['annotations']);
  });

  it('reads what the WAL holds, and not what its last transaction left unfinished', () => {
    const path = write('wal.passage', whole);
    const db = openRaw(path);
    db.pragma('wal_autocheckpoint = 0');
    db.prepare(`UPDATE project SET name = 'In the WAL'`).run();
    for (const end of ['', '-wal']) copyFileSync(path + end, join(folder, `copy.passage${end}`));
    db.close();
    const wal = readFileSync(join(folder, 'copy.passage-wal'));
    const named = (bytes: Uint8Array) => {
      writeFileSync(join(folder, 'copy.passage-wal'), bytes);
      const to = join(folder, 'from-wal.passage');
      rmSync(to, { force: true });
      repairFile(join(folder, 'copy.passage'), to, () => {});
      const made = openRaw(to);
      const name = made.prepare('SELECT name FROM project').pluck().get();
      made.close();
      return name;
    };
    expect(named(wal)).toBe('In the WAL');
    expect(named(wal.subarray(0, wal.length - 1))).toBe('Test');
  });

  it('says what a damaged text is, and keeps what can be read of it', () => {
    const at = whole.lastIndexOf('About 12 hotels');
    const flipped = Buffer.from(whole);
    for (let i = flipped.indexOf('About 12 hotels'); i !== -1; i = flipped.indexOf('About 12 hotels', i + 1))
      flipped[i] = 0xff;
    expect(at).toBeGreaterThan(0);
    const { report, findings, counts } = repair(flipped);
    expect(findings).toEqual([]);
    expect(counts['editions']).toBe(2);
    expect(report.losses.join(' ')).toContain('is damaged: it stands as it could be read');
  });

  it('does not trust the header, and reads another page size where that is the file’s', () => {
    const lying = Buffer.from(large);
    lying.writeUInt16BE(8_192, 16);
    lying[20] = 77;
    expect(repair(lying).counts).toEqual(rows);
    const path = write('paged.passage', large);
    const db = openRaw(path);
    db.pragma('journal_mode = DELETE');
    db.pragma('page_size = 8192');
    db.exec('VACUUM');
    db.close();
    const paged = readFileSync(path);
    expect(paged.readUInt16BE(16)).toBe(8_192);
    expect(repair(paged).counts).toEqual(rows);
  });

  it('ends where a hostile file leads in circles', () => {
    const path = write('loops.passage', whole);
    const db = openRaw(path);
    db.pragma('foreign_keys = OFF');
    db.exec(`UPDATE editions SET parent_id = (SELECT id FROM editions WHERE parent_id IS NOT NULL), edits = '[]' WHERE parent_id IS NULL;
      UPDATE tags SET parent_id = id; UPDATE transcripts SET part_of = id;
      UPDATE changes SET after = json_set(after, '$.parent_id', entity_id) WHERE entity IN ('tag', 'edition');
      UPDATE actions SET merge_id = id; UPDATE changes SET merge_id = action_id, before = NULL;`);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const { findings, counts } = repair(readFileSync(path));
    expect(findings).toEqual([]);
    expect(counts['annotations']).toBe(4);
    expect(counts['editions']).toBe(2);
  });

  it('refuses what holds nothing of a project, and leaves no doubt', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('SQLite format 3\0'),
      whole.subarray(0, PAGE),
      Buffer.alloc(64 * 1024, 255),
    ])
      expect(() => repair(bytes)).toThrowError(expect.objectContaining({ code: 'damaged' }));
  });

  it('comes to a clean project or says that it cannot, whatever was done to the file', () => {
    const pages = whole.length / PAGE;
    const page = fc.integer({ min: 0, max: pages - 1 });
    const damage = fc.oneof(
      fc.record({ kind: fc.constant('truncate' as const), at: fc.integer({ min: 0, max: whole.length }) }),
      fc.record({
        kind: fc.constant('flip' as const),
        at: fc.array(
          fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })),
          { minLength: 1, maxLength: 60 },
        ),
      }),
      fc.record({ kind: fc.constant('swap' as const), a: page, b: page }),
      fc.record({
        kind: fc.constant('noise' as const),
        page,
        seed: fc.uint8Array({ minLength: 64, maxLength: 64 }),
      }),
    );
    const outcome = { clean: 0, refused: 0, slowest: 0 };
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        let bytes = Buffer.from(whole);
        for (const one of damages)
          if (one.kind === 'truncate') bytes = bytes.subarray(0, one.at);
          else if (one.kind === 'flip') {
            for (const [at, by] of one.at) if (at < bytes.length) bytes[at]! ^= by;
          } else if (one.kind === 'noise') {
            for (let i = 0; i < PAGE; i++)
              if (one.page * PAGE + i < bytes.length) bytes[one.page * PAGE + i] = one.seed[i % 64]!;
          } else if (Math.max(one.a, one.b) * PAGE + PAGE <= bytes.length) {
            const kept = Buffer.from(bytes.subarray(one.a * PAGE, one.a * PAGE + PAGE));
            bytes.copyWithin(one.a * PAGE, one.b * PAGE, one.b * PAGE + PAGE);
            kept.copy(bytes, one.b * PAGE);
          }
        const start = performance.now();
        try {
          expect(repair(bytes).findings).toEqual([]);
          outcome.clean += 1;
        } catch (error) {
          if (!(error instanceof PassageError) || error.code !== 'damaged') throw error;
          outcome.refused += 1;
        }
        outcome.slowest = Math.max(outcome.slowest, performance.now() - start);
      }),
      { numRuns: Number(process.env['PASSAGE_REPAIR_RUNS'] ?? 80), interruptAfterTimeLimit: 600_000 },
    );
    if (process.env['PASSAGE_REPAIR_RUNS']) console.log(JSON.stringify(outcome));
    expect(outcome.clean).toBeGreaterThan(outcome.refused);
    expect(outcome.slowest).toBeLessThan(15_000);
    expect(existsSync(join(folder, 'damaged.passage'))).toBe(true);
  }, 900_000);
});
