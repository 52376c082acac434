import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, type Desk, importText, openDesk } from '../testing.ts';

const TEXT =
  'Anna Bell:\n\nWe have seen 4,600 cases. That is a lot.\n\nCarl Dent:\n\nIt is. Next question, please.\n';
let anna: Desk;
let ben: Desk;
let transcript: string;
beforeEach(async () => {
  anna = openDesk(ANNA);
  ben = openDesk(BEN);
  transcript = await importText(anna, TEXT, 'hearing.txt');
});
afterEach(() => {
  for (const desk of [anna, ben]) {
    expect(checkProject(desk.session.project.db)).toEqual([]);
    desk.dispose();
  }
});

/** Puts a copy of one desk's file under another's hands. */
function giveCopy(from: Desk, to: Desk): void {
  from.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
  to.host.close();
  copyFileSync(from.path, to.path);
  to.reopen();
}
const tagText = (desk: Desk, quote: string, tag: string = STARTER_TAGS.claim, note = '') =>
  desk.call('annotations.create', {
    transcript,
    tag,
    note,
    span: [[TEXT.indexOf(quote), TEXT.indexOf(quote) + quote.length]],
  });
const merge = (desk: Desk, other: Desk, more: object = {}) =>
  desk.call('merge.run', { sources: [{ place: other.path }], ...more });

