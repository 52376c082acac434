import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { Host } from '../host.ts';
import { AnyPlaces } from '../places.ts';
import { Profile } from '../profile.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, importText, openDesk, stateOf } from '../testing.ts';
import type { Annotator } from '../../core/model/annotation.ts';
import { TEXT, history, blank, apply } from '../testing/random-history.ts';

const person = (n: number): Annotator => ({
  id: `01890000-0000-7000-8000-00000000000${n}`,
  name: `Person ${n}`,
  kind: 'person',
});

/** Each run opens and merges a dozen files; PASSAGE_RUNS asks for more. */
const RUNS = Number(process.env['PASSAGE_RUNS'] ?? 3);

const desks: Desk[] = [];
afterEach(() => desks.splice(0).forEach((desk) => desk.dispose()));

/** A desk on a copy of a file. */
function copyOf(path: string, actor: Annotator): Desk {
  const desk = openDesk(actor);
  desks.push(desk);
  desk.host.close();
  copyFileSync(path, desk.path);
  desk.host = new Host({
    places: new AnyPlaces(),
    profile: new Profile(join(desk.folder, 'p')),
    version: 'test',
    sampleDir: '',
  });
  desk.session = desk.host.session(() => {}, actor);
  desk.host.enter(desk.session, desk.path);
  return desk;
}

const merge = (into: Desk, ...others: Desk[]) =>
  into.call('merge.run', { sources: others.map((o) => ({ place: o.path })) });

/** The state that people see, without what is only how it came about. */
const seen = async (desk: Desk) => {
  const transcripts = await desk.call('transcripts.list');
  const tags = await desk.call('tags.list');
  return {
    rows: stateOf(desk),
    tags,
    revisions: await Promise.all(tags.map(({ id }) => desk.call('tags.revisions', { tag: id }))),
    outdated: await desk.call('tags.outdated'),
    relations: await desk.call('relations.list', {}),
    relationTypes: await desk.call('relationTypes.list'),
    suggestions: await Promise.all(
      transcripts.map(({ id }) => desk.call('suggestions.list', { transcript: id })),
    ),
    speakers: await desk.call('speakers.list'),
    contents: await Promise.all(transcripts.map(({ id }) => desk.call('transcripts.get', { id }))),
    annotations: await Promise.all(
      transcripts.map(({ id }) => desk.call('annotations.list', { transcript: id })),
    ),
    orphans: await desk.call('orphans.list', {}),
    editions: await editionsOf(desk),
  };
};

/** Every text that can be read, with what stands on it: those that lost a merge, too. */
async function editionsOf(desk: Desk) {
  const transcripts = await desk.call('transcripts.list');
  const lists = await Promise.all(
    transcripts.map(({ id }) => desk.call('editions.list', { transcript: id })),
  );
  return Promise.all(lists.flat().map(({ id }) => desk.call('editions.get', { id })));
}

/** After whatever was merged, each annotation stands in the text or is listed; each text is covered by blocks. */
async function expectWhole(desk: Desk): Promise<void> {
  for (const { id } of await desk.call('transcripts.list')) {
    const { text, blocks } = await desk.call('transcripts.get', { id });
    const listed = [
      ...(await desk.call('annotations.list', { transcript: id })),
      ...(await desk.call('orphans.list', { transcript: id })).filter((one) => one.entity === 'annotation'),
    ].map((one) => one.id);
    const live = desk.session.project.db
      .prepare('SELECT id FROM annotations WHERE transcript_id = ? AND deleted = 0 ORDER BY id')
      .pluck()
      .all(id);
    expect(listed.sort()).toEqual(live);
    const open = [...text].length > 0 ? blocks.reduce((rest, b) => blank(rest, b.start, b.end), text) : '';
    expect(open.trim()).toBe('');
  }
}

async function origin(): Promise<Desk> {
  const desk = openDesk(person(1));
  desks.push(desk);
  const transcript = await importText(desk, TEXT);
  for (const [start, tag] of [
    [12, STARTER_TAGS.claim],
    [20, STARTER_TAGS.statistic],
  ] as const)
    await desk.call('annotations.create', { transcript, tag, span: [[start, start + 6]] });
  return desk;
}

describe('merging', () => {
  it('is idempotent, commutative and associative over random histories of three copies, undo included', async () => {
    await fc.assert(
      fc.asyncProperty(history, history, history, async (one, two, three) => {
        for (const desk of desks.splice(0)) desk.dispose();
        const base = await origin();
        const file = join(base.folder, 'base.passage');
        base.host.close();
        copyFileSync(base.path, file);
        // Two of the copies are the same person's: their undo must keep to its own file.
        const [a, b, c] = [
          copyOf(file, person(1)),
          copyOf(file, person(2)),
          copyOf(file, person(1)),
        ] as const;
        for (const [desk, steps] of [
          [a, one],
          [b, two],
          [c, three],
        ] as const)
          for (const s of steps) await apply(desk, s);
        const again = (desk: Desk) => {
          desk.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
          return copyOf(desk.path, person(3));
        };

        const left = again(a);
        await merge(left, b);
        await merge(left, c);
        const right = again(c);
        const bc = again(b);
        await merge(bc, a);
        await merge(right, bc);
        const together = again(b);
        await merge(together, c, a);
        const expected = await seen(left);
        expect(await seen(right)).toEqual(expected);
        expect(await seen(together)).toEqual(expected);

        expect((await merge(left, a, b, c)).action).toBeNull();
        expect((await merge(left, right)).action).toBeNull();
        expect(await seen(left)).toEqual(expected);
        for (const desk of [left, right, together]) {
          expect(checkProject(desk.session.project.db)).toEqual([]);
          await expectWhole(desk);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 600_000);

  it('can be undone and brought back, and done again after it was undone', async () => {
    await fc.assert(
      fc.asyncProperty(history, history, async (one, two) => {
        for (const desk of desks.splice(0)) desk.dispose();
        const base = await origin();
        const file = join(base.folder, 'base.passage');
        base.host.close();
        copyFileSync(base.path, file);
        const [a, b] = [copyOf(file, person(1)), copyOf(file, person(2))];
        for (const s of one) await apply(a, s);
        for (const s of two) await apply(b, s);
        const before = await seen(a);
        const { action } = await merge(a, b);
        const merged = await seen(a);
        if (!action) return;
        await a.call('history.undo');
        expect(await seen(a)).toEqual(before);
        expect(checkProject(a.session.project.db)).toEqual([]);
        await a.call('history.redo');
        expect(await seen(a)).toEqual(merged);
        await a.call('history.undo');
        a.reopen();
        expect((await merge(a, b)).action).not.toBeNull();
        expect(await seen(a)).toEqual(merged);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 60_000);
});
