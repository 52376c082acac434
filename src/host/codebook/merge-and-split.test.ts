import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, colleague, type Desk, importText, openDesk, stateOf } from '../testing.ts';

const TEXT = 'We have seen 4,600 cases 🙂. That is more than last year. It is not.';
const { claim: CLAIM, statistic: STATISTIC } = STARTER_TAGS;
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

const annotate = async (tag: string, start: number, values: Record<string, string> = {}) =>
  (await desk.call('annotations.create', { transcript, tag, span: [[start, start + 5]], values })).id;

const tagOf = async (id: string) => (await desk.call('tags.list')).find((tag) => tag.id === id);

const byId = async (id: string) =>
  (await desk.call('annotations.list', { transcript })).find((annotation) => annotation.id === id)!;

/** A copy of the project as it is now, for a colleague. */
async function copyFor(actor: typeof BEN): Promise<Desk> {
  desk.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
  const other = openDesk(actor);
  const copy = join(other.folder, 'copy.passage');
  copyFileSync(desk.path, copy);
  await other.call('project.open', { place: copy });
  return other;
}

const placeOf = (other: Desk) => join(other.folder, 'copy.passage');

describe('merging two tags', () => {
  it('takes annotations, values by name and type, gold, proposals and children along, in one step', async () => {
    const { id: figure } = await desk.call('tags.create', {
      name: 'Figure',
      definition: 'A number.',
      examples: [{ quote: '12', source: 'A talk' }],
      attributes: [
        { name: 'value', type: 'number' },
        { name: 'Unit', type: 'choice', choices: ['people'] },
        { name: 'Source', type: 'text' },
      ],
    });
    const { id: child } = await desk.call('tags.create', { name: 'Estimate', parent: figure });
    const [value, unit, source] = (await tagOf(figure))!.attributes.map(({ id }) => id) as [
      string,
      string,
      string,
    ];
    const made = await annotate(figure, 0, { [value]: '4600', [unit]: 'people', [source]: 'the minister' });
    const other = await annotate(CLAIM, 5);
    await desk.call('gold.decide', { transcript, place: [made], choice: { annotation: made } });
    await colleague(desk, BEN).call('review.decide', { annotation: made, verdict: 'accept' });
    await colleague(desk, BEN).call('review.decide', {
      annotation: other,
      verdict: 'revise',
      proposal: { tag: figure, values: { [source]: 'x' } },
    });
    const before = stateOf(desk);

    await desk.call('tags.merge', { from: figure, into: STATISTIC });
    const statistic = (await tagOf(STATISTIC))!;
    expect(statistic.attributes.map(({ name, type }) => [name, type])).toEqual([
      ['Value', 'number'],
      ['Unit', 'text'],
      ['Period', 'text'],
      ['Unit (2)', 'choice'],
      ['Source', 'text'],
    ]);
    const named = Object.fromEntries(statistic.attributes.map(({ id, name }) => [id, name]));
    const values = (annotation: { values: Readonly<Record<string, string>> }) =>
      Object.fromEntries(Object.entries(annotation.values).map(([id, text]) => [named[id], text]));
    const merged = await byId(made);
    expect(merged.tag).toBe(STATISTIC);
    expect(values(merged)).toEqual({ Value: '4600', 'Unit (2)': 'people', Source: 'the minister' });
    expect(statistic.examples).toEqual([{ quote: '12', source: 'A talk' }]);
    expect(await tagOf(figure)).toBeUndefined();
    expect((await tagOf(child))!.parent).toBe(STATISTIC);
    const [gold] = (await desk.call('gold.list', { transcript })).gold;
    expect(gold).toMatchObject({ tag: STATISTIC, stale: false });
    expect(values(gold!)).toEqual(values(merged));
    const review = await desk.call('review.of', { annotation: made });
    expect(review.state).toBe('accepted');
    const [proposal] = (await desk.call('review.of', { annotation: other })).decisions;
    const sourceNow = statistic.attributes.find(({ name }) => name === 'Source')!.id;
    expect(proposal!.proposal).toEqual({ tag: STATISTIC, values: { [sourceNow]: 'x' } });

    await desk.call('history.undo');
    expect(stateOf(desk)).toEqual(before);
    await desk.call('history.redo');
    expect(await byId(made)).toEqual(merged);
  });

  it('keeps the value that the annotation shows, not one that an earlier tag had left at the other attribute', async () => {
    const { id: figure } = await desk.call('tags.create', {
      name: 'Figure',
      attributes: [
        { name: 'Unit', type: 'text' },
        { name: 'Period', type: 'text' },
      ],
    });
    const [unit] = (await tagOf(figure))!.attributes.map(({ id }) => id) as [string];
    const [, mine, period] = (await tagOf(STATISTIC))!.attributes.map(({ id }) => id) as [
      string,
      string,
      string,
    ];
    const id = await annotate(STATISTIC, 0, { [mine]: 'old', [period]: 'old' });
    await desk.call('annotations.update', { id, tag: figure, values: { [unit]: 'people' } });
    await desk.call('tags.merge', { from: figure, into: STATISTIC });
    expect((await byId(id)).values).toEqual({ [mine]: 'people' });
  });

  it('merges into a tag that stands under it, and refuses what makes no sense', async () => {
    const { id: under } = await desk.call('tags.create', { name: 'Under', parent: CLAIM });
    const { id: deep } = await desk.call('tags.create', { name: 'Deep', parent: under });
    const { id: beside } = await desk.call('tags.create', { name: 'Beside', parent: CLAIM });
    await desk.call('tags.merge', { from: CLAIM, into: deep });
    expect([
      (await tagOf(under))!.parent,
      (await tagOf(deep))!.parent,
      (await tagOf(beside))!.parent,
    ]).toEqual([null, under, deep]);
    await expect(desk.call('tags.merge', { from: deep, into: deep })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(desk.call('tags.merge', { from: CLAIM, into: deep })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('lets a colleague undo a deletion that was made before', async () => {
    const ben = colleague(desk, BEN);
    const { id } = await ben.call('annotations.create', { transcript, tag: CLAIM, span: [[0, 5]] });
    await ben.call('annotations.delete', { ids: [id] });
    await desk.call('tags.merge', { from: CLAIM, into: STATISTIC });
    await ben.call('history.undo');
    expect(await byId(id)).toMatchObject({ tag: STATISTIC });
  });

  it('is refused while hidden work uses the tag', async () => {
    const ben = colleague(desk, BEN);
    await ben.call('annotations.create', { transcript, tag: CLAIM, span: [[0, 5]] });
    await desk.call('project.setSettings', { blind: true });
    await expect(desk.call('tags.merge', { from: CLAIM, into: STATISTIC })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Merge it then') as string,
    });
  });

  it('leaves what a colleague tagged apart with its tag, which is then there again', async () => {
    const ben = await copyFor(BEN);
    const { id } = await ben.call('annotations.create', { transcript, tag: CLAIM, span: [[0, 5]] });
    await annotate(CLAIM, 5);
    await desk.call('tags.merge', { from: CLAIM, into: STATISTIC });
    await desk.call('merge.run', { sources: [{ place: placeOf(ben) }] });
    expect((await byId(id)).tag).toBe(CLAIM);
    expect((await desk.call('tags.list')).map((tag) => [tag.name, tag.annotations])).toEqual([
      ['Claim', 1],
      ['Statistic', 1],
      ['Policy measure', 0],
    ]);
    ben.dispose();
  });
});

describe('splitting a tag', () => {
  it('gives chosen annotations a new tag beside it, with the attributes and their values, in one step', async () => {
    const [value] = (await tagOf(STATISTIC))!.attributes.map(({ id }) => id) as [string];
    const [one, two] = [await annotate(STATISTIC, 0, { [value]: '1' }), await annotate(STATISTIC, 5)];
    const before = stateOf(desk);
    const { id } = await desk.call('tags.split', {
      id: STATISTIC,
      annotations: [one],
      name: 'Share',
      definition: 'A part of a whole.',
    });
    const tags = await desk.call('tags.list');
    expect(tags.map(({ name }) => name)).toEqual(['Claim', 'Statistic', 'Share', 'Policy measure']);
    const share = tags[2]!;
    expect(share).toMatchObject({ id, annotations: 1, definition: 'A part of a whole.', key: '' });
    expect(share.attributes.map(({ name }) => name)).toEqual(['Value', 'Unit', 'Period']);
    expect(await byId(one)).toMatchObject({ tag: id, values: { [share.attributes[0]!.id]: '1' } });
    expect(await byId(two)).toMatchObject({ tag: STATISTIC });
    expect(await desk.call('tags.outdated')).toEqual({});
    await desk.call('history.undo');
    expect(stateOf(desk)).toEqual(before);
  });

  it('takes others’ annotations only where the project lets everybody correct', async () => {
    const ben = colleague(desk, BEN);
    const { id } = await ben.call('annotations.create', { transcript, tag: CLAIM, span: [[0, 5]] });
    const split = { id: CLAIM, annotations: [id], name: 'Promise' };
    await expect(desk.call('tags.split', split)).rejects.toMatchObject({ code: 'conflict' });
    await desk.call('project.setSettings', { correct: true });
    await desk.call('tags.split', split);
    await expect(desk.call('tags.split', { ...split, name: 'Other' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(desk.call('tags.split', { ...split, annotations: [] })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('the annotations of a tag', () => {
  it('are found by words, transcript and annotator, those that may be seen', async () => {
    const ben = colleague(desk, BEN);
    const one = await annotate(CLAIM, 0);
    const two = await annotate(CLAIM, 28);
    await ben.call('annotations.create', { transcript, tag: CLAIM, span: [[0, 5]] });
    await desk.call('annotations.update', { id: two, note: 'Unclear' });
    const find = async (filter: object) =>
      (await desk.call('tags.annotations', { tag: CLAIM, ...filter })).ids;
    expect(await find({ annotator: ANNA.id })).toEqual([one, two]);
    expect(await find({ words: 'unCLEAR' })).toEqual([two]);
    expect(await find({ words: 'we ha', annotator: ANNA.id })).toEqual([one]);
    expect((await desk.call('tags.annotations', { tag: CLAIM, limit: 1 })).rows).toMatchObject([
      { id: one, quote: 'We ha', title: 'text' },
    ]);
    await desk.call('project.setSettings', { blind: true });
    expect(await find({})).toEqual([one, two]);
  });
});
