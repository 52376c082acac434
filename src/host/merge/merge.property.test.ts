import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { Host } from '../host.ts';
import { AnyPlaces } from '../places.ts';
import { Profile } from '../profile.ts';
import { callService } from '../rpc/serve.ts';
import { services } from '../services/index.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, importText, openDesk, someEdits, stateOf } from '../testing.ts';
import type { Annotator } from '../../core/model/annotation.ts';

const TEXT =
  'Anna Bell:\n\nWe 🙂 have seen 4,600 cases. That is 12 percent more, in four consecutive years.\n\nCarl Dent:\n\nIt is. Next question, please.\n';
const person = (n: number): Annotator => ({
  id: `01890000-0000-7000-8000-00000000000${n}`,
  name: `Person ${n}`,
  kind: 'person',
});

type What =
  | 'create'
  | 'span'
  | 'retag'
  | 'note'
  | 'delete'
  | 'tag'
  | 'rename'
  | 'deleteTag'
  | 'moveTag'
  | 'mergeTags'
  | 'splitTag'
  | 'define'
  | 'confirm'
  | 'relate'
  | 'turnRelation'
  | 'unrelate'
  | 'suggest'
  | 'accept'
  | 'reject'
  | 'relationType'
  | 'deleteRelationType'
  | 'split'
  | 'join'
  | 'speaker'
  | 'mergeSpeakers'
  | 'undo'
  | 'redo'
  | 'title'
  | 'correct'
  | 'replace';
interface Step {
  what: What;
  a: number;
  b: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom<What>(
    'create',
    'create',
    'span',
    'retag',
    'note',
    'delete',
    'tag',
    'rename',
    'deleteTag',
    'moveTag',
    'mergeTags',
    'splitTag',
    'define',
    'confirm',
    'relate',
    'relate',
    'turnRelation',
    'unrelate',
    'suggest',
    'suggest',
    'accept',
    'reject',
    'relationType',
    'deleteRelationType',
    'split',
    'join',
    'speaker',
    'mergeSpeakers',
    'undo',
    'undo',
    'redo',
    'title',
    'correct',
    'correct',
    'replace',
  ),
  a: fc.nat(500),
  b: fc.nat(500),
});
const history = fc.array(step, { maxLength: 9 });

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

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

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