describe('a merge', () => {
  it('loses no coding of either side, and says what it does before it does it', async () => {
    giveCopy(anna, ben);
    await tagText(anna, '4,600 cases');
    await tagText(ben, '4,600 cases', STARTER_TAGS.statistic);
    await tagText(ben, 'a lot');
    const dry = await merge(anna, ben, { dryRun: true });
    expect(dry.action).toBeNull();
    expect(dry.files[0]).toMatchObject({
      annotators: ['Ben'],
      annotations: [{ annotator: 'Ben', added: 2, changed: 0, deleted: 0 }],
    });
    expect(await anna.call('annotations.list', { transcript })).toHaveLength(1);
    const done = await merge(anna, ben);
    expect(done.files).toEqual(dry.files);
    expect(await anna.call('annotations.list', { transcript })).toHaveLength(3);
    await anna.call('history.undo');
    expect(await anna.call('annotations.list', { transcript })).toHaveLength(1);
  });

  it('keeps the later change of a field that both changed, and lists both', async () => {
    giveCopy(anna, ben);
    await anna.call('tags.update', { id: STARTER_TAGS.claim, name: 'Assertion', definition: 'Anna’s' });
    await ben.call('tags.update', { id: STARTER_TAGS.claim, name: 'Statement' });
    const { files } = await merge(anna, ben);
    expect(files[0]!.conflicts).toEqual([
      {
        entity: 'tag',
        id: STARTER_TAGS.claim,
        field: 'name',
        what: 'Statement',
        here: 'Assertion',
        there: 'Statement',
        kept: 'there',
      },
    ]);
    const tag = (await anna.call('tags.list')).find((t) => t.id === STARTER_TAGS.claim)!;
    expect([tag.name, tag.definition]).toEqual(['Statement', 'Anna’s']);
  });

  it('joins the same text under two ids, with the annotations of both', async () => {
    await importText(ben, TEXT, 'the same.txt');
    const other = (await ben.call('transcripts.list'))[0]!.id;
    await tagText(anna, 'a lot');
    await ben.call('annotations.create', { transcript: other, tag: STARTER_TAGS.claim, span: [[0, 4]] });
    const { files } = await merge(anna, ben);
    expect(files[0]!.joined).toHaveLength(1);
    const transcripts = await anna.call('transcripts.list');
    expect(transcripts).toHaveLength(1);
    expect(await anna.call('annotations.list', { transcript: transcripts[0]!.id })).toHaveLength(2);
    expect((await merge(anna, ben)).action).toBeNull();
    await anna.call('history.undo');
    expect((await anna.call('annotations.list', { transcript })).map((a) => a.annotator)).toEqual([ANNA.id]);
  });

  it('offers tags that were made apart under one name for mapping, and keeps the mapping', async () => {
    giveCopy(anna, ben);
    const mine = await anna.call('tags.create', {
      name: 'Question',
      attributes: [{ name: 'To', type: 'text' }],
    });
    const theirs = await ben.call('tags.create', {
      name: 'question',
      attributes: [{ name: 'to', type: 'text' }],
    });
    const attribute = (await ben.call('tags.list')).find((t) => t.id === theirs.id)!.attributes[0]!.id;
    const { id } = await tagText(ben, 'Next question', theirs.id);
    await ben.call('annotations.update', { id, values: { [attribute]: 'the floor' } });
    const dry = await merge(anna, ben, { dryRun: true });
    expect(dry.files[0]!.offers).toEqual([
      { entity: 'tag', from: theirs.id, into: mine.id, name: 'question', annotations: 1 },
    ]);
    await merge(anna, ben, {
      mapping: dry.files[0]!.offers.map(({ entity, from, into }) => ({ entity, from, into })),
    });
    const tags = await anna.call('tags.list');
    expect(tags.filter((t) => t.name.toLowerCase() === 'question').map((t) => [t.id, t.annotations])).toEqual(
      [[mine.id, 1]],
    );
    expect(Object.values((await anna.call('annotations.list', { transcript }))[0]!.values)).toEqual([
      'the floor',
    ]);
    // The mapping is kept: what the colleague codes later arrives under our tag.
    await tagText(ben, 'please', theirs.id);
    expect((await merge(anna, ben)).files[0]!.offers).toEqual([]);
    expect((await anna.call('annotations.list', { transcript })).map((a) => a.tag)).toEqual([
      mine.id,
      mine.id,
    ]);
  });

  it('that was undone is done again by the next one, and nothing by one after it', async () => {
    giveCopy(anna, ben);
    await tagText(ben, '4,600 cases');
    await tagText(ben, 'a lot');
    const count = async () => (await anna.call('annotations.list', { transcript })).length;
    const first = await merge(anna, ben);
    await anna.call('history.undo');
    expect(await count()).toBe(0);
    const second = await merge(anna, ben);
    expect(second.action).not.toBeNull();
    expect(second.files[0]).toMatchObject({ annotations: first.files[0]!.annotations });
    expect(await count()).toBe(2);
    anna.reopen();
    expect((await merge(anna, ben)).action).toBeNull();
    expect(await count()).toBe(2);
    // The second one can be taken back like the first.
    await anna.call('history.undo');
    expect(await count()).toBe(0);
  });

  it('cannot be undone once somebody has related something to what it brought', async () => {
    giveCopy(anna, ben);
    const { id: to } = await tagText(ben, 'a lot');
    await merge(anna, ben);
    anna.session.actAs(BEN);
    const { id: from } = await tagText(anna, '4,600 cases');
    const [type] = await anna.call('relationTypes.list');
    const { id } = await anna.call('relations.create', { from, to, type: type!.id });
    anna.session.actAs(ANNA);
    await expect(anna.call('history.undo')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('(relations: 1)') as string,
    });
    anna.session.actAs(BEN);
    await anna.call('relations.delete', { ids: [id] });
    anna.session.actAs(ANNA);
    await anna.call('history.undo');
    expect((await anna.call('annotations.list', { transcript })).map((a) => a.id)).toEqual([from]);
  });

  it('is refused of a project with itself, of no project, and while another runs', async () => {
    await expect(merge(anna, anna)).rejects.toMatchObject({ code: 'invalid_input' });
    const sources = [{ fileName: 'x.passage', bytes: new Uint8Array([1, 2, 3]) }];
    await expect(anna.call('merge.run', { sources })).rejects.toMatchObject({ code: 'cannot_open' });
    giveCopy(anna, ben);
    await tagText(ben, 'a lot');
    const [first, second] = await Promise.allSettled([merge(anna, ben), merge(anna, ben)]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves nothing behind where it is stopped', async () => {
    giveCopy(anna, ben);
    for (let i = 0; i < 5; i++) await tagText(ben, 'a lot');
    const controller = new AbortController();
    controller.abort();
    const many = Array.from({ length: 2_500 }, (_, i) => i);
    ben.session.project.act(BEN, 'test', 'Many', (rec) => {
      for (const i of many)
        rec.insert('tag', {
          id: `t${i}`,
          parent_id: null,
          name: `t${i}`,
          colour: 'blue',
          key: '',
          definition: '',
          position: i,
        });
    });
    ben.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
    const copy = join(anna.folder, 'copy.passage');
    copyFileSync(ben.path, copy);
    await expect(
      anna.session.project.merge(ANNA, [{ label: 'b', path: copy }], [], false, {
        signal: controller.signal,
      }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(await anna.call('annotations.list', { transcript })).toEqual([]);
    expect(await anna.call('tags.list')).toHaveLength(3);
    ben.session.project.undo(BEN);
  });
});

describe('a hand-off', () => {
  const SECRETS = ['4,600 cases. That', 'Anna’s private note', 'a-secret-value', 'Anna decided'];

  it('holds the shared things and the colleague’s own work, and nothing of anyone else’s, in no page of the file', async () => {
    giveCopy(anna, ben);
    await tagText(ben, 'Next question', STARTER_TAGS.claim, 'Ben’s note');
    await merge(anna, ben);
    const unit = (await anna.call('tags.list'))
      .find((t) => t.id === STARTER_TAGS.statistic)!
      .attributes.find((a) => a.name === 'Unit')!.id;
    const { id } = await tagText(anna, '4,600 cases', STARTER_TAGS.statistic, 'Anna’s private note');
    await anna.call('annotations.update', { id, values: { [unit]: 'a-secret-value' } });
    const gone = await tagText(anna, 'a lot', STARTER_TAGS.claim, 'Anna’s private note, deleted');
    await anna.call('annotations.delete', { ids: [gone.id] });
    const place = join(anna.folder, 'for-ben.passage');
    await anna.call('merge.handOff', { annotator: BEN.id, place });
    expect(existsSync(`${place}-wal`)).toBe(false);
    const bytes = readFileSync(place);
    for (const secret of SECRETS) {
      const hits = countOf(bytes, secret);
      // The text itself is shared, and holds some of the words.
      expect(hits).toBe(secret.startsWith('4,600') ? 2 : 0);
    }
    expect(countOf(bytes, id)).toBe(0);
    expect(countOf(bytes, 'Ben’s note')).toBeGreaterThan(0);

    const desk = openDesk(BEN);
    desk.host.close();
    copyFileSync(place, desk.path);
    desk.reopen();
    expect(checkProject(desk.session.project.db)).toEqual([]);
    expect((await desk.call('annotations.list', { transcript })).map((a) => a.note)).toEqual(['Ben’s note']);
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[0, 4]] });
    const { files } = await merge(anna, desk);
    expect(files[0]!.annotations).toEqual([{ annotator: 'Ben', added: 1, changed: 0, deleted: 0 }]);
    expect(files[0]!.conflicts).toEqual([]);
    expect(await anna.call('annotations.list', { transcript })).toHaveLength(3);
    desk.dispose();
  });
});

function countOf(bytes: Buffer, text: string): number {
  let count = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) count += 1;
  return count;
}

describe('in a blind project', () => {
  it('neither a merge nor a hand-off shows others’ work to who has an open pass', async () => {
    giveCopy(anna, ben);
    await tagText(ben, '4,600 cases', STARTER_TAGS.claim, 'Ben’s secret');
    await anna.call('project.setSettings', { blind: true });
    for (const dryRun of [true, false]) {
      const report = await merge(anna, ben, { dryRun });
      expect(report.files[0]!.annotators).toEqual(['Ben']);
      expect(report.files[0]!.annotations).toEqual([]);
      expect(JSON.stringify(report)).not.toMatch(/4,600|secret/);
    }
    const place = join(anna.folder, 'ben.passage');
    await expect(anna.call('merge.handOff', { annotator: BEN.id, place })).rejects.toMatchObject({
      code: 'hidden',
    });
    await anna.call('merge.handOff', { annotator: ANNA.id, place });
    await anna.call('passes.set', { transcript, state: 'done' });
    expect((await merge(anna, ben)).files[0]!.annotations).toEqual([]);
    await anna.call('merge.handOff', { annotator: BEN.id, place: join(anna.folder, 'ben-2.passage') });
  });
});
