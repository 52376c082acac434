import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { BEN, type Desk, importText, openDesk } from '../testing.ts';

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

describe('the revision of a tag that an annotation was made under', () => {
  const revisions = () => desk.call('tags.revisions', { tag: CLAIM });
  const madeUnder = async (revision: string | null) =>
    (await desk.call('tags.annotations', { tag: CLAIM, revision })).ids;

  it('is known, and what was made before the definition changed is listed, confirmed or retagged', async () => {
    const [early, earlier] = [await annotate(CLAIM, 0), await annotate(CLAIM, 5)];
    const first = (await revisions()).current;
    expect(first).toMatchObject({ annotations: 2, since: { at: 0, by: '' } });
    await desk.call('tags.update', { id: CLAIM, definition: 'Only what can be checked.' });
    await desk.call('tags.update', {
      id: CLAIM,
      colour: 'rose',
      note: 'n',
      examples: [{ quote: 'q', source: '' }],
    });
    const late = await annotate(CLAIM, 10);
    const now = await revisions();
    expect(now.current).toMatchObject({
      meaning: { definition: 'Only what can be checked.' },
      annotations: 1,
      since: { by: 'Anna' },
    });
    expect(now.others).toEqual([
      {
        id: first.id,
        meaning: first.meaning,
        annotations: 2,
        since: { at: 0, by: '' },
      },
    ]);
    expect(await desk.call('tags.outdated')).toEqual({ [CLAIM]: 2 });
    expect(await madeUnder(first.id)).toEqual([early, earlier]);
    expect(await madeUnder(now.current.id)).toEqual([late]);

    await desk.call('annotations.confirm', { ids: [early] });
    await desk.call('annotations.update', { id: earlier, tag: STATISTIC });
    expect(await desk.call('tags.outdated')).toEqual({});
    expect(await madeUnder(now.current.id)).toEqual([early, late]);
    await desk.call('history.undo');
    await desk.call('history.undo');
    expect(await desk.call('tags.outdated')).toEqual({ [CLAIM]: 2 });
  });

  it('is the old one again where a change is taken back', async () => {
    await annotate(CLAIM, 0);
    await desk.call('tags.update', { id: CLAIM, attributes: [{ name: 'Kind', type: 'text' }] });
    expect(await desk.call('tags.outdated')).toEqual({ [CLAIM]: 1 });
    await desk.call('history.undo');
    expect(await desk.call('tags.outdated')).toEqual({});
  });

  it('is what its annotator had before their eyes, whatever clocks say, after a merge', async () => {
    const ben = await copyFor(BEN);
    // Anna's words come first by the clock; Ben tags later, in a copy that has never seen them.
    await desk.call('tags.update', { id: CLAIM, definition: 'Anna’s words.' });
    const hers = await annotate(CLAIM, 0);
    await ben.call('tags.update', { id: CLAIM, guidelines: 'Ben’s words.' });
    const { id: his } = await ben.call('annotations.create', { transcript, tag: CLAIM, span: [[5, 9]] });
    await desk.call('merge.run', { sources: [{ place: placeOf(ben) }] });
    const { current, others } = await revisions();
    expect(current).toMatchObject({
      meaning: { definition: 'Anna’s words.', guidelines: 'Ben’s words.' },
      annotations: 0,
    });
    const told = others.map(({ meaning, annotations }) => [
      meaning!.definition,
      meaning!.guidelines,
      annotations,
    ]);
    expect(told.sort()).toEqual([
      ['A statement about the world that could be true or false.', 'Ben’s words.', 1],
      ['Anna’s words.', '', 1],
    ]);
    expect(await desk.call('tags.outdated')).toEqual({ [CLAIM]: 2 });
    await desk.call('annotations.confirm', { ids: [hers] });
    await expect(desk.call('annotations.confirm', { ids: [his] })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await desk.call('tags.outdated')).toEqual({ [CLAIM]: 1 });
    // Merged once more, all stays as it is.
    expect((await desk.call('merge.run', { sources: [{ place: placeOf(ben) }] })).action).toBeNull();
    ben.dispose();
  });

  it('stays that of the old tag when its tag is merged into another', async () => {
    const id = await annotate(CLAIM, 0);
    const before = (await revisions()).current;
    await desk.call('tags.merge', { from: CLAIM, into: STATISTIC });
    const { others } = await desk.call('tags.revisions', { tag: STATISTIC });
    expect(others).toEqual([{ ...before, since: null }]);
    expect((await desk.call('tags.annotations', { tag: STATISTIC, revision: before.id })).ids).toEqual([id]);
  });

  it('is not known of what a project of the first schema held, which is no fault', async () => {
    const old = join(desk.folder, 'old.passage');
    copyFileSync(join(import.meta.dirname, '../db/fixtures/schema-1.passage'), old);
    const other = openDesk();
    await other.call('project.open', { place: old });
    expect(await other.call('tags.outdated')).toEqual({});
    const { tag } = (
      await other.call('annotations.list', {
        transcript: (await other.call('transcripts.list'))[0]!.id,
      })
    )[0]!;
    const { others } = await other.call('tags.revisions', { tag });
    expect(others).toEqual([{ id: null, meaning: null, annotations: others[0]!.annotations, since: null }]);
    other.dispose();
  });
});
