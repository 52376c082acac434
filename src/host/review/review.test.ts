import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, type Colleague, colleague, type Desk, importText, openDesk } from '../testing.ts';

const TEXT = 'One 🙂 two three four five six seven eight nine ten.\n';
const CARL = { id: '01890000-0000-7000-8000-0000000000c3', name: 'Carl', kind: 'person' as const };
const { claim, statistic } = STARTER_TAGS;
let desk: Desk;
let anna: Colleague;
let ben: Colleague;
let carl: Colleague;
let transcript: string;
let mine: string;
beforeEach(async () => {
  desk = openDesk();
  [anna, ben, carl] = [colleague(desk, ANNA), colleague(desk, BEN), colleague(desk, CARL)];
  transcript = await importText(desk, TEXT);
  mine = (await anna.call('annotations.create', { transcript, tag: claim, span: [[0, 6]] })).id;
});
afterEach(() => {
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
});
const stateOf = async (id = mine) => {
  const item = (await anna.call('review.queue', {})).find((one) => one.id === id);
  return [item!.state, item!.stale];
};

describe('decisions', () => {
  it('stand beside the annotation, one a reviewer, and can be withdrawn and undone', async () => {
    const before = await anna.call('annotations.list', { transcript });
    await ben.call('review.decide', { annotation: mine, verdict: 'accept', reason: 'clear' });
    expect(await stateOf()).toEqual(['accepted', 0]);
    await ben.call('review.decide', { annotation: mine, verdict: 'reject', reason: 'no claim' });
    expect(await stateOf()).toEqual(['rejected', 0]);
    const { decisions } = await anna.call('review.of', { annotation: mine });
    expect(decisions).toMatchObject([
      { reviewerName: 'Ben', verdict: 'reject', reason: 'no claim', stale: false },
    ]);
    await ben.call('history.undo');
    expect(await stateOf()).toEqual(['accepted', 0]);
    const same = await ben.call('review.decide', { annotation: mine, verdict: 'accept', reason: 'clear' });
    expect(same.action).toBeNull();
    await ben.call('review.withdraw', { annotation: mine });
    expect(await stateOf()).toEqual(['undecided', 0]);
    expect(await anna.call('annotations.list', { transcript })).toEqual(before);
  });

  it('that differ make it disputed, and editing makes them stale', async () => {
    await ben.call('review.decide', { annotation: mine, verdict: 'accept' });
    await carl.call('review.decide', { annotation: mine, verdict: 'reject' });
    expect(await stateOf()).toEqual(['disputed', 0]);
    expect((await anna.call('review.queue', { states: ['accepted'] })).length).toBe(0);
    await anna.call('annotations.update', { id: mine, note: 'a note is no other coding' });
    expect(await stateOf()).toEqual(['disputed', 0]);
    await anna.call('annotations.update', { id: mine, span: [[0, 10]] });
    expect(await stateOf()).toEqual(['undecided', 2]);
    expect((await anna.call('review.queue', { stale: true })).map((item) => item.id)).toEqual([mine]);
    await ben.call('review.decide', { annotation: mine, verdict: 'accept' });
    expect(await stateOf()).toEqual(['accepted', 1]);
    await anna.call('annotations.update', { id: mine, span: [[0, 6]] });
    expect(await stateOf()).toEqual(['rejected', 1]);
  });

  it('to revise propose something that can be, and the same proposal is no dispute', async () => {
    const revise = (who: Colleague, proposal: object) =>
      who.call('review.decide', { annotation: mine, verdict: 'revise', proposal });
    await expect(revise(ben, {})).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(revise(ben, { span: [[0, 6]], tag: claim })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(revise(ben, { span: [[0, 5]] })).rejects.toThrow(/surrogate/);
    await expect(
      ben.call('review.decide', { annotation: mine, verdict: 'accept', proposal: { tag: statistic } }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await revise(ben, {
      span: [
        [4, 10],
        [0, 6],
      ],
      tag: statistic,
    });
    await revise(carl, { tag: statistic, span: [[0, 10]] });
    expect(await stateOf()).toEqual(['revised', 0]);
    await revise(carl, { tag: statistic });
    expect(await stateOf()).toEqual(['disputed', 0]);
    expect((await anna.call('review.queue', { states: ['disputed'] })).map((item) => item.mine)).toEqual([
      null,
    ]);
    expect((await carl.call('review.queue', {})).map((item) => item.mine)).toEqual(['revise']);
  });

  it('are discussed, and the history says who changed what in words', async () => {
    const { id } = await anna.call('comments.add', { annotation: mine, text: 'Why?' });
    await ben.call('comments.add', { annotation: mine, text: 'Because.' });
    await expect(ben.call('comments.delete', { id })).rejects.toMatchObject({ code: 'conflict' });
    expect((await ben.call('comments.list', { annotation: mine })).map((c) => c.text)).toEqual([
      'Why?',
      'Because.',
    ]);
    await ben.call('review.decide', {
      annotation: mine,
      verdict: 'revise',
      reason: 'number',
      proposal: { tag: statistic },
    });
    await anna.call('annotations.update', { id: mine, tag: statistic, span: [[0, 10]] });
    const { history, comments } = await anna.call('review.of', { annotation: mine });
    expect(comments).toHaveLength(2);
    expect(history[0]).toMatchObject({
      actorName: 'Anna',
      name: 'annotation.update',
      fields: [
        { entity: 'annotation', field: 'tag', before: 'Claim', after: 'Statistic' },
        { entity: 'span', field: 'span', before: '“One 🙂” (0–6)', after: '“One 🙂 two” (0–10)' },
      ],
    });
    expect(history[1]!.fields).toEqual([
      { entity: 'decision', field: 'decision of Ben', before: '', after: 'revise (tag Statistic): number' },
    ]);
    expect(history.map((entry) => entry.name)).toEqual([
      'annotation.update',
      'decision.revise',
      'comment.add',
      'comment.add',
      'annotation.create',
    ]);
  });

  it('filter the queue by annotator, tag and transcript, in the order of the text', async () => {
    const his = (await ben.call('annotations.create', { transcript, tag: statistic, span: [[0, 3]] })).id;
    const late = (await ben.call('annotations.create', { transcript, tag: claim, span: [[11, 16]] })).id;
    const ids = async (filter: object) => (await carl.call('review.queue', filter)).map((item) => item.id);
    expect(await ids({})).toEqual([mine, his, late]);
    expect(await ids({ annotators: [BEN.id] })).toEqual([his, late]);
    expect(await ids({ tags: [claim] })).toEqual([mine, late]);
    expect(await ids({ transcripts: [] })).toEqual([]);
  });
});

describe('correcting others', () => {
  it('is possible where the project allows it, and logged as such', async () => {
    const correct = () => ben.call('annotations.update', { id: mine, tag: statistic });
    await expect(correct()).rejects.toMatchObject({ code: 'conflict' });
    await ben.call('project.setSettings', { correct: true });
    await correct();
    const [entry] = await anna.call('history.list', { limit: 1 });
    expect(entry).toMatchObject({
      name: 'annotation.correct',
      actorName: 'Ben',
      summary: 'Correct Anna’s “One 🙂”: to Statistic',
    });
    expect(await anna.call('annotations.list', { transcript })).toMatchObject([
      { annotator: ANNA.id, tag: statistic },
    ]);
    expect((await ben.call('annotators.list')).map((p) => p.annotations)).toEqual([1, 0]);
    await ben.call('history.undo');
    await ben.call('annotations.delete', { ids: [mine] });
    expect((await anna.call('history.list', { limit: 1, name: 'annotation.correct' }))[0]!.summary).toContain(
      'others’',
    );
    await ben.call('history.undo');
  });
});

describe('history', () => {
  it('is filtered by actor, name and time', async () => {
    await ben.call('review.decide', { annotation: mine, verdict: 'accept' });
    const names = async (filter: object) =>
      (await anna.call('history.list', { limit: 100, ...filter })).map((entry) => entry.name);
    expect(await names({ actor: BEN.id })).toEqual(['decision.accept', 'annotator.join']);
    expect(await names({ name: 'annotation.' })).toEqual(['annotation.create']);
    const [last] = await anna.call('history.list', { limit: 1 });
    expect(await names({ from: last!.at, name: 'decision' })).toEqual(['decision.accept']);
    expect(await names({ to: last!.at, name: 'decision' })).toEqual([]);
  });
});
