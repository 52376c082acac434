import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quoteOf } from '../../core/model/span.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import { checkProject } from '../check.ts';
import { Host } from '../host.ts';
import { AnyPlaces } from '../places.ts';
import { Profile } from '../profile.ts';
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
const states = async (who: Who = desk) => (await list(who)).map(({ state }) => state);
const annotations = (who: Who = desk) => who.call('annotations.list', { transcript });
const idsOf = async () => (await list()).map(({ id }) => id);

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

describe('suggestions on a corrected text', () => {
  const correct = async (from: string, to: string) => {
    const { transcript: summary, text } = await desk.call('transcripts.get', { id: transcript });
    const start = text.indexOf(from);
    await desk.call('editions.correct', {
      transcript,
      edition: summary.edition,
      edits: [[start, start + from.length, to]],
    });
  };

  it('keep what was decided where the words are the same, and are open again where they are not', async () => {
    await find();
    const ids = await idsOf();
    await desk.call('suggestions.decide', { ids: [ids[0]!], verdict: 'accept' });
    await desk.call('suggestions.decide', { ids: ids.slice(1, 4), verdict: 'reject' });
    await correct('Anna Bell', 'Annabella Bell');
    // Until the text is looked through anew, they stand where their words went.
    expect(await states()).toEqual(['accepted', 'rejected', 'rejected', 'rejected', 'open']);
    await find();
    expect(await states()).toEqual(['accepted', 'rejected', 'rejected', 'rejected', 'open']);
    expect((await list())[0]!.annotation).toBe((await annotations())[0]!.id);
    await correct('4,600', '6,400');
    await find();
    expect(await states()).toEqual(['accepted', 'open', 'rejected', 'rejected', 'open']);
    // What was said of an earlier text's is taken back with it.
    const [, , third] = await idsOf();
    await desk.call('suggestions.decide', { ids: [third!], verdict: 'open' });
    expect((await states())[2]).toBe('open');
    await desk.call('history.undo');
    expect((await states())[2]).toBe('rejected');
    expect(await find()).toMatchObject({ action: null, added: 0 });
  });
});

describe('suggestions in copies', () => {
  const copyFor = (who: typeof ANNA): Desk => {
    desk.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
    const other = openDesk(who);
    other.host.close();
    copyFileSync(desk.path, other.path);
    other.host = new Host({
      places: new AnyPlaces(),
      profile: new Profile(join(other.folder, 'p')),
      version: 'test',
      sampleDir: '',
    });
    other.session = other.host.session(() => {}, who);
    other.host.enter(other.session, other.path);
    return other;
  };
  const merge = (into: Desk, from: Desk) => into.call('merge.run', { sources: [{ place: from.path }] });

  it('are the same where both looked, without a conflict, and each keeps their own word', async () => {
    const other = copyFor(BEN);
    await find();
    await find(other);
    const ids = await idsOf();
    expect((await other.call('suggestions.list', { transcript })).map(({ id }) => id)).toEqual(ids);
    await desk.call('suggestions.decide', { ids: ids.slice(0, 2), verdict: 'reject' });
    await other.call('suggestions.decide', { ids: ids.slice(0, 1), verdict: 'accept' });
    const { files } = await merge(desk, other);
    expect(files[0]!.conflicts).toEqual([]);
    expect(await states()).toEqual(['rejected', 'rejected', 'open', 'open', 'open']);
    expect(await annotations()).toHaveLength(1);
    await merge(other, desk);
    expect((await other.call('suggestions.list', { transcript })).map(({ state }) => state)).toEqual([
      'accepted',
      'open',
      'open',
      'open',
      'open',
    ]);
    expect((await merge(desk, other)).action).toBeNull();
    other.dispose();
  });

  it('of one text that was imported twice become those of one transcript, with what was decided', async () => {
    const other = openDesk(BEN);
    const theirs = await importText(other, TEXT);
    await other.call('suggestions.find', {});
    const found = await other.call('suggestions.list', { transcript: theirs });
    await other.call('suggestions.decide', { ids: [found[0]!.id], verdict: 'reject' });
    await other.call('suggestions.decide', { ids: [found[1]!.id], verdict: 'accept' });
    await find();
    await desk.call('suggestions.decide', { ids: [(await idsOf())[4]!], verdict: 'reject' });
    await merge(desk, other);
    expect(await list()).toHaveLength(5);
    expect(await states()).toEqual(['open', 'open', 'open', 'open', 'rejected']);
    const ben = colleague(desk, BEN);
    expect((await list(ben)).map(({ state }) => state)).toEqual([
      'rejected',
      'accepted',
      'open',
      'open',
      'open',
    ]);
    expect(await find()).toMatchObject({ added: 0 });
    other.dispose();
  });

  it('go along in a hand-off, without anybody else’s word', async () => {
    await find();
    const ben = colleague(desk, BEN);
    const ids = await idsOf();
    await desk.call('suggestions.decide', { ids, verdict: 'accept' });
    await ben.call('suggestions.decide', { ids: ids.slice(0, 1), verdict: 'reject' });
    const place = join(desk.folder, 'ben.passage');
    await desk.call('merge.handOff', { annotator: BEN.id, place });
    const other = openDesk(BEN);
    await other.call('project.open', { place });
    expect((await other.call('suggestions.list', { transcript })).map(({ state }) => state)).toEqual([
      'rejected',
      'open',
      'open',
      'open',
      'open',
    ]);
    expect(await other.call('annotations.list', { transcript })).toEqual([]);
    expect(await other.call('project.check')).toEqual([]);
    other.dispose();
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
