import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNOTATION_CONF, linesOf, textOf, VISUAL_CONF } from '../../core/formats/brat/testing.ts';
import { STARTER_TAGS } from '../starter.ts';
import { BEN, type Desk, importText, openDesk, stateOf } from '../testing.ts';
import { type Files, importFiles, readFolder, sortFiles } from './testing.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());

const collection = (end: string): Files => ({
  'annotation.conf': ANNOTATION_CONF,
  'visual.conf': VISUAL_CONF,
  'a.txt': textOf(end),
  'a.ann': linesOf(end)
    .map((line) => line + end)
    .join(''),
});

const zipped = (files: Files, folder = '') =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        folder + path,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ),
  );

const exported = async (who: Pick<Desk, 'call'>, name = 'out', options = {}) => {
  const place = join(desk.folder, name);
  const result = await who.call('export.run', { format: 'brat', place, ...options });
  return { ...result, content: readFolder(place) };
};

describe('import of annotated documents', () => {
  it('is one action, which undo takes back whole and redo brings back', async () => {
    const before = stateOf(desk);
    const { action } = await importFiles(desk, collection('\n'));
    const after = stateOf(desk);
    expect(after['annotations']).toHaveLength(6);
    expect(after['extras']).toHaveLength(2);
    const [entry] = await desk.call('history.list', { limit: 1 });
    expect(entry).toMatchObject({
      id: action,
      name: 'import.exchange',
      summary: 'Import 6 annotations on 1 transcript (1 new) from “a.txt” (brat standoff)',
    });
    await desk.call('history.undo');
    expect(stateOf(desk)).toEqual(before);
    await desk.call('history.redo');
    expect(stateOf(desk)).toEqual(after);
    expect(await desk.call('project.check')).toEqual([]);
  });

  it('proposes annotators and tags by name, and the transcript with the same text', async () => {
    const id = await importText(desk, textOf('\n'), 'mine.txt');
    const { exchanges } = await sortFiles(desk, collection('\n'));
    const [source] = exchanges;
    expect(source!.documents).toMatchObject([
      { name: 'a', annotations: 6, same: [{ id, title: expect.any(String) }] },
    ]);
    expect(source!.annotators).toMatchObject([
      { id: null, annotations: 6, proposed: desk.session.annotator.id },
    ]);
    expect(source!.tags.find(({ id: tag }) => tag === 'Claim')).toMatchObject({
      proposed: STARTER_TAGS.claim,
      annotations: 2,
      attributes: ['Is hedged', 'Certainty'],
    });
    expect(source!.tags.find(({ id: tag }) => tag === 'Org')).toMatchObject({
      name: 'Organisation',
      proposed: null,
    });
    const done = await desk.call('import.commitExchange', { upload: source!.upload });
    expect(done).toMatchObject({ transcripts: [id], made: 0, annotations: 6 });
    expect(await desk.call('transcripts.list')).toHaveLength(1);
    const annotations = await desk.call('annotations.list', { transcript: id });
    expect(annotations.filter(({ tag }) => tag === STARTER_TAGS.claim)).toHaveLength(2);
  });

  it('goes where it is mapped: annotators, tags, documents', async () => {
    const id = await importText(desk, textOf('\n'), 'mine.txt');
    const done = await importFiles(desk, collection('\n'), {
      annotators: [{ id: null, name: 'Carla' }],
      tags: [
        { id: 'Org', into: STARTER_TAGS.measure },
        { id: 'Claim', into: null },
      ],
      documents: [{ id: '0', into: 'new' }],
    });
    expect(done.transcripts).not.toContain(id);
    const annotators = await desk.call('annotators.list');
    const carla = annotators.find(({ name }) => name === 'Carla');
    expect(carla).toMatchObject({ annotations: 6, kind: 'person' });
    const annotations = await desk.call('annotations.list', { transcript: done.transcripts[0]! });
    expect(annotations.every(({ annotator }) => annotator === carla!.id)).toBe(true);
    expect(annotations.filter(({ tag }) => tag === STARTER_TAGS.measure)).toHaveLength(1);
    expect(annotations.filter(({ tag }) => tag === STARTER_TAGS.claim)).toHaveLength(0);
    expect((await desk.call('tags.list')).map(({ name }) => name)).toContain('Claim (2)');
    const skipped = await importFiles(desk, collection('\n'), { documents: [{ id: '0', into: 'skip' }] });
    expect(skipped).toMatchObject({ transcripts: [], annotations: 0 });
  });

  it('does not double what is there already', async () => {
    await importFiles(desk, collection('\n'));
    const before = stateOf(desk);
    const again = await importFiles(desk, collection('\n'));
    expect(again).toMatchObject({ action: null, annotations: 0, already: 6, relations: 0 });
    expect(stateOf(desk)).toEqual(before);
    const twice = {
      ...collection('\n'),
      'a.ann': 'T1\tClaim 0 1\t💩\nT2\tClaim 0 1\t💩\nT3\tClaim 2 5\tThe\n',
    };
    expect(await importFiles(desk, twice)).toMatchObject({ annotations: 3, already: 0 });
    expect(await importFiles(desk, twice)).toMatchObject({ annotations: 0, already: 3 });
  });

  it('refuses a transcript with another text, and somebody who is not there', async () => {
    const id = await importText(desk, 'Another text.', 'b.txt');
    await expect(
      importFiles(desk, collection('\n'), { documents: [{ id: '0', into: id }] }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      importFiles(desk, collection('\n'), { annotators: [{ id: null, into: BEN.id }] }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await desk.call('transcripts.list')).toHaveLength(1);
  });

  it('keeps losses in the history, and counts in equal counts out and losses', async () => {
    const done = await importFiles(desk, {
      'a.txt': 'one two',
      'a.ann': 'T1\tX 0 3\tone\nT2\tX 0 3\twho\nR1\tr Arg1:T1 Arg2:T1\n',
    });
    expect(done).toMatchObject({ annotations: 1, relations: 0 });
    expect(done.losses.map(({ code, count }) => [code, count])).toEqual([
      ['quote-mismatch', 1],
      ['relation-to-itself', 1],
    ]);
    const [entry] = await desk.call('history.list', { limit: 1 });
    expect(entry!.summary).toContain('Not imported as it was: 1 × Annotations whose quote');
  });

  it('a file that cannot be read stops no other', async () => {
    const sorted = await sortFiles(desk, {
      'bad.zip': 'no zip',
      'evil.zip': zipped({ '../a.txt': 'x', 'a.ann': '' }),
      'a.txt': 'one',
      'a.ann': 'T1\tX 0 3\tone\n',
      'plain.md': '# A title',
    });
    expect(sorted.faults.map(({ path }) => path)).toEqual(['bad.zip', 'evil.zip']);
    expect(sorted.exchanges).toHaveLength(1);
    expect(sorted.rest).toMatchObject([{ path: 'plain.md' }]);
    const read = await desk.call('import.read', { fileName: 'plain.md', part: sorted.rest[0]!.part });
    expect(read.text).toBe('# A title');
  });

  it('a table that names the other files says what they are', async () => {
    const sorted = await sortFiles(desk, {
      'list.csv':
        'file,title,date,Party,language\r\na.txt,The first,2023-11-05,Green,en\r\nb,Second,yesterday,,\r\nc.txt,,,,\r\n',
      'a.txt': 'one',
      'b.md': 'two',
      'other.csv': 'x,y\n1,2\n',
    });
    expect(sorted.metadata).toEqual([
      {
        path: 'list.csv',
        column: 'file',
        files: {
          'a.txt': { title: 'The first', date: '2023-11-05', language: 'en', variables: { Party: 'Green' } },
          'b.md': { title: 'Second', variables: { date: 'yesterday' } },
        },
        missing: ['c.txt'],
      },
    ]);
    expect(sorted.rest.map(({ path }) => path)).toEqual(['a.txt', 'b.md']);
    // The other table names no file: its rows are what is imported.
    expect(sorted.exchanges).toMatchObject([{ table: expect.anything() }]);
  });

  it('runs in a thread where it is long, can be stopped there, and leaves the project as it was', async () => {
    const long = { ...collection('\n'), 'b.txt': 'x'.repeat(600_000), 'b.ann': '' };
    const { exchanges } = await sortFiles(desk, long);
    const job = '01890000-0000-7000-8000-00000000aaaa';
    const running = desk.call('import.commitExchange', { upload: exchanges[0]!.upload, job });
    await desk.call('jobs.cancel', { job });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await desk.call('transcripts.list')).toEqual([]);
    // It can be tried again, and changes are allowed again.
    await desk.call('import.commitExchange', { upload: exchanges[0]!.upload });
    expect(await desk.call('transcripts.list')).toHaveLength(2);
    const { content } = await exported(desk);
    expect(content['b.txt']).toHaveLength(600_000);
    expect(content['a.ann']).toBe(collection('\n')['a.ann']);
  });
});

it('fuzzer: a suggestion in a file of another tool stopped the whole import', async () => {
  const text = 'Alpha bravo charlie.';
  const machine = { id: 'tagger', type: 'Software', name: 'tagger-1.0' };
  const file = JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:passage:x',
    type: 'Annotation',
    creator: machine,
    body: [{ type: 'TextualBody', purpose: 'tagging', value: 'Claim' }],
    target: {
      source: 'a.txt',
      selector: { type: 'TextQuoteSelector', exact: 'bravo', prefix: 'Alpha ', suffix: ' charlie' },
    },
  });
  await importText(desk, text, 'a.txt');
  const done = await importFiles(desk, { 'a.jsonld': file });
  expect(done).toMatchObject({ annotations: 0, suggestions: 1, losses: [] });
  expect(await desk.call('project.check')).toEqual([]);
});
