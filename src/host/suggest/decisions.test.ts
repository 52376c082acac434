import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, type Colleague, colleague, type Desk, importText, openDesk } from '../testing.ts';

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
const states = async (who: Who = desk) => (await list(who)).map(({ state }) => state);
const annotations = (who: Who = desk) => who.call('annotations.list', { transcript });
const idsOf = async () => (await list()).map(({ id }) => id);

describe('a word on suggestions', () => {
  it('accepts: an annotation of one’s own with the values, where it came from, undone in one step', async () => {
    await find();
    const [first] = await idsOf();
    const { annotations: made } = await desk.call('suggestions.decide', { ids: [first!], verdict: 'accept' });
    expect(await annotations()).toMatchObject([
      {
        id: made[0],
        annotator: ANNA.id,
        tag: STARTER_TAGS.statistic,
        span: [[12, 33]],
        values: { [VALUE]: '6000000', [UNIT]: 'cases' },
      },
    ]);
    expect((await list())[0]).toMatchObject({ state: 'accepted', annotation: made[0] });
    expect(await desk.call('suggestions.origin', { annotation: made[0]! })).toEqual({
      suggestion: first,
      machine: 'Statistics finder',
      verdict: 'accept',
    });
    const history = await desk.call('history.of', { entity: 'annotation', id: made[0]! });
    expect(history[0]).toMatchObject({ summary: 'Accept the suggestion “About 6 million cases”' });
    expect(history[0]!.fields).toContainEqual({
      entity: 'suggestion_decision',
      field: 'word of Anna on a suggestion',
      before: '',
      after: 'accept: “About 6 million cases”',
    });
    await desk.call('history.undo');
    expect(await annotations()).toEqual([]);
    expect((await list())[0]).toMatchObject({ state: 'open', annotation: null });
    await desk.call('history.redo');
    expect((await list())[0]).toMatchObject({ state: 'accepted', annotation: made[0] });
  });

  it('accepts with a change, and says so', async () => {
    await find();
    const [, second] = await idsOf();
    const span: [number, number][] = [[54, 72]];
    const { annotations: made } = await desk.call('suggestions.change', {
      id: second!,
      span,
      values: { [UNIT]: 'cases' },
      note: 'Of six million.',
    });
    expect((await annotations())[0]).toMatchObject({
      span,
      values: { [VALUE]: '4600', [UNIT]: 'cases' },
      note: 'Of six million.',
    });
    expect((await list())[1]).toMatchObject({ state: 'changed' });
    expect(await desk.call('suggestions.origin', { annotation: made[0]! })).toMatchObject({
      verdict: 'change',
    });
    await desk.call('history.undo');
    await desk.call('suggestions.change', { id: second!, tag: STARTER_TAGS.claim });
    expect((await annotations())[0]).toMatchObject({ tag: STARTER_TAGS.claim, values: {} });
    await expect(
      desk.call('suggestions.change', { id: (await idsOf())[2]!, span: [[0, 9999]] }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('rejects: what was rejected does not come back when it is looked for again', async () => {
    await find();
    const [first, second] = await idsOf();
    await desk.call('suggestions.decide', { ids: [first!, second!], verdict: 'reject' });
    expect(await find()).toMatchObject({ action: null, added: 0 });
    expect(await states()).toEqual(['rejected', 'rejected', 'open', 'open', 'open']);
    await desk.call('suggestions.decide', { ids: [second!], verdict: 'open' });
    expect(await states()).toEqual(['rejected', 'open', 'open', 'open', 'open']);
    // Also where the finding itself was taken back and made anew.
    await desk.call('history.undo');
    await desk.call('history.undo');
    await desk.call('history.undo');
    expect(await list()).toEqual([]);
    await find();
    expect(new Set(await states())).toEqual(new Set(['open']));
  });

  it('is one action for many, in both directions', async () => {
    await find();
    const ids = await idsOf();
    const { annotations: made } = await desk.call('suggestions.decide', { ids, verdict: 'accept' });
    expect(made).toHaveLength(5);
    expect((await desk.call('history.list', { limit: 1 }))[0]!.summary).toBe('Accept 5 suggestions');
    expect(await desk.call('suggestions.decide', { ids, verdict: 'accept' })).toEqual({
      action: null,
      annotations: [],
    });
    await desk.call('history.undo');
    expect(await annotations()).toEqual([]);
    await desk.call('suggestions.decide', { ids, verdict: 'reject' });
    expect(new Set(await states())).toEqual(new Set(['rejected']));
    await desk.call('history.undo');
    expect(new Set(await states())).toEqual(new Set(['open']));
  });

  it('is not taken back over an annotation that is still there, and is once that is gone', async () => {
    await find();
    const [first] = await idsOf();
    const { annotations: made } = await desk.call('suggestions.decide', { ids: [first!], verdict: 'accept' });
    for (const verdict of ['reject', 'open'] as const)
      await expect(desk.call('suggestions.decide', { ids: [first!], verdict })).rejects.toMatchObject({
        code: 'conflict',
      });
    await desk.call('annotations.delete', { ids: made });
    expect((await list())[0]).toMatchObject({ state: 'accepted', annotation: null });
    await desk.call('suggestions.decide', { ids: [first!], verdict: 'reject' });
    expect((await states())[0]).toBe('rejected');
  });

  it('has nothing to say where one has tagged the place alike', async () => {
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.statistic, span: [[18, 33]] });
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[54, 64]] });
    await find();
    expect(await states()).toEqual(['tagged', 'open', 'open', 'open', 'open']);
    await desk.call('suggestions.decide', { ids: await idsOf(), verdict: 'accept' });
    expect(await annotations()).toHaveLength(6);
    expect((await states())[0]).toBe('tagged');
  });

  it('is one’s own: what others decide leaves a suggestion open', async () => {
    await find();
    const ben = colleague(desk, BEN);
    const ids = await idsOf();
    await ben.call('suggestions.decide', { ids: ids.slice(0, 2), verdict: 'accept' });
    await ben.call('suggestions.decide', { ids: ids.slice(2), verdict: 'reject' });
    expect(new Set(await states())).toEqual(new Set(['open']));
    expect(await states(ben)).toEqual(['accepted', 'accepted', 'rejected', 'rejected', 'rejected']);
    await desk.call('suggestions.decide', { ids, verdict: 'accept' });
    expect(await annotations()).toHaveLength(7);
  });
});
