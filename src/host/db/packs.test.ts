import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countsOf, verifyFile } from '../backups/verify.ts';
import { checkProject } from '../check.ts';
import { repairFile } from '../repair/repair.ts';
import { ANNA, type Desk, importText, openDesk, stateOf } from '../testing.ts';
import type { Row } from './entities.ts';
import { spreadPacks } from './packs.ts';
import { openRaw } from './raw.ts';

const TEXT = 'Anna Bell:\n\nAbout 12 hotels.\n\nBen Orr:\n\nAnd 4,600 cases 🙂.\n\n'.repeat(40);

let desk: Desk;
beforeEach(() => {
  desk = openDesk(ANNA);
});
afterEach(() => desk.dispose());

const count = (table: string) =>
  desk.session.project.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
const findings = () => checkProject(desk.session.project.db).map(({ code }) => code);
const spread = () => {
  const { db } = desk.session.project;
  db.transaction(() => spreadPacks(db))();
};
/** The log as it is exported, a line an action. */
const log = async () => {
  const place = join(desk.folder, `${uuidv7()}.jsonl`);
  await desk.call('history.export', { format: 'jsonl', place });
  return readFileSync(place, 'utf8');
};

describe('the log of an import', () => {
  it('is packed, says the same when it is spread, and leads to the tables both times', async () => {
    const transcript = await importText(desk, TEXT);
    expect(count('packs')).toBe(2);
    expect(count(`changes WHERE entity IN ('turn', 'block')`)).toBe(0);
    expect(findings()).toEqual([]);
    const [before, state] = [await log(), stateOf(desk)];
    const block = (await desk.call('transcripts.get', { id: transcript })).blocks[3]!;
    const history = await desk.call('history.of', { entity: 'block', id: block.id });
    expect(history).toHaveLength(1);
    spread();
    expect(count('packs')).toBe(0);
    expect(count(`changes WHERE entity = 'block'`)).toBe(count('blocks'));
    expect(await log()).toBe(before);
    expect(await desk.call('history.of', { entity: 'block', id: block.id })).toEqual(history);
    expect(stateOf(desk)).toEqual(state);
    expect(findings()).toEqual([]);
  });

  it.each([false, true])('is taken back and brought back (spread before: %s)', async (isSpread) => {
    const before = stateOf(desk);
    await importText(desk, TEXT);
    const after = stateOf(desk);
    if (isSpread) spread();
    await desk.call('history.undo');
    expect(stateOf(desk)).toEqual(before);
    await desk.call('history.redo');
    expect(stateOf(desk)).toEqual(after);
    expect(findings()).toEqual([]);
  });

  it('lists no row in a pack that the same action wrote once more', () => {
    const { project } = desk.session;
    const edition = editionOf();
    const ids = [uuidv7(), uuidv7()];
    project.act(ANNA, 'test', 'Test', (rec) => {
      rec.insertAll(
        'turn',
        ['id', 'time'],
        [
          [ids[0]!, 1],
          [ids[1]!, 2],
        ],
        { edition_id: edition, speaker_id: null },
      );
      rec.update('turn', ids[1]!, { time: 3 });
    });
    expect(count(`turns WHERE time IN (1, 3)`)).toBe(2);
    expect(count(`changes WHERE entity = 'turn'`)).toBe(2);
    expect(findings()).toEqual([]);
  });

  it('holds whatever rows there are, however many', () => {
    const { project } = desk.session;
    const edition = editionOf();
    const { db } = project;
    const time = fc.oneof(
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((t) => t + 0),
    );
    fc.assert(
      fc.property(fc.array(time, { maxLength: 600, size: 'max' }), (times) => {
        const rows = times.map((value) => [uuidv7(), value] as const);
        const { action } = project.act(ANNA, 'test', 'Test', (rec) =>
          rec.insertAll('turn', ['id', 'time'], rows, { edition_id: edition, speaker_id: null }),
        );
        if (rows.length === 0) return void expect(action).toBeNull();
        const made = db.prepare('SELECT time FROM turns WHERE id = ?').pluck();
        expect(rows.map(([id]) => made.get(id))).toEqual(times);
      }),
      { numRuns: 15 },
    );
    expect(findings()).toEqual([]);
    spread();
    expect(findings()).toEqual([]);
  });
});

