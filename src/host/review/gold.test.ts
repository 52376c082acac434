import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, type Colleague, colleague, type Desk, importText, openDesk } from '../testing.ts';

const TEXT = 'One two three four five six seven eight nine ten eleven twelve.\n';
const BOTH = [ANNA.id, BEN.id];
const { claim, statistic } = STARTER_TAGS;
let desk: Desk;
let anna: Colleague;
let ben: Colleague;
let transcript: string;
beforeEach(async () => {
  desk = openDesk();
  [anna, ben] = [colleague(desk, ANNA), colleague(desk, BEN)];
  transcript = await importText(desk, TEXT);
});
afterEach(() => {
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
});

const tag = async (who: Colleague, span: [number, number], as: string = claim) =>
  (await who.call('annotations.create', { transcript, tag: as, span: [span] })).id;
const list = () => anna.call('gold.list', { transcript });
const build = (need: 'all' | 'majority' | { atLeast: number } = 'all') =>
  anna.call('gold.build', { transcript, annotators: BOTH, need });

describe('gold', () => {
  it('holds what is agreed, with its sources and rule, and waits for the rest', async () => {
    const [a, b] = [await tag(anna, [0, 7]), await tag(ben, [0, 7])];
    const [c, d] = [await tag(anna, [8, 18]), await tag(ben, [8, 13])];
    expect(await build()).toMatchObject({ added: 1, removed: 0, unchanged: 0, kept: 0, undecided: 1 });
    const { gold, places, annotators } = await list();
    expect(annotators).toEqual(BOTH);
    expect(gold).toMatchObject([
      {
        tag: claim,
        span: [[0, 7]],
        sources: [a, b].sort(),
        against: [],
        rule: 'all of 2, exact',
        decidedBy: null,
      },
    ]);
    expect(places.map((place) => [place.kind, place.gold.length])).toEqual([
      ['agreed', 1],
      ['boundaries', 0],
    ]);
    expect(places[1]!.annotations).toEqual([c, d]);
    expect(await build()).toMatchObject({ action: null, added: 0, unchanged: 1 });
    await anna.call('history.undo');
    expect((await list()).gold).toEqual([]);
    await anna.call('history.redo');
    expect((await list()).gold).toEqual(gold);
  });

  it('keeps the ids of what stays the same, and lets go of what is agreed no longer', async () => {
    const a = await tag(anna, [0, 7]);
    await tag(ben, [0, 7]);
    await tag(anna, [8, 18]);
    await tag(ben, [8, 18]);
    await build();
    const before = (await list()).gold;
    await anna.call('annotations.update', { id: a, tag: statistic });
    expect(await build()).toMatchObject({ added: 0, removed: 1, unchanged: 1, undecided: 1 });
    expect((await list()).gold).toEqual([before[1]]);
    await anna.call('annotations.update', { id: a, tag: claim });
    await build();
    expect((await list()).gold.map((row) => row.id)).toEqual(before.map((row) => row.id));
  });

  it('never loses a person’s decision when it is built again', async () => {
    const [a, b] = [await tag(anna, [0, 7]), await tag(ben, [0, 7])];
    const [c, d] = [await tag(anna, [8, 18]), await tag(ben, [8, 13])];
    await build();
    const none = await ben.call('gold.decide', { transcript, place: [a, b], choice: 'none', note: 'irony' });
    const chosen = await ben.call('gold.decide', { transcript, place: [c, d], choice: { annotation: c } });
    const decided = (await list()).gold;
    expect(decided).toMatchObject([
      {
        id: none.id,
        tag: null,
        sources: [],
        against: [a, b].sort(),
        rule: 'none',
        decidedBy: BEN.id,
        note: 'irony',
      },
      {
        id: chosen.id,
        tag: claim,
        span: [[8, 18]],
        sources: [c],
        against: [d],
        rule: 'chosen',
        stale: false,
      },
    ]);
    for (const need of ['all', { atLeast: 1 }] as const)
      expect(await build(need)).toMatchObject({
        action: null,
        added: 0,
        removed: 0,
        kept: need === 'all' ? 1 : 3,
        undecided: 0,
      });
    expect((await list()).gold).toEqual(decided);
    // Also where the annotations that were decided on are gone, and came again.
    await anna.call('annotations.delete', { ids: [a] });
    await ben.call('annotations.delete', { ids: [b] });
    await tag(anna, [0, 7]);
    await tag(ben, [0, 7]);
    expect(await build()).toMatchObject({ added: 0, kept: 1, undecided: 1 });
    expect((await list()).gold.map((row) => [row.id, row.stale])).toEqual([
      [none.id, true],
      [chosen.id, false],
    ]);
    // What stands beside it, under another tag, is another matter.
    await tag(anna, [0, 7], statistic);
    await tag(ben, [0, 7], statistic);
    expect(await build()).toMatchObject({ added: 1, kept: 1 });
    await anna.call('gold.clear', { transcript });
    expect((await list()).gold.map((row) => row.id)).toEqual([none.id, chosen.id]);
  });

  it('is decided anew under the same id, or added where nobody tagged anything, and removed', async () => {
    const [a, b] = [await tag(anna, [0, 7]), await tag(ben, [0, 3])];
    const { id } = await anna.call('gold.decide', { transcript, place: [a, b], choice: { annotation: a } });
    const custom = { span: [[0, 3] as [number, number]], tag: claim };
    const again = await ben.call('gold.decide', { transcript, place: [a, b], choice: { custom } });
    expect(again.id).toBe(id);
    expect((await list()).gold).toMatchObject([
      { rule: 'custom', sources: [b], against: [a], decidedBy: BEN.id },
    ]);
    const added = await anna.call('gold.decide', {
      transcript,
      place: [],
      choice: { custom: { ...custom, span: [[20, 30]] } },
    });
    await anna.call('gold.decide', {
      transcript,
      place: [],
      gold: added.id,
      choice: { custom: { ...custom, span: [[20, 28]] } },
    });
    expect((await list()).gold.map((row) => row.span)).toEqual([[[0, 3]], [[20, 28]]]);
    await anna.call('gold.remove', { ids: [id, added.id] });
    expect((await list()).gold).toEqual([]);
    await expect(
      anna.call('gold.decide', { transcript, place: [a], choice: { annotation: b } }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(anna.call('gold.decide', { transcript, place: [], choice: 'none' })).rejects.toThrow(
      /None of/,
    );
  });

  it('keeps a decision on one of two that stand together beside the other', async () => {
    const [a, b] = [await tag(anna, [0, 7]), await tag(ben, [0, 7], statistic)];
    const first = await anna.call('gold.decide', { transcript, place: [a, b], choice: { annotation: a } });
    const second = await anna.call('gold.decide', { transcript, place: [b], choice: { annotation: b } });
    expect((await list()).gold).toMatchObject(
      [
        { id: first.id, sources: [a], against: [] },
        { id: second.id, sources: [b], against: [] },
      ].sort((x, y) => (x.id < y.id ? -1 : 1)),
    );
  });

  it('goes with its tag, or moves with it', async () => {
    const own = (await anna.call('tags.create', { name: 'Own' })).id;
    const place = [await tag(anna, [0, 7], own)];
    await anna.call('gold.decide', { transcript, place, choice: { annotation: place[0]! } });
    await expect(anna.call('tags.delete', { id: own })).rejects.toMatchObject({
      details: { annotations: 1, gold: 1 },
    });
    await anna.call('tags.delete', { id: own, moveTo: claim });
    expect((await list()).gold).toMatchObject([{ tag: claim }]);
    await anna.call('history.undo');
    await anna.call('tags.delete', { id: own, withAnnotations: true });
    expect((await list()).gold).toEqual([]);
    await anna.call('history.undo');
    expect((await list()).gold).toMatchObject([{ tag: own }]);
  });

  it('refuses a rule that nobody can meet', async () => {
    await expect(build({ atLeast: 3 })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('compare.get', () => {
  it('tells differences apart, and whose pass is open', async () => {
    await tag(anna, [0, 7]);
    await tag(ben, [0, 7]);
    await tag(ben, [8, 13]);
    await ben.call('passes.set', { transcript, state: 'done' });
    const comparison = await anna.call('compare.get', { transcript, annotators: BOTH.toReversed() });
    expect(comparison).toMatchObject({
      annotators: BOTH,
      open: [ANNA.id],
      counts: { agreed: 1, only: 1, boundaries: 0, tags: 0, attributes: 0 },
    });
    expect(comparison.places[1]).toMatchObject({ kind: 'only', missing: [ANNA.id], start: 8, end: 13 });
  });
});
