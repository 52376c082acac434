import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quoteOf } from '../../core/model/span.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import {
  ANNA,
  BEN,
  type Colleague,
  colleague,
  type Desk,
  importText,
  openDesk,
  stateOf,
} from '../testing.ts';
import { STATISTICS_FINDER } from './machine.ts';
import { taggedAlike } from './read.ts';

const TEXT = `Anna Bell:\n\nAbout 6 million cases 🙂 have been addressed, over 4,600 of them in a batch of 100.\n
Carl Dent:\n\nIn 2019 it was 12.5 percent, for four consecutive years. See page 12.\n`;

const VALUE = '01890000-0000-7000-8000-00000000c1d1';
const UNIT = '01890000-0000-7000-8000-00000000c1d2';
let desk: Desk;
let transcript: string;

beforeEach(async () => {
  desk = openDesk();
  transcript = await importText(desk, TEXT);
});

afterEach(() => {
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
});

type Who = Pick<Desk | Colleague, 'call'>;
const list = (who: Who = desk) => who.call('suggestions.list', { transcript });
const find = (who: Who = desk) => who.call('suggestions.find', {});
const annotations = (who: Who = desk) => who.call('annotations.list', { transcript });

describe('finding statistics', () => {
  it('makes suggestions of a machine annotator with values, which are no annotations', async () => {
    expect(await find()).toMatchObject({ found: 5, added: 5, transcripts: 1, skipped: [] });
    const found = await list();
    expect(found.map(({ span, values }) => [quoteOf(TEXT, span), values])).toEqual([
      ['About 6 million cases', { [VALUE]: '6000000', [UNIT]: 'cases' }],
      ['over 4,600', { [VALUE]: '4600' }],
      ['a batch of 100', { [VALUE]: '100' }],
      ['12.5 percent', { [VALUE]: '12.5', [UNIT]: 'percent' }],
      ['four consecutive years', { [VALUE]: '4', [UNIT]: 'consecutive years' }],
    ]);
    expect(found[0]).toMatchObject({ tag: STARTER_TAGS.statistic, state: 'open', annotation: null });
    const machine = (await desk.call('annotators.list')).find(({ id }) => id === STATISTICS_FINDER.id);
    expect(machine).toMatchObject({ kind: 'machine', annotations: 0 });
    expect(await annotations()).toEqual([]);
    expect((await desk.call('transcripts.list'))[0]!.annotations).toBe(0);
    expect((await desk.call('tags.list')).map((tag) => tag.annotations)).toEqual([0, 0, 0]);
    expect(await desk.call('review.queue', {})).toEqual([]);
    expect((await desk.call('export.preview', { format: 'jsonl' })).total).toBe(0);
  });

  it('is in no export and in no figure before somebody accepts it', async () => {
    await find();
    const ben = colleague(desk, BEN);
    for (const who of [desk, ben]) {
      await who.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[12, 20]] });
      await who.call('passes.set', { transcript, state: 'done' });
    }
    const place = join(desk.folder, 'out');
    const { files, rows } = await desk.call('export.run', { format: 'jsonl', place });
    expect(rows).toBe(2);
    const said = files.map((file) => readFileSync(join(place, file), 'utf8')).join('');
    expect(said).not.toContain('Statistics finder');
    const { groups } = await desk.call('agreement.measure', { replicates: 0 });
    const figures = groups.flatMap((group) => group.figures);
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(JSON.stringify(figure)).not.toContain(STATISTICS_FINDER.id);
    const compared = await desk.call('compare.get', { transcript, annotators: [ANNA.id, BEN.id] });
    expect(compared.places).toHaveLength(1);
  });

  it('finds the same again, and nothing new', async () => {
    await find();
    const before = stateOf(desk);
    expect(await find()).toMatchObject({ action: null, found: 5, added: 0 });
    expect(stateOf(desk)).toEqual(before);
  });

  it('goes by the structure: what was made furniture is looked through no more', async () => {
    await find();
    const { blocks } = await desk.call('transcripts.get', { id: transcript });
    const last = blocks.at(-1)!.id;
    await desk.call('structure.setBlockKind', { blocks: [last], kind: 'furniture' });
    expect(await find()).toMatchObject({ found: 3, added: 0 });
    expect(await list()).toHaveLength(3);
    await desk.call('history.undo');
    expect(await list()).toHaveLength(5);
  });

  it('suggests for the tag that is asked for, leaves other languages alone and says so', async () => {
    const { id: tag } = await desk.call('tags.create', { name: 'Figure' });
    await desk.call('suggestions.find', { tag });
    expect(new Set((await list()).map((one) => one.tag))).toEqual(new Set([tag]));
    await desk.call('transcripts.update', { id: transcript, language: 'de' });
    expect(await find()).toMatchObject({
      action: null,
      found: 0,
      transcripts: 0,
      skipped: [{ transcript, title: 'text', language: 'de' }],
    });
    await expect(desk.call('suggestions.find', { tag: transcript })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(desk.call('suggestions.find', { transcripts: [tag] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is out of sight with its tag, and comes back with it', async () => {
    await find();
    await desk.call('tags.delete', { id: STARTER_TAGS.statistic });
    expect(await list()).toEqual([]);
    await expect(find()).rejects.toMatchObject({ code: 'invalid_input' });
    await desk.call('history.undo');
    expect(await list()).toHaveLength(5);
  });

  it('can be stopped, and then has changed nothing', async () => {
    const job = '01890000-0000-7000-8000-00000000f00d';
    const long = await importText(desk, `${'It was 12 percent of it. '.repeat(40_000)}\n`, 'long.txt');
    const running = desk.call('suggestions.find', { transcripts: [long], job });
    await desk.call('jobs.cancel', { job });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await desk.call('suggestions.list', { transcript: long })).toEqual([]);
  });
});

describe('places that are tagged alike', () => {
  const at = (start: number, end: number, tag = 't') => ({ start, end, tag });
  const suggestion = (id: string, start: number, end: number): Suggestion => ({
    id,
    span: [[start, end]],
    tag: 't',
    transcript: '',
    edition: '',
    annotator: '',
    values: {},
    note: '',
  });

  it('cover at least half of what both cover, also where a short suggestion comes first', () => {
    const suggestions = [suggestion('short', 10, 11), suggestion('long', 12, 40)];
    expect(taggedAlike(suggestions, [at(5, 40)])).toEqual(new Set(['long']));
    expect(taggedAlike(suggestions, [at(12, 25)])).toEqual(new Set());
    expect(taggedAlike(suggestions, [at(10, 11, 'other'), at(12, 26)])).toEqual(new Set(['long']));
  });
});