describe('what is packed', () => {
  const structure = () => {
    const { turns, blocks } = stateOf(desk);
    return { turns, blocks };
  };

  it('comes along where a copy is merged, and where work is handed out: all blocks and turns, and how they came to be', async () => {
    await importText(desk, TEXT);
    const theirs = structure();
    expect(theirs.blocks!.length).toBeGreaterThan(100);
    const [copy, handed, other] = ['copy', 'handed', 'other'].map((name) =>
      join(desk.folder, `${name}.passage`),
    );
    desk.host.close();
    copyFileSync(desk.path, copy!);
    desk.reopen();
    await desk.call('merge.handOff', { annotator: null, place: handed! });
    for (const place of [copy!, handed!]) {
      await desk.call('project.create', { place: other! });
      await desk.call('merge.run', { sources: [{ place }] });
      expect(structure()).toEqual(theirs);
      expect(findings()).toEqual([]);
      await desk.call('project.open', { place });
      expect(structure()).toEqual(theirs);
      expect(findings()).toEqual([]);
      rmSync(other!);
    }
  });

  it('counts where a backup is compared with what it was made from', async () => {
    await importText(desk, TEXT);
    const counts = countsOf(desk.session.project.db);
    desk.host.close();
    expect(() => verifyFile(desk.path, counts)).not.toThrow();
    const raw = openRaw(desk.path);
    raw.exec('DELETE FROM packs');
    raw.close();
    expect(() => verifyFile(desk.path, counts)).toThrow('not whole');
  });
});

describe('a pack that cannot be read', () => {
  const BROKEN = [
    `cells = substr(cells, 1, 400)`,
    `columns = '{}'`,
    `cells = '[[1], [2]]'`,
    `same = ''`,
    `same = 'null'`,
    `cells = '["ab", "cd", "ef", "gh", "ij", "kl", "mn"]'`,
    `cells = replace(cells, 'null', '{}')`,
  ];

  it.each(BROKEN)('is found, and nothing is done on the half of a log: %s', async (damage) => {
    await importText(desk, TEXT);
    const { db } = desk.session.project;
    db.exec(`UPDATE packs SET ${damage} WHERE entity = 'block'`);
    expect(findings()).toContain('pack_damaged');
    const state = stateOf(desk);
    await expect(desk.call('history.undo')).rejects.toMatchObject({ code: 'damaged' });
    expect(stateOf(desk)).toEqual(state);

    // Another project does not take the half of it in.
    const copy = join(desk.folder, 'copy.passage');
    desk.host.close();
    copyFileSync(desk.path, copy);
    desk.reopen();
    await desk.call('project.create', { place: join(desk.folder, 'other.passage') });
    await expect(desk.call('merge.run', { sources: [{ place: copy }] })).rejects.toMatchObject({
      code: 'damaged',
    });

    // A repair keeps the rows and says what it lost of the log.
    const to = join(desk.folder, 'repaired.passage');
    const { losses } = repairFile(copy, to, () => {});
    expect(losses.join(' ')).toMatch(/1 entries of the log could not be used/);
    await desk.call('project.open', { place: to });
    expect(findings()).toEqual([]);
    expect(stateOf(desk)['blocks']).toEqual(state['blocks']);
  });
});

/** An edition to hang turns on. */
function editionOf(): string {
  const { project } = desk.session;
  const [transcript, edition] = [uuidv7(), uuidv7()];
  project.act(ANNA, 'test', 'Test', (rec) => {
    const row: Row = {
      title: 'T',
      edition_id: edition,
      part_of: null,
      part_index: null,
      position: 1,
      created: 1,
    };
    rec.insert('transcript', { id: transcript, date: '', source: '', language: '', note: '', ...row });
    rec.insert('edition', {
      id: edition,
      transcript_id: transcript,
      number: 1,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      length: 0,
      file_name: 'a.txt',
      file_sha256: null,
      encoding: 'utf-8',
      bom: 0,
      layout: 'plain',
      created: 1,
      text: '',
    });
  });
  return edition;
}
