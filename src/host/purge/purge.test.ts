import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backupFolder } from '../backups/folder.ts';
import { checkProject } from '../check.ts';
import { openForReading } from '../db/open.ts';
import { partialName } from '../db/partial-files.ts';
import { STARTER_TAGS } from '../starter.ts';
import { BEN, colleague, type Desk, importText, openDesk } from '../testing.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());

/** Files of the project, its WAL and its backups whose raw bytes hold a word, in UTF-8 or UTF-16. */
function filesWith(word: string): string[] {
  const folder = backupFolder(desk.path);
  const files = [
    ...readdirSync(desk.folder).map((name) => join(desk.folder, name)),
    ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []),
  ].filter((path) => statSync(path).isFile());
  return files.filter((path) => {
    const bytes = readFileSync(path);
    const big = Buffer.from(word, 'utf16le').swap16();
    return [Buffer.from(word), Buffer.from(word, 'utf16le'), big].some((form) => bytes.includes(form));
  });
}

async function correct(transcript: string, at: number, inserted: string): Promise<void> {
  const [edition] = await desk.call('editions.list', { transcript });
  await desk.call('editions.correct', { transcript, edition: edition!.id, edits: [[at, at, inserted]] });
}

/** Somebody's work on two transcripts with secret words in everything that can hold words, two backups, and a WAL. */
async function filled(secret: string): Promise<{ gone: string; kept: string }> {
  const text = `${secret}text one two three four five.\n\nAnd ${secret}more of it. 🙂\n`;
  const gone = await importText(desk, text, `${secret}file.txt`);
  const kept = await importText(desk, 'What stays is here, with hotels.', 'kept.txt');
  const ben = colleague(desk, BEN);
  const tag = STARTER_TAGS.claim;
  const own = await desk.call('annotations.create', {
    transcript: gone,
    span: [[0, 4]],
    tag,
    note: `${secret}note`,
  });
  const other = await ben.call('annotations.create', { transcript: gone, span: [[0, 4]], tag });
  await ben.call('comments.add', { annotation: own.id, text: `${secret}comment` });
  await ben.call('review.decide', { annotation: own.id, verdict: 'reject', reason: `${secret}reason` });
  await desk.call('gold.decide', {
    transcript: gone,
    place: [own.id, other.id],
    choice: { annotation: own.id },
  });
  await desk.call('transcripts.update', { id: gone, title: `${secret}title` });
  await desk.call('backups.make');
  await desk.call('transcripts.update', { id: gone, title: `${secret}renamed` });
  await desk.call('annotations.create', { transcript: kept, span: [[0, 4]], tag, note: 'Stays' });
  await correct(gone, 0, `${secret}fresh `);
  await desk.call('backups.make');
  desk.host.leave(ben.session);
  return { gone, kept };
}

