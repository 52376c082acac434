import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { openForReading } from '../db/open.ts';
import { STARTER_RELATION_TYPES } from '../db/starter-relations.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, colleague, type Desk, importText, openDesk } from '../testing.ts';

const [SUPPORTS, CONTRADICTS] = STARTER_RELATION_TYPES.map(({ row }) => row.id) as [string, string];
const TEXT = 'We have seen 4,600 cases. That is more than last year. It is not.';
const OTHER = 'A second talk 🙂 says otherwise.';

let desk: Desk;
let transcripts: string[];
/** Statistic, claim, claim; and a claim in the second transcript. */
let ids: string[];
const annotate = async (on: Pick<Desk, 'call'>, transcript: string, tag: string, span: [number, number]) =>
  (await on.call('annotations.create', { transcript, tag, span: [span] })).id;
beforeEach(async () => {
  desk = openDesk();
  transcripts = [await importText(desk, TEXT, 'one.txt'), await importText(desk, OTHER, 'two.txt')];
  const [one, two] = transcripts as [string, string];
  ids = [
    await annotate(desk, one, STARTER_TAGS.statistic, [13, 24]),
    await annotate(desk, one, STARTER_TAGS.claim, [26, 53]),
    await annotate(desk, one, STARTER_TAGS.claim, [55, 64]),
    await annotate(desk, two, STARTER_TAGS.claim, [2, 16]),
  ];
});
afterEach(() => {
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
});

const list = (annotation?: string) => desk.call('relations.list', annotation ? { annotation } : {});
const told = async (annotation?: string) =>
  (await list(annotation)).map(({ fromEnd, type, toEnd }) => [fromEnd.quote, type, toEnd.quote]);

