import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../core/backups/keep.ts';
import { checkProject } from '../check.ts';
import { openForReading } from '../db/open.ts';
import { openRaw } from '../db/raw.ts';
import { partialName, sweepPartialFiles } from '../db/partial-files.ts';
import { Host } from '../host.ts';
import { AnyPlaces } from '../places.ts';
import { Profile } from '../profile.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, colleague, type Desk, importText, openDesk } from '../testing.ts';
import { backupFolder, listBackups, newBackupPath, thinBackups } from './folder.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());

const annotate = (transcript: string, start: number) =>
  desk.call('annotations.create', { transcript, span: [[start, start + 4]], tag: STARTER_TAGS.claim });

describe('backups', () => {
  it('hold what is committed, pass the check, and show what is inside before they are restored', async () => {
    const transcript = await importText(desk, 'Some text to be tagged.');
    await annotate(transcript, 0);
    const { id } = await desk.call('backups.make');
    await annotate(transcript, 5);
    await desk.call('transcripts.update', { id: transcript, title: 'Later' });
    const { folder, backups } = await desk.call('backups.list', {});
    expect(folder).toBe(join(desk.folder, 'project.passage-backups'));
    expect(backups.map((one) => [one.id, one.reason])).toEqual([[id, 'asked']]);
    expect(readdirSync(folder)).toEqual([id]);
    const look = await desk.call('backups.look', { id });
    expect(look.inside).toMatchObject({
      transcripts: 1,
      annotations: 1,
      annotators: [{ name: 'Anna', annotations: 1 }],
    });
    expect(look.now).toMatchObject({ transcripts: 1, annotations: 2 });
    expect(look.now!.lastChange).toBeGreaterThanOrEqual(look.inside.lastChange!);
    const copy = openForReading(join(folder, id));
    expect(checkProject(copy)).toEqual([]);
    copy.close();
    expect(readdirSync(folder)).toEqual([id]);
  });

  it('are restored, with the present project kept as another backup, which can be restored in turn', async () => {
    const transcript = await importText(desk, 'Some text to be tagged.');
    await annotate(transcript, 0);
    const { id } = await desk.call('backups.make');
    await annotate(transcript, 5);
    const ben = colleague(desk, BEN);
    const info = await desk.call('backups.restore', { id });
    expect(info.name).toBe('Test');
    expect(await desk.call('annotations.list', { transcript })).toHaveLength(1);
    expect(await desk.call('project.check')).toEqual([]);
    expect(ben.events.filter(({ name }) => name === 'closed')).toHaveLength(1);
    const before = listBackups(desk.path).find(({ reason }) => reason === 'restore')!;
    await desk.call('backups.restore', { id: before.id });
    expect(await desk.call('annotations.list', { transcript })).toHaveLength(2);
    desk.reopen();
    expect(await desk.call('project.check')).toEqual([]);
  });

  it('take the place of a project that is damaged, which is kept beside', async () => {
    const transcript = await importText(desk, 'Some text to be tagged.');
    const { id } = await desk.call('backups.make');
    desk.host.close();
    truncateSync(desk.path, 30_000);
    const broken = readFileSync(desk.path);
    await expect(desk.call('project.open', { place: desk.path })).rejects.toMatchObject({ code: 'damaged' });
    const { backups } = await desk.call('backups.list', { place: desk.path });
    const look = await desk.call('backups.look', { place: desk.path, id: backups[0]!.id });
    expect([look.inside.transcripts, look.now]).toEqual([1, null]);
    const info = await desk.call('backups.restore', { place: desk.path, id });
    expect(info.keptAs).toBe('project (damaged).passage');
    expect(readFileSync(join(desk.folder, info.keptAs!)).equals(broken)).toBe(true);
    expect((await desk.call('transcripts.list')).map((one) => one.id)).toEqual([transcript]);
  });

  it('refuse a name that leads out of their folder, and a backup that is damaged', async () => {
    const { id } = await desk.call('backups.make');
    for (const bad of [
      '../project.passage',
      'project.passage',
      `../project.passage-backups/${id}`,
      '20260101T000000Z-auto.passage',
    ])
      for (const name of ['backups.look', 'backups.restore'] as const)
        await expect(desk.call(name, { id: bad })).rejects.toMatchObject({ code: 'not_found' });
    truncateSync(join(backupFolder(desk.path), id), 20_000);
    await expect(desk.call('backups.restore', { id })).rejects.toMatchObject({ code: 'damaged' });
    // The project is as it was, and still open.
    expect(await desk.call('project.check')).toEqual([]);
  });

  it('are not made of a project whose pages are damaged: nothing that is not whole stands under a name', async () => {
    await importText(desk, 'Some text to be tagged. '.repeat(2_000));
    desk.host.close();
    const page = (() => {
      const db = openRaw(desk.path);
      const found = db
        .prepare(`SELECT pageno FROM dbstat WHERE name = 'changes' AND pagetype = 'leaf' LIMIT 1`)
        .pluck()
        .get() as number;
      db.close();
      return found;
    })();
    const bytes = readFileSync(desk.path);
    bytes.fill(1, (page - 1) * 4_096, page * 4_096);
    writeFileSync(desk.path, bytes);
    await desk.call('project.open', { place: desk.path });
    await expect(desk.call('backups.make')).rejects.toMatchObject({ code: 'damaged' });
    expect(readdirSync(backupFolder(desk.path))).toEqual([]);
  });

  it('tell nothing of others’ work in a blind project', async () => {
    const transcript = await importText(desk, 'Some text to be tagged.');
    await annotate(transcript, 0);
    await desk.call('project.setSettings', { blind: true });
    const ben = colleague(desk, BEN);
    await ben.call('annotations.create', { transcript, span: [[5, 9]], tag: STARTER_TAGS.claim });
    const { id } = await desk.call('backups.make');
    const seen = await ben.call('backups.look', { id });
    for (const side of [seen.inside, seen.now!])
      expect(side).toMatchObject({
        annotations: 1,
        annotators: expect.arrayContaining([{ name: 'Anna', annotations: 0 }]),
      });
    const other = await desk.call('backups.look', { id });
    expect(other.inside.lastChange).toBeLessThanOrEqual(seen.inside.lastChange!);
    expect(other.inside.annotators).toContainEqual({ name: 'Ben', annotations: 0 });
  });

  it('are made by themselves once something has changed an hour after the last one, and thinned by age', async () => {
    const transcript = await importText(desk, 'Some text to be tagged.');
    desk.host.close();
    let now = Date.now();
    const host = new Host({
      places: new AnyPlaces(),
      profile: new Profile(join(desk.folder, 'profile')),
      version: 'test',
      sampleDir: '',
      backups: { delay: 0, now: () => now },
    });
    desk.host = host;
    desk.session = host.session(() => {}, ANNA);
    host.enter(desk.session, desk.path);
    const settled = async () => {
      await wait(20);
      await host.backedUp(desk.path);
      return listBackups(desk.path).length;
    };
    await annotate(transcript, 0);
    expect(await settled()).toBe(0);
    for (let i = 1; i <= 3; i++) {
      now += HOUR;
      await annotate(transcript, i);
      expect(await settled()).toBe(i);
      await annotate(transcript, i);
      expect(await settled()).toBe(i);
    }
    now += 400 * 24 * HOUR;
    await annotate(transcript, 1);
    expect(await settled()).toBe(1);
  });

  it('thins what is its own and nothing else, and sweeps what a killed process left half-written', async () => {
    await desk.call('backups.make');
    const folder = backupFolder(desk.path);
    const old = newBackupPath(desk.path, 'auto', Date.UTC(2001, 0, 1));
    writeFileSync(old, '');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const dead = partialName(join(folder, 'x')).replace(`-${process.pid}-`, '-4194304-');
    const alive = partialName(join(folder, 'y'));
    for (const path of [dead, alive]) writeFileSync(path, '');
    utimesSync(dead, 0, 0);
    expect(thinBackups(desk.path, Date.now())).toEqual([old.slice(folder.length + 1)]);
    expect(sweepPartialFiles(folder)).toEqual([dead.slice(folder.length + 1)]);
    expect(existsSync(alive) && existsSync(join(folder, 'notes.txt'))).toBe(true);
    unlinkSync(alive);
  });

  it('are made before a migration; where none can be made, nothing is migrated', async () => {
    const path = join(desk.folder, 'old.passage');
    copyFileSync(join(import.meta.dirname, '../db/fixtures/schema-1.passage'), path);
    const bytes = readFileSync(path);
    writeFileSync(backupFolder(path), 'in the way');
    await expect(desk.call('project.open', { place: path })).rejects.toMatchObject({
      code: 'cannot_write',
      message: expect.stringContaining('nothing was changed'),
    });
    const version = () => {
      const db = openRaw(path);
      const found = db.pragma('user_version', { simple: true });
      db.close();
      return found;
    };
    expect(version()).toBe(1);
    unlinkSync(backupFolder(path));
    await desk.call('project.open', { place: path });
    const [backup] = await desk.call('backups.list', {}).then(({ backups }) => backups);
    expect(backup!.reason).toBe('migration');
    const kept = openRaw(join(backupFolder(path), backup!.id));
    expect(kept.pragma('user_version', { simple: true })).toBe(1);
    kept.close();
    expect((await desk.call('backups.look', { id: backup!.id })).inside.transcripts).toBe(1);
    // And back: it is migrated again when it is opened.
    await desk.call('backups.restore', { id: backup!.id });
    expect(await desk.call('project.check')).toEqual([]);
    expect(bytes.length).toBeGreaterThan(0);
  });
});
