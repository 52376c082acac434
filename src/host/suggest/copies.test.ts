import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { Host } from '../host.ts';
import { AnyPlaces } from '../places.ts';
import { Profile } from '../profile.ts';
import { ANNA, BEN, type Colleague, colleague, type Desk, importText, openDesk } from '../testing.ts';

const TEXT = `Anna Bell:\n\nAbout 6 million cases 🙂 have been addressed, over 4,600 of them in a batch of 100.\n
Carl Dent:\n\nIn 2019 it was 12.5 percent, for four consecutive years. See page 12.\n`;

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
