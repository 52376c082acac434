import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { parseCsv } from '../../core/formats/csv/parse.ts';
import { someExchange } from '../../core/formats/exchange/testing/arbitraries.ts';
import { serializeWebAnnotations } from '../../core/formats/web-annotation/serialize.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, importText, openDesk } from '../testing.ts';
import { runExchange } from './run.ts';
import { type Files, importFiles, readFolder, sortFiles } from './testing.ts';

const desks: Desk[] = [];
const open = (): Desk => {
  const desk = openDesk();
  desks.push(desk);
  return desk;
};
afterEach(() => {
  for (const desk of desks.splice(0)) desk.dispose();
});

/** The tables and the texts of a project, as they would lie in a folder. */
async function folderOf(desk: Desk, format: Format, options = {}): Promise<Files> {
  const [tables, texts] = [join(desk.folder, `out ${format}`), join(desk.folder, 'texts')];
  const place = format === 'xlsx' ? join(tables, 'data.xlsx') : tables;
  await desk.call('export.run', { format, place, ...options });
  await desk.call('export.run', { format: 'source', place: texts });
  return { ...(isBinary(format) ? bytesOf(tables) : readFolder(tables)), ...readFolder(texts) };
}

type Format = 'csv' | 'jsonl' | 'xlsx' | 'parquet';
const isBinary = (format: Format) => format === 'xlsx' || format === 'parquet';
const bytesOf = (folder: string): Files =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

/** What the rows of annotations say, ids and the log's times aside. JSON spells some numbers otherwise (1e21 as 1e+21). */
async function rowsOf(desk: Desk): Promise<string[]> {
  const place = join(desk.folder, 'compared');
  await desk.call('export.run', { format: 'csv', place });
  const left = /(^|_)id$|^file_name$|^tag_revision|^pass_state$|^gold_sources$|^modified$/;
  const tables = readFolder(place);
  return ['annotations.csv', 'relations.csv']
    .flatMap((table) => {
      const [head, ...rows] = parseCsv(tables[table]!, ',');
      // When a relation was drawn is in no format.
      const isKept = (name: string) => !left.test(name) && !(table === 'relations.csv' && name === 'created');
      const spelled = (cell = '') => (cell === '1e+21' ? '1e21' : cell);
      return rows.map((row) =>
        JSON.stringify(head!.flatMap((name, i) => (isKept(name) ? [[name, spelled(row[i])]] : []))),
      );
    })
    .sort();
}

const TALK = 'ANN LOW: So 💩 many words.\r\n\r\nBEN HIGH: No, few.\r\n\r\nANN LOW: Many.\r\n';

/** A project with one annotation on “many”, and its folder. */
async function coded(format: Format = 'csv') {
  const desk = open();
  const transcript = await importText(desk, TALK, 'talk.txt');
  const start = TALK.indexOf('many');
  await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[start, start + 4]] });
  return { desk, files: await folderOf(desk, format) };
}