describe('relations', () => {
  it('link two annotations, within a transcript and across, and read both ways', async () => {
    const [statistic, claim, , far] = ids as [string, string, string, string];
    const { id } = await desk.call('relations.create', {
      type: SUPPORTS,
      from: statistic,
      to: claim,
      note: 'n',
    });
    await desk.call('relations.create', { type: CONTRADICTS, from: far, to: claim });
    expect(await told()).toEqual([
      ['4,600 cases', SUPPORTS, 'That is more than last year'],
      ['second talk 🙂', CONTRADICTS, 'That is more than last year'],
    ]);
    expect(await list(claim)).toHaveLength(2);
    expect(await list(statistic)).toMatchObject([
      {
        id,
        annotator: ANNA.id,
        note: 'n',
        fromEnd: { id: statistic, transcript: transcripts[0], title: 'one', tag: STARTER_TAGS.statistic },
        toEnd: { id: claim, span: [[26, 53]] },
      },
    ]);
  });

  it('can be turned, get another type and a note, and go; each undone in one step', async () => {
    const [from, to] = ids as [string, string];
    const { id } = await desk.call('relations.create', { type: SUPPORTS, from, to });
    await desk.call('relations.update', { id, type: CONTRADICTS, note: 'why', reverse: true });
    expect(await list()).toMatchObject([{ from: to, to: from, type: CONTRADICTS, note: 'why' }]);
    await desk.call('history.undo');
    expect(await list()).toMatchObject([{ from, to, type: SUPPORTS, note: '' }]);
    await desk.call('relations.delete', { ids: [id] });
    expect(await list()).toEqual([]);
    await desk.call('history.undo');
    expect(await list()).toHaveLength(1);
    const history = await desk.call('history.of', { entity: 'annotation', id: from });
    expect(history.flatMap((entry) => entry.fields)).toContainEqual({
      entity: 'relation',
      field: 'relation of Anna',
      before: '',
      after: '“4,600 cases” supports “That is more than last year”',
    });
  });

  it('are refused twice, on one annotation alone, and on what is not there', async () => {
    const [from, to] = ids as [string, string];
    await desk.call('relations.create', { type: SUPPORTS, from, to });
    await expect(desk.call('relations.create', { type: SUPPORTS, from, to })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(desk.call('relations.create', { type: SUPPORTS, from, to: from })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await desk.call('annotations.delete', { ids: [to] });
    await expect(desk.call('relations.create', { type: CONTRADICTS, from, to })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(desk.call('relations.create', { type: to, from, to: ids[2]! })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('are out of sight with either end or its transcript, and come back by undo', async () => {
    const [from, to, , far] = ids as [string, string, string, string];
    await desk.call('relations.create', { type: SUPPORTS, from, to });
    await desk.call('relations.create', { type: SUPPORTS, from: far, to });
    await desk.call('annotations.delete', { ids: [from] });
    expect(await list()).toHaveLength(1);
    await desk.call('transcripts.delete', { id: transcripts[1]! });
    expect(await list()).toEqual([]);
    await desk.call('history.undo');
    await desk.call('history.undo');
    expect(await list()).toHaveLength(2);
  });

  it('belong to who drew them, unless the project lets everybody correct', async () => {
    const [from, to] = ids as [string, string];
    const { id } = await desk.call('relations.create', { type: SUPPORTS, from, to });
    const ben = colleague(desk, BEN);
    await expect(ben.call('relations.update', { id, note: 'x' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(ben.call('relations.delete', { ids: [id] })).rejects.toMatchObject({ code: 'conflict' });
    // His own word on the same two is another relation.
    await ben.call('relations.create', { type: SUPPORTS, from, to });
    await desk.call('project.setSettings', { correct: true });
    await ben.call('relations.update', { id, note: 'x' });
    const [last] = await desk.call('history.list', { limit: 1 });
    expect(last).toMatchObject({ name: 'relation.correct', actorName: 'Ben' });
  });

  it('of others are hidden in a blind project until one’s own passes are done', async () => {
    const [own, second, , far] = ids as [string, string, string, string];
    const ben = colleague(desk, BEN);
    await ben.call('relations.create', { type: SUPPORTS, from: own, to: far });
    await desk.call('relations.create', { type: SUPPORTS, from: own, to: second });
    await desk.call('project.setSettings', { blind: true });
    expect(await list()).toHaveLength(1);
    expect((await desk.call('relationTypes.list')).map((type) => type.relations)).toEqual([1, 0, 0]);
    await desk.call('passes.set', { transcript: transcripts[0]!, state: 'done' });
    expect(await list()).toHaveLength(1);
    await desk.call('passes.set', { transcript: transcripts[1]!, state: 'done' });
    expect(await list()).toHaveLength(2);
    // Ben has finished neither: Anna's annotations are not there for him.
    await expect(
      ben.call('relations.create', { type: CONTRADICTS, from: own, to: far }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('types of relations', () => {
  it('begin with three that are the same in every project, also in one of the first schema', async () => {
    const starter = STARTER_RELATION_TYPES.map(({ row }) => ({ ...row, relations: 0 }));
    expect(await desk.call('relationTypes.list')).toEqual(starter);
    const changes = `SELECT n, entity_id, before, after FROM changes WHERE entity = 'relation_type' ORDER BY n`;
    const made = desk.session.project.db.prepare(changes).all();
    expect(made.map((row) => (row as { n: number }).n)).toEqual(STARTER_RELATION_TYPES.map(({ n }) => n));
    const old = join(desk.folder, 'old.passage');
    copyFileSync(join(import.meta.dirname, '../db/fixtures/schema-1.passage'), old);
    const other = openDesk();
    await other.call('project.open', { place: old });
    expect(await other.call('relationTypes.list')).toEqual(starter);
    expect(checkProject(other.session.project.db)).toEqual([]);
    other.dispose();
    const db = openForReading(old);
    expect(db.prepare(changes).all()).toEqual(made);
    db.close();
    await desk.call('merge.run', { sources: [{ place: old }] });
    expect(await desk.call('relationTypes.list')).toEqual(starter);
  });

  it('of one’s own are made, renamed, and deleted with or without their relations', async () => {
    const [from, to] = ids as [string, string];
    const { id } = await desk.call('relationTypes.create', { name: 'answers', inverse: 'is answered by' });
    await expect(desk.call('relationTypes.create', { name: 'answers' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await desk.call('relations.create', { type: id, from, to });
    await desk.call('relationTypes.update', { id, name: 'replies to', definition: 'd' });
    expect((await desk.call('relationTypes.list'))[3]).toEqual({
      id,
      name: 'replies to',
      inverse: 'is answered by',
      definition: 'd',
      position: 4,
      relations: 1,
    });
    await expect(desk.call('relationTypes.delete', { id })).rejects.toMatchObject({
      code: 'conflict',
      details: { relations: 1 },
    });
    await desk.call('relationTypes.delete', { id, moveTo: SUPPORTS });
    expect(await told()).toEqual([['4,600 cases', SUPPORTS, 'That is more than last year']]);
    await desk.call('history.undo');
    await desk.call('relationTypes.delete', { id, withRelations: true });
    expect(await list()).toEqual([]);
    await desk.call('history.undo');
    expect(await list()).toMatchObject([{ type: id }]);
  });

  it('that were made apart under one name are offered for mapping, with their relations', async () => {
    const other = openDesk(BEN);
    const transcript = await importText(other, TEXT);
    const from = await annotate(other, transcript, STARTER_TAGS.statistic, [13, 24]);
    const to = await annotate(other, transcript, STARTER_TAGS.claim, [26, 53]);
    const theirs = await other.call('relationTypes.create', { name: 'Answers' });
    await other.call('relations.create', { type: theirs.id, from, to });
    const mine = await desk.call('relationTypes.create', { name: 'answers' });
    const sources = [{ place: other.path }];
    const { files } = await desk.call('merge.run', { sources, dryRun: true });
    const offer = { entity: 'relation_type' as const, from: theirs.id, into: mine.id };
    expect(files[0]!.offers).toEqual([{ ...offer, name: 'Answers', annotations: 1 }]);
    await desk.call('merge.run', { sources, mapping: [offer] });
    expect(await told()).toEqual([['4,600 cases', mine.id, 'That is more than last year']]);
    expect((await desk.call('merge.run', { sources })).action).toBeNull();
    other.dispose();
  });

  it('of a colleague’s relations stay, where one was deleted in a copy meanwhile', async () => {
    const [from, to] = ids as [string, string];
    const { id } = await desk.call('relationTypes.create', { name: 'answers' });
    desk.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
    const other = openDesk(BEN);
    const copy = join(other.folder, 'copy.passage');
    copyFileSync(desk.path, copy);
    await other.call('project.open', { place: copy });
    await other.call('relations.create', { type: id, from, to });
    await desk.call('relationTypes.delete', { id });
    await desk.call('merge.run', { sources: [{ place: copy }] });
    expect(await told()).toEqual([['4,600 cases', id, 'That is more than last year']]);
    expect((await desk.call('relationTypes.list')).map((type) => type.name)).toContain('answers');
    await desk.call('history.undo');
    expect(await list()).toEqual([]);
    other.dispose();
  });
});