async function apply(desk: Desk, { what, a, b }: Step): Promise<void> {
  const { db } = desk.session.project;
  const me = desk.session.annotator.id;
  const pick = (sql: string, n: number, ...values: unknown[]): string | undefined => {
    const rows = db
      .prepare(sql)
      .pluck()
      .all(...values) as string[];
    return rows[n % Math.max(rows.length, 1)];
  };
  const transcript = pick('SELECT id FROM transcripts WHERE deleted = 0', 0)!;
  const tag = pick('SELECT id FROM tags WHERE deleted = 0 ORDER BY id', b);
  const other = pick('SELECT id FROM tags WHERE deleted = 0 ORDER BY id', a);
  const own = pick('SELECT id FROM annotations WHERE deleted = 0 AND annotator_id = ? ORDER BY id', b, me);
  const another = pick('SELECT id FROM annotations WHERE deleted = 0 ORDER BY id', a);
  const type = pick('SELECT id FROM relation_types WHERE deleted = 0 ORDER BY id', a);
  const relation = pick('SELECT id FROM live_relations WHERE annotator_id = ? ORDER BY id', b, me);
  const block = (await desk.call('transcripts.get', { id: transcript })).blocks[a % 3];
  const speaker = pick('SELECT id FROM speakers WHERE deleted = 0 ORDER BY id', a);
  const turn = pick('SELECT id FROM turns WHERE deleted = 0 ORDER BY id', b);
  const start = 11 + (a % 2 ? 0 : 7) + (b % 5 ? 9 : 4);
  const call = async <N extends Parameters<Desk['call']>[0]>(name: N, input?: unknown) =>
    callService(services, desk.session, name, input);
  try {
    if (what === 'create' && tag)
      await call('annotations.create', { transcript, tag, span: [[start, start + 2 + (b % 9)]] });
    if (what === 'span' && own)
      await call('annotations.update', { id: own, span: [[start, start + 1 + (a % 20)]] });
    if (what === 'retag' && own && tag) await call('annotations.update', { id: own, tag });
    if (what === 'note' && own) await call('annotations.update', { id: own, note: `note ${a} ${me}` });
    if (what === 'delete' && own) await call('annotations.delete', { ids: [own] });
    if (what === 'tag')
      await call('tags.create', { name: `Tag ${a % 4}`, parent: b % 2 ? (tag ?? null) : null });
    if (what === 'rename' && tag) await call('tags.update', { id: tag, name: `Renamed ${a}` });
    if (what === 'deleteTag' && tag) await call('tags.delete', { id: tag, withAnnotations: true });
    if (what === 'moveTag' && tag && other) await call('tags.move', { id: tag, parent: other, before: null });
    if (what === 'mergeTags' && tag && other) await call('tags.merge', { from: tag, into: other });
    if (what === 'splitTag' && own && tag)
      await call('tags.split', {
        id: pick('SELECT tag_id FROM annotations WHERE id = ?', 0, own),
        annotations: [own],
        name: `Split ${a}`,
      });
    if (what === 'define' && tag)
      await call('tags.update', { id: tag, [a % 2 ? 'definition' : 'guidelines']: `Words ${b % 3} ${me}` });
    if (what === 'confirm' && own) await call('annotations.confirm', { ids: [own] });
    if (what === 'relate' && own && another && type)
      await call('relations.create', { type, from: own, to: another });
    if (what === 'turnRelation' && relation)
      await call('relations.update', { id: relation, type, reverse: true, note: `n ${a}` });
    if (what === 'unrelate' && relation) await call('relations.delete', { ids: [relation] });
    if (what === 'suggest') await call('suggestions.find', tag ? { tag } : {});
    if (what === 'accept' || what === 'reject') {
      const listed = await desk.call('suggestions.list', { transcript });
      const ids = listed.slice(b % 2, 1 + (a % 3)).map(({ id }) => id);
      if (ids.length > 0) await call('suggestions.decide', { ids, verdict: what });
    }
    if (what === 'relationType') await call('relationTypes.create', { name: `type ${a} ${me}` });
    if (what === 'deleteRelationType' && type)
      await call('relationTypes.delete', { id: type, withRelations: true });
    if (what === 'split' && block)
      await call('structure.splitBlock', {
        block: block.id,
        at: block.start + 1 + (b % (block.end - block.start)),
      });
    if (what === 'join' && block) await call('structure.joinBlocks', { block: block.id });
    if (what === 'speaker' && turn)
      await call('structure.setTurnSpeaker', { turn, speaker: speaker ?? null });
    if (what === 'mergeSpeakers' && speaker)
      await call('speakers.merge', {
        from: speaker,
        into: pick('SELECT id FROM speakers WHERE deleted = 0 ORDER BY id', a + 1),
      });
    if (what === 'correct') {
      const { text, transcript: summary } = await desk.call('transcripts.get', { id: transcript });
      await call('editions.correct', { transcript, edition: summary.edition, edits: someEdits(text, a, b) });
    }
    if (what === 'replace') {
      const orphans = await desk.call('orphans.list', {});
      const orphan = orphans.find((one) => one.annotator === me);
      if (orphan) await call('annotations.update', { id: orphan.id, span: [[start, start + 3]] });
    }
    if (what === 'title') await call('transcripts.update', { id: transcript, title: `Title ${a} ${me}` });
    if (what === 'undo') await call('history.undo');
    if (what === 'redo') await call('history.redo');
  } catch (error) {
    if (
      !['conflict', 'invalid_input', 'not_found', 'nothing_to_undo'].includes(
        (error as { code?: string }).code ?? '',
      )
    )
      throw error;
  }
}
