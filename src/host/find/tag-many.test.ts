import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../contract/contract.ts';
import type { FoundLine } from '../../contract/find-types.ts';
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

const { claim, statistic } = STARTER_TAGS;

const ONE =
  'Anna Bell:\n\nSix million cases. Naïve  cases 👍🏽.\n\nCarl Dent:\n\nNo cases, said the CASE-worker.\n\nPage 3\n';

const TWO = '卫生部：\n\n今天天气很好。Cases again.\n';
let desk: Desk;
let anna: Colleague;
let one: string;
let two: string;

beforeEach(async () => {
  desk = openDesk();
  anna = colleague(desk, ANNA);
  [one, two] = [await importText(desk, ONE, 'one.txt'), await importText(desk, TWO, 'two.txt')];
});

afterEach(() => desk.dispose());
type Options = Partial<Input<'find.inProject'>>;

const find = async (pattern: string, options: Options = {}, who: Colleague = anna): Promise<FoundLine[]> =>
  (await who.call('find.inProject', { pattern, ...options })).lines;

const tag = async (transcript: string, quote: string, who: Colleague = anna, more = {}): Promise<string> => {
  const { text } = await who.call('transcripts.get', { id: transcript });
  const start = text.indexOf(quote);
  const span: [number, number][] = [[start, start + quote.length]];
  return (await who.call('annotations.create', { transcript, tag: claim, span, ...more })).id;
};

describe('tagging many places at once', () => {
  const placesOf = (lines: readonly FoundLine[]): Input<'annotations.createMany'>['places'] =>
    [...Map.groupBy(lines, ({ transcript }) => transcript!)].map(([transcript, own]) => ({
      transcript,
      edition: own[0]!.edition!,
      ranges: own.map(({ start, end }): [number, number] => [start, end]),
    }));

  it('is one action, which undo takes back and redo brings back; what is there already is left out', async () => {
    const lines = await find('cases');
    const mine = await tag(one, 'cases');
    await tag(one, 'cases', colleague(desk, BEN));
    await tag(two, 'Cases', anna, { tag: statistic });
    const before = stateOf(desk);
    anna.events.length = 0;
    const made = await anna.call('annotations.createMany', {
      tag: claim,
      places: placesOf([...lines, lines[1]!]),
    });
    expect(made).toMatchObject({ made: 3, duplicates: 2, stale: 0 });
    const all = await anna.call('annotations.list', { transcript: one });
    const own = all.filter(({ annotator, tag }) => annotator === ANNA.id && tag === claim);
    expect(own.map(({ span }) => span[0])).toEqual(lines.slice(0, 3).map(({ start, end }) => [start, end]));
    const [entry] = await anna.call('history.list', { limit: 1 });
    expect(entry).toMatchObject({ name: 'annotation.createMany', summary: 'Tag 3 passages as Claim' });
    expect(anna.events.map(({ name }) => name)).toEqual(['changed']);
    await anna.call('history.undo');
    expect(stateOf(desk)).toEqual(before);
    expect((await anna.call('annotations.list', { transcript: one })).some(({ id }) => id === mine)).toBe(
      true,
    );
    await anna.call('history.redo');
    expect(await anna.call('annotations.list', { transcript: one })).toEqual(all);
    expect(await anna.call('project.check')).toEqual([]);
  });

  it('makes no action where nothing is new, and none for places of another edition', async () => {
    const places = placesOf(await find('again'));
    await anna.call('annotations.createMany', { tag: claim, places });
    expect(await anna.call('annotations.createMany', { tag: claim, places })).toEqual({
      action: null,
      made: 0,
      duplicates: 1,
      stale: 0,
    });
    const stale = places.map((place) => ({ ...place, edition: '01890000-0000-7000-8000-00000000000e' }));
    expect(await anna.call('annotations.createMany', { tag: statistic, places: stale })).toMatchObject({
      action: null,
      stale: 1,
    });
    const outside = places.map((place) => ({ ...place, ranges: [[0, 100_000]] as [number, number][] }));
    await expect(anna.call('annotations.createMany', { tag: claim, places: outside })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
