import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, type Desk, importText, openDesk } from '../testing.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));

afterEach(() => {
  vi.useRealTimers();
  desk.dispose();
});

/** The time of the export stands in it. */
const stopClock = () => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-04T05:06:07Z') });

const out = (...names: string[]) => join(desk.folder, 'out', ...names);

const run = (format: 'csv' | 'jsonl' | 'xlsx' | 'parquet' | 'source', more: object = {}) =>
  desk.call('export.run', { format, place: format === 'xlsx' ? out('data.xlsx') : out(), ...more });

describe('an export', () => {
  const TEXT = 'A title\n\nAnna Bell:\n\nWe have seen 4,600 cases.\n\nCarl Dent:\n\nIt is a lot.\n';
  const find = (quote: string): [number, number] => [TEXT.indexOf(quote), TEXT.indexOf(quote) + quote.length];

  it('says who said it: a span across turns names every turn and speaker', async () => {
    const transcript = await importText(desk, TEXT);
    const span: [number, number][] = [[TEXT.indexOf('cases'), TEXT.indexOf('a lot') + 5]];
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span });
    await run('jsonl');
    const row = JSON.parse(readFileSync(out('annotations.jsonl'), 'utf8'));
    expect(row).toMatchObject({ turn: '1 | 2', speaker: 'Anna Bell | Carl Dent' });
  });

  it('has overlapping, nested, identical and discontinuous annotations as rows of their own', async () => {
    const transcript = await importText(desk, TEXT);
    for (const span of [
      [find('We have seen')],
      [find('seen 4,600')],
      [find('have')],
      [find('have')],
      [find('We'), find('cases')],
    ])
      await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span });
    await run('jsonl');
    const rows = readFileSync(out('annotations.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map((row) => row.quote)).toEqual([
      'We … cases',
      'We have seen',
      'have',
      'have',
      'seen 4,600',
    ]);
    expect(rows[0].fragments_utf16).toEqual([find('We'), find('cases')]);
  });

  it('counts untagged turns too', async () => {
    await importText(desk, TEXT);
    await run('csv');
    const turns = readFileSync(out('turns.csv'), 'utf8').split('\r\n');
    expect(turns).toHaveLength(5);
    expect(turns[1]).toMatch(/Anna Bell.*,5,25,0$/);
    expect(turns[3]).toMatch(/,2,7,0$/);
  });

  it('of the same project at the same time is the same bytes, in every format', async () => {
    const transcript = await importText(desk, TEXT);
    await desk.call('annotations.create', {
      transcript,
      tag: STARTER_TAGS.claim,
      span: [find('4,600 cases')],
    });
    stopClock();
    for (const format of ['csv', 'jsonl', 'xlsx', 'parquet', 'source'] as const) {
      const bytes = async () => {
        const { files } = await run(format);
        return files.map((name) => readFileSync(out(name)).toString('base64'));
      };
      expect(await bytes()).toEqual(await bytes());
    }
  });

  it('holds what it was asked for and no more', async () => {
    const transcript = await importText(desk, TEXT);
    const other = await importText(desk, `${TEXT} `);
    for (const t of [transcript, other])
      for (const tag of [STARTER_TAGS.claim, STARTER_TAGS.statistic])
        await desk.call('annotations.create', { transcript: t, tag, span: [find('cases')] });
    expect((await run('csv', { transcripts: [transcript], tags: [STARTER_TAGS.claim] })).rows).toBe(1);
    expect(
      (await desk.call('export.preview', { format: 'csv', annotators: [STARTER_TAGS.claim] })).total,
    ).toBe(0);
    expect(await desk.call('export.preview', { format: 'csv', tags: [STARTER_TAGS.claim] })).toMatchObject({
      total: 2,
      rows: [expect.any(Array), expect.any(Array)],
    });
  });

  it('has nothing under a final name until all of it is written', async () => {
    const seen: string[][] = [];
    const { host } = desk;
    desk.session = host.session((name) => {
      if (name === 'progress') seen.push(readdirSync(out()));
    }, ANNA);
    host.enter(desk.session, desk.path);
    await importText(desk, TEXT);
    await run('csv', { job: '01890000-0000-7000-8000-00000000beef' });
    expect(seen.length).toBeGreaterThan(0);
    for (const names of seen) expect(names.every((name) => name.endsWith('.partial'))).toBe(true);
    expect(readdirSync(out()).sort()).toEqual([
      'annotations.csv',
      'codebook.csv',
      'datapackage.json',
      'relations.csv',
      'revisions.csv',
      'transcripts.csv',
      'turns.csv',
    ]);
  });

  it('of sources writes over nothing else, and tells files of one name apart', async () => {
    await importText(desk, 'One text.', 'same.txt');
    await importText(desk, 'Another text.', 'Same.txt');
    expect((await run('source')).files).toEqual(['same.txt', 'Same (2).txt']);
    expect((await run('source')).files).toEqual(['same.txt', 'Same (2).txt']);
    writeFileSync(out('same.txt'), 'My notes.');
    await expect(run('source')).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(out('same.txt'), 'utf8')).toBe('My notes.');
    expect(readdirSync(out()).sort()).toEqual(['Same (2).txt', 'same.txt']);
  });

  it('goes out in one download where the page cannot name a place', async () => {
    await importText(desk, TEXT, 'briefing.txt');
    stopClock();
    const fetched = async (format: 'csv' | 'xlsx' | 'source') => {
      const { download, files } = await desk.call('export.run', { format });
      const offered = desk.host.downloads.take(download!.split('/').at(-1)!)!;
      const bytes = readFileSync(offered.path);
      offered.dispose();
      expect(existsSync(offered.path)).toBe(false);
      return { name: offered.fileName, bytes, files };
    };
    const csv = await fetched('csv');
    expect(csv.name).toBe('Test-csv.zip');
    const inside = unzipSync(csv.bytes);
    await run('csv');
    for (const name of csv.files) expect(Buffer.from(inside[name]!)).toEqual(readFileSync(out(name)));
    expect((await fetched('csv')).bytes).toEqual(csv.bytes);
    expect((await fetched('xlsx')).name).toBe('Test.xlsx');
    // A single source is itself the download.
    expect(await fetched('source')).toMatchObject({ name: 'briefing.txt', bytes: Buffer.from(TEXT) });
  });

  it('that is stopped, or cannot be written, leaves nothing behind', async () => {
    await importText(desk, TEXT);
    const job = '01890000-0000-7000-8000-00000000beef';
    const running = run('csv', { job });
    await desk.call('jobs.cancel', { job });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(desk.folder)).not.toContain('out');
    await expect(
      desk.call('export.run', { format: 'csv', place: join(desk.path, 'inside-a-file') }),
    ).rejects.toMatchObject({ code: 'cannot_write' });
  });

  it('describes every column of every table in the data package, and no other', async () => {
    const transcript = await importText(desk, TEXT);
    await desk.call('variables.create', { name: 'Wave', type: 'number' });
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [find('cases')] });
    await run('csv');
    const described = JSON.parse(readFileSync(out('datapackage.json'), 'utf8'));
    for (const resource of described.resources) {
      const header = readFileSync(out(resource.path), 'utf8').split('\r\n')[0]!.split(',');
      expect(resource.schema.fields.map((f: { name: string }) => f.name)).toEqual(header);
      expect(resource.schema.fields.every((f: { description: string }) => f.description.length > 5)).toBe(
        true,
      );
    }
    expect(described.resources[0].schema.fields.map((f: { name: string }) => f.name)).toContain(
      'variable_wave',
    );
    expect(described.codebook.map((t: { name: string }) => t.name)).toEqual([
      'Claim',
      'Statistic',
      'Policy measure',
    ]);
  });

  it('lists as a loss what a cell of XLSX cannot hold, and keeps it whole elsewhere', async () => {
    const long = 'word '.repeat(8_000);
    const transcript = await importText(desk, long);
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[0, long.length]] });
    expect((await run('xlsx')).losses).toEqual([expect.stringContaining('“quote”')]);
    await run('jsonl');
    expect(JSON.parse(readFileSync(out('annotations.jsonl'), 'utf8')).quote).toBe(long);
  });
});