describe('purge of a transcript', () => {
  it('leaves none of its words in the bytes of the project, its WAL and its backups; the rest can be undone', async () => {
    const { gone, kept } = await filled('Zyqx');
    desk.host.profile.desk.set(`draft.${gone}`, 'Zyqxdraft', 1);
    const { name, rows } = await desk.call('purge.preview', { what: 'transcript', id: gone });
    expect(name).toBe('Zyqxrenamed');
    expect(rows).toMatchObject({
      transcript: 1,
      annotation: 2,
      comment: 1,
      decision: 1,
      gold: 1,
      edition: 2,
    });
    const report = await desk.call('purge.run', {
      what: 'transcript',
      id: gone,
      confirm: name,
      job: '01890000-0000-7000-8000-00000000c002',
    });
    expect(report.backups).toMatchObject({ deleted: [], left: [] });
    expect(report.backups.purged).toHaveLength(2);
    expect(report.remembered).toBe(1);
    expect(filesWith('Zyqx')).toEqual([]);
    expect(readFileSync(join(desk.folder, 'profile', 'desk.json'), 'utf8')).not.toContain('Zyqx');
    expect(checkProject(desk.session.project.db)).toEqual([]);
    for (const { id } of (await desk.call('backups.list', {})).backups) {
      const db = openForReading(join(backupFolder(desk.path), id));
      expect(checkProject(db)).toEqual([]);
      db.close();
    }
    expect((await desk.call('transcripts.list')).map(({ id }) => id)).toEqual([kept]);
    // The last own change that stands is the annotation that stays.
    await desk.call('history.undo');
    expect(await desk.call('annotations.list', { transcript: kept })).toEqual([]);
    await desk.call('history.redo');
    expect(await desk.call('annotations.list', { transcript: kept })).toHaveLength(1);
    expect(checkProject(desk.session.project.db)).toEqual([]);
  });

  it('reaches what a killed process left half-written among the backups', async () => {
    const { gone } = await filled('Zyqx');
    const folder = backupFolder(desk.path);
    const backup = join(folder, (await desk.call('backups.list', {})).backups[0]!.id);
    for (const end of ['', '-journal']) copyFileSync(backup, partialName(backup) + end);
    const report = await desk.call('purge.run', { what: 'transcript', id: gone, confirm: 'Zyqxrenamed' });
    expect(report.backups.left).toEqual([]);
    expect(filesWith('Zyqx')).toEqual([]);
  });

  it('wants the title repeated, and takes nothing without it', async () => {
    const { gone } = await filled('Zyqx');
    await expect(
      desk.call('purge.run', { what: 'transcript', id: gone, confirm: 'Zyqx' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await desk.call('transcripts.list')).toHaveLength(2);
  });

  it('does not come back with a colleague’s copy, which says so', async () => {
    const { gone, kept } = await filled('Zyqx');
    const copy = join(desk.folder, '..', `${desk.folder.split('/').at(-1)}-copy.passage`);
    desk.session.project.db.prepare('VACUUM INTO ?').run(copy);
    await desk.call('purge.run', { what: 'transcript', id: gone, confirm: 'Zyqxrenamed' });
    for (let again = 0; again < 2; again++) {
      const { files } = await desk.call('merge.run', { sources: [{ place: copy }], dryRun: false });
      expect(files[0]!.purged).toEqual(['Zyqxrenamed']);
    }
    expect((await desk.call('transcripts.list')).map(({ id }) => id)).toEqual([kept]);
    expect(checkProject(desk.session.project.db)).toEqual([]);
    desk.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
    expect(filesWith('Zyqx').filter((path) => path === desk.path)).toEqual([]);
  });

  it('stopped before its commit, leaves the project as it was', async () => {
    const { gone } = await filled('Zyqx');
    const running = desk.call('purge.run', {
      what: 'transcript',
      id: gone,
      confirm: 'Zyqxrenamed',
      job: '01890000-0000-7000-8000-00000000c001',
    });
    await vi.waitFor(() => expect(desk.session.jobs.size).toBe(1), 10_000);
    for (const job of desk.session.jobs.values()) job.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await desk.call('transcripts.list')).toHaveLength(2);
    expect(checkProject(desk.session.project.db)).toEqual([]);
  });
});

describe('purge of an annotator', () => {
  it('takes the name and all that is theirs, and keeps what others did', async () => {
    const zoe = { id: '01890000-0000-7000-8000-0000000000c3', name: 'Zoewyn', kind: 'person' } as const;
    const hers = colleague(desk, zoe);
    const transcript = await importText(desk, 'One two three four five.');
    const tag = STARTER_TAGS.claim;
    const own = await desk.call('annotations.create', { transcript, span: [[0, 3]], tag });
    const theirs = await hers.call('annotations.create', { transcript, span: [[4, 7]], tag, note: 'Zynote' });
    await hers.call('comments.add', { annotation: own.id, text: 'Zycomment' });
    await desk.call('comments.add', { annotation: theirs.id, text: 'Zyanswer' });
    await hers.call('tags.update', { id: tag, definition: 'Kept definition' });
    await desk.call('backups.make');
    const { id } = zoe;
    await expect(hers.call('purge.run', { what: 'annotator', id, confirm: 'Zoewyn' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await desk.call('purge.run', { what: 'annotator', id, confirm: 'Zoewyn' });
    for (const word of ['Zoewyn', 'Zynote', 'Zycomment', 'Zyanswer']) expect(filesWith(word)).toEqual([]);
    expect(checkProject(desk.session.project.db)).toEqual([]);
    expect((await desk.call('annotations.list', { transcript })).map((one) => one.id)).toEqual([own.id]);
    // Nothing brings the name back, not even the person.
    const again = colleague(desk, zoe);
    await expect(again.call('annotations.create', { transcript, span: [[0, 3]], tag })).rejects.toMatchObject(
      { code: 'conflict' },
    );
  });
});

describe('what imports kept, after a purge of an annotator', () => {
  it('goes where it is of their file or speaks of their annotations; the rest stays', async () => {
    const zoe = { id: '01890000-0000-7000-8000-0000000000c3', name: 'Zoewyn', kind: 'person' } as const;
    const transcript = await importText(desk, 'One two three four five.');
    const create = { transcript, span: [[0, 3]] as [number, number][], tag: STARTER_TAGS.claim };
    const theirs = await colleague(desk, zoe).call('annotations.create', create);
    const mine = await desk.call('annotations.create', create);
    const { project } = desk.session;
    const kept = (n: number, annotator: string | null, data: string, ids: Record<string, string>) => ({
      id: `01890000-0000-7000-8000-0000000000e${n}`,
      transcript_id: transcript,
      format: 'brat',
      data: JSON.stringify({ annotator, data, ids }),
      created: 1,
    });
    project.act(desk.session.annotator, 'import', 'Import', (rec) => {
      rec.insert('extra', kept(1, zoe.id, 'Zyfile', {}));
      rec.insert('extra', kept(2, null, 'Zyshared', { T1: theirs.id, T2: mine.id }));
      rec.insert('extra', kept(3, null, 'other', { T2: mine.id }));
    });
    await desk.call('purge.run', { what: 'annotator', id: zoe.id, confirm: 'Zoewyn' });
    for (const word of ['Zyfile', 'Zyshared']) expect(filesWith(word)).toEqual([]);
    const { db } = desk.session.project;
    expect(db.prepare(`SELECT json_extract(data, '$.data') FROM extras`).pluck().all()).toEqual(['other']);
    expect(checkProject(db)).toEqual([]);
  });
});

describe('purge of a speaker’s name', () => {
  it('masks the name in texts and labels, keeps every offset, and lets corrections lead where they led', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('Zyq Xanter', 'ZYQ XANTER'),
        fc.constantFrom(
          [0, ''] as const,
          [0, 'Zyq Xanter '] as const,
          [4, 'new '] as const,
          [25, 'x'] as const,
        ),
        async (label, [at, inserted]) => {
          desk.dispose();
          desk = openDesk();
          const text = `${label}:\n\nI am Zyq Xanter and have 12 hotels. 🙂\n\nBen Low:\n\nThank you, Zyq Xanter.\n`;
          const transcript = await importText(desk, text);
          const speakers = await desk.call('speakers.list');
          const speaker = speakers.find(({ name }) => /xanter/i.test(name));
          if (!speaker) throw new Error(`no speaker: ${JSON.stringify(speakers)}`);
          const { id } = await desk.call('annotations.create', {
            transcript,
            span: [[text.indexOf('12'), text.indexOf('12') + 9]],
            tag: STARTER_TAGS.claim,
            note: 'said by Zyq Xanter',
          });
          if (inserted !== '') await correct(transcript, at, inserted);
          await desk.call('backups.make');
          const report = await desk.call('purge.run', {
            what: 'speaker',
            id: speaker.id,
            confirm: speaker.name,
            pseudonym: 'Speaker A',
            everywhere: true,
          });
          expect(report.backups.deleted).toEqual([]);
          expect(checkProject(desk.session.project.db)).toEqual([]);
          expect(filesWith('Zyq Xanter')).toEqual([]);
          expect(filesWith('ZYQ XANTER')).toEqual([]);
          const [annotation] = await desk.call('annotations.list', { transcript });
          expect(annotation).toMatchObject({ id, note: 'said by Speaker A' });
          expect((await desk.call('speakers.list')).map(({ name }) => name)).toContain('Speaker A');
        },
      ),
      { numRuns: 5 },
    );
  }, 60_000);
});