describe('our own dataset, imported', () => {
  it.each(['csv', 'jsonl', 'xlsx', 'parquet'] as const)(
    '%s: comes back whole with the texts beside it: random texts, annotations, codebooks',
    (format) =>
      fc.assert(
        fc.asyncProperty(someExchange({ mostDocuments: 2 }), async (exchange) => {
          // Two reviewers of one name are one in a project that knows one.
          fc.pre(
            new Set(exchange.annotators.map(({ name }) => name.toLowerCase())).size ===
              exchange.annotators.length,
          );
          const [here, there] = [open(), open()];
          try {
            const { files } = serializeWebAnnotations(
              {
                ...exchange,
                documents: exchange.documents.map((one) => ({
                  ...one,
                  annotations: one.annotations.filter(({ suggested }) => !suggested),
                })),
              },
              { now: 0 },
            );
            await importFiles(here, Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])));
            const wanted = await rowsOf(here);
            fc.pre(wanted.length > 0);
            const { source, losses } = await importFiles(there, await folderOf(here, format));
            expect(source).toMatchObject({ format: 'dataset', losses: [] });
            expect(losses.filter(({ code }) => code !== 'decision-to-revise')).toEqual([]);
            expect(await rowsOf(there)).toEqual(wanted);
            expect(await there.call('project.check')).toEqual([]);
          } finally {
            for (const desk of desks.splice(0)) desk.dispose();
          }
        }),
        // Parquet is read in a thread, which takes its time to begin.
        { numRuns: format === 'parquet' ? 2 : 5, endOnFailure: true },
      ),
    60_000,
  );

  it('relations between transcripts come back; where a text is missing they are listed', async () => {
    const { desk, files } = await coded();
    const other = await importText(desk, 'CAT LOW: More words.\n', 'other.txt');
    const { id: to } = await desk.call('annotations.create', {
      transcript: other,
      tag: STARTER_TAGS.statistic,
      span: [[9, 13]],
    });
    const [first] = await desk.call('transcripts.list');
    const [from] = await desk.call('annotations.list', { transcript: first!.id });
    const type = (await desk.call('relationTypes.list'))[0]!.id;
    await desk.call('relations.create', { type, from: from!.id, to, note: 'Across.' });
    const all = await folderOf(desk, 'csv');
    const there = open();
    const { relations, losses } = await importFiles(there, all);
    expect([relations, losses]).toEqual([1, []]);
    const [back] = await there.call('relations.list', {});
    expect(back).toMatchObject({ note: 'Across.', type });
    expect(files['talk.txt']).toBe(TALK);
    const { 'other.txt': _text, ...less } = all;
    const lacking = await importFiles(open(), less);
    expect(lacking.relations).toBe(0);
    expect(lacking.losses.map(({ code, count }) => [code, count])).toContainEqual([
      'relation-without-end',
      1,
    ]);
  });

  it('goes to the transcript of the project that has the text, by its hash', async () => {
    const { files } = await coded();
    const { 'talk.txt': _text, ...tables } = files;
    const there = open();
    const mine = await importText(there, TALK, 'called otherwise.txt');
    const done = await importFiles(there, tables);
    expect(done).toMatchObject({ transcripts: [mine], made: 0, annotations: 1, losses: [] });
  });

  it('dataset: nothing says why the annotations are gone: without a text it is said, with what to do', async () => {
    const { files } = await coded();
    const { 'talk.txt': _text, ...tables } = files;
    const { source } = await importFiles(open(), tables);
    expect(source.losses.map(({ code, count }) => [code, count])).toEqual([
      ['text-not-found', 1],
      ['annotations-without-text', 1],
    ]);
  });

  it('dataset: offsets drift on emoji: numbers made anew in another unit are told by the quotes, and the fit is reported', async () => {
    const { files } = await coded();
    const start = TALK.indexOf('many');
    const points = start - 1;
    const wrong = String(files['annotations.csv']).replaceAll(
      `${points}-${points + 4}`,
      `${start}-${start + 4}`,
    );
    const { source, losses } = await importFiles(open(), { ...files, 'annotations.csv': wrong });
    expect(source.fits[0]).toMatchObject({ unit: 'utf-16', chosen: 1, checked: 1, fitted: 1 });
    expect(source.losses).toEqual([]);
    expect(losses).toEqual([]);
  });

  it('says where a text of the name is not the dataset’s to the character', async () => {
    const { files } = await coded('jsonl');
    const { source } = await importFiles(open(), { ...files, 'talk.txt': `New: ${TALK}` });
    expect(source.losses.map(({ code, count }) => [code, count])).toEqual([
      ['text-differs', 1],
      ['found-by-quote', 1],
    ]);
  });

  it('a workbook that was cut gives what fits: long quotes are placed by their offsets', async () => {
    const desk = open();
    const long = 'A long word. '.repeat(3_000);
    const transcript = await importText(desk, `ANN LOW: ${long}\n`, 'talk.txt');
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[9, 9 + 38_000]] });
    const { losses, annotations, transcripts } = await importFiles(open(), await folderOf(desk, 'xlsx'));
    expect([annotations, losses]).toEqual([1, []]);
    const [back] = await desks.at(-1)!.call('annotations.list', { transcript: transcripts[0]! });
    expect(back!.span).toEqual([[9, 9 + 38_000]]);
  });

  it('takes what a spreadsheet saved, without the data package, and leaves tables of others alone', async () => {
    const { files } = await coded();
    const saved = String(files['annotations.csv']).replaceAll(',', ';').replaceAll('\r\n', '\n');
    const there = open();
    const { exchanges, rest } = await sortFiles(there, {
      'saved.csv': `\ufeff${saved}`,
      'talk.txt': files['talk.txt']!,
      'more.txt': 'Another talk.',
      'rows.csv': 'text;speaker\nYes;Ann\n',
    });
    expect(exchanges).toMatchObject([
      { format: 'dataset', files: ['saved.csv', 'talk.txt'], counts: { annotations: 1 } },
      { format: 'rows', files: ['rows.csv'] },
    ]);
    expect(rest.map(({ path }) => path)).toEqual(['more.txt']);
  });
});

it('a Parquet file that a library reads for ever is given up, and the host goes on', async () => {
  const { desk, files } = await parquetOf();
  const { path } = desk.session.project;
  const job = { kind: 'sort', path, viewer: null, files } as const;
  await expect(runExchange({ ...job, files: [...files] }, {}, 0.001)).rejects.toMatchObject({
    code: 'unreadable_source',
    message: expect.stringMatching(
      /took longer than 0\.001 seconds.*The project is as it was before/,
    ) as string,
  });
  // Who stops it hears that, and nothing of a time.
  await expect(
    runExchange({ ...job, files: [...files] }, { signal: AbortSignal.abort() }, 0.001),
  ).rejects.toMatchObject({ code: 'cancelled' });
  const { groups } = await runExchange({ ...job, files: [...files] }, {});
  expect(groups).toHaveLength(1);
});

/** The tables of a project as Parquet, in a project that has its text. */
async function parquetOf() {
  const { desk } = await coded();
  const files = Object.entries(await folderOf(desk, 'parquet')).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
  }));
  return { desk, files };
}
