import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { contract, type ProcedureName } from '../contract/contract.ts';
import { PassageError } from '../contract/errors.ts';
import { STARTER_RELATION_TYPES } from './db/starter-relations.ts';
import { FIND_IN } from '../contract/find-types.ts';
import { STARTER_TAGS } from './starter.ts';
import { ANNA, BEN, type Colleague, colleague, type Desk, importText, openDesk } from './testing.ts';
import { SECRET, ELSEWHERE, type World, questions } from './testing/questions.ts';

const TEXT =
  'Anna Bell:\n\nAlpha bravo charlie delta echo.\n\nCarl Dent:\n\nFoxtrot golf hotel india juliet, about 12 hotels and 4,600 cases.\n';

async function answers(who: Colleague | Desk, world: World): Promise<Record<string, unknown>> {
  const out: Record<string, unknown> = {};
  for (const [name, inputs] of Object.entries(questions(world)))
    for (const input of inputs!)
      out[`${name} ${JSON.stringify(input)}`] = await who
        .call(name as ProcedureName, input as never)
        .catch((error: PassageError) => ({ code: error.code, message: error.message }));
  return out;
}

/** Everything that the exports write, as one text. */
async function exported(who: Colleague, folder: string): Promise<string> {
  mkdirSync(folder);
  await who.call('export.run', { format: 'jsonl', place: join(folder, 'jsonl') });
  await who.call('export.run', { format: 'csv', place: join(folder, 'csv') });
  const wide = { unit: 'sentence', values: 'count', annotators: 'each' } as const;
  await who.call('export.run', { format: 'csv', wide, place: join(folder, 'wide') });
  for (const format of ['html', 'quotes-html', 'codebook-html', 'quotes-csv'] as const)
    await who.call('export.run', { format, place: join(folder, format) });
  await who.call('history.export', { format: 'jsonl', place: join(folder, 'log.jsonl') });
  const every = { pattern: '.', regex: true, in: [...FIND_IN] };
  await who.call('find.export', { ...every, place: join(folder, 'hits.csv') });
  await who.call('history.export', { format: 'csv', place: join(folder, 'log.csv') });
  for (const format of ['html', 'csv'] as const)
    await who.call('agreement.export', { format, replicates: 0, place: join(folder, `agreement.${format}`) });
  const files = readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file)));
  return files
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

interface Step {
  what:
    | 'create'
    | 'update'
    | 'delete'
    | 'decide'
    | 'comment'
    | 'build'
    | 'choose'
    | 'relate'
    | 'unrelate'
    | 'accept'
    | 'refuse'
    | 'confirm'
    | 'back';
  a: number;
  b: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'create',
    'create',
    'create',
    'update',
    'delete',
    'decide',
    'comment',
    'build',
    'choose',
    'relate',
    'relate',
    'unrelate',
    'accept',
    'accept',
    'refuse',
    'confirm',
    'back',
  ),
  a: fc.nat(50),
  b: fc.nat(50),
});

/** Ben works on the first transcript, which Anna has not finished. */
async function work(
  ben: Colleague,
  { transcripts, own }: World,
  ids: Set<string>,
  { what, a, b }: Step,
): Promise<void> {
  const [transcript] = transcripts as [string];
  const everything = await ben.call('annotations.list', { transcript });
  const his = everything.filter((annotation) => annotation.annotator === BEN.id);
  const pick = his[b % Math.max(1, his.length)];
  const start = 12 + (a % 20);
  const tag = b % 2 ? STARTER_TAGS.claim : STARTER_TAGS.statistic;
  if (what === 'create')
    ids.add(
      (await ben.call('annotations.create', { transcript, tag, span: [[start, start + 9]], note: SECRET }))
        .id,
    );
  else if (what === 'update' && pick)
    await ben.call('annotations.update', { id: pick.id, span: [[start, start + 5]], note: `${SECRET} ${a}` });
  else if (what === 'delete' && pick) await ben.call('annotations.delete', { ids: [pick.id] });
  else if (what === 'decide') {
    const annotation = a % 2 ? (pick?.id ?? own[0]!) : own[0]!;
    await ben.call('review.decide', { annotation, verdict: b % 2 ? 'accept' : 'reject', reason: SECRET });
  } else if (what === 'comment')
    ids.add(
      (await ben.call('comments.add', { annotation: a % 2 ? (pick?.id ?? own[0]!) : own[0]!, text: SECRET }))
        .id,
    );
  else if (what === 'build')
    await ben.call('gold.build', { transcript, annotators: [ANNA.id, BEN.id], need: { atLeast: 1 } });
  else if (what === 'choose' && pick) {
    const choice = a % 2 ? { annotation: pick.id } : ('none' as const);
    ids.add((await ben.call('gold.decide', { transcript, place: [pick.id], choice, note: SECRET })).id);
  } else if (what === 'relate' && pick) {
    const other = everything[a % everything.length]!.id;
    const [from, to] = b % 3 ? [pick.id, other] : [other, pick.id];
    const { id: type } = (await ben.call('relationTypes.list'))[a % 3]!;
    const known = await ben.call('relations.list', { annotation: pick.id });
    if (from !== to && !known.some((one) => one.type === type && one.from === from && one.to === to))
      ids.add((await ben.call('relations.create', { type, from, to, note: SECRET })).id);
  } else if (what === 'unrelate') {
    const known = await ben.call('relations.list', {});
    const one = known.find((r) => r.annotator === BEN.id && r.fromEnd.transcript === transcript);
    if (one) await ben.call('relations.delete', { ids: [one.id] });
  } else if (what === 'accept' || what === 'refuse') {
    const suggestion = (await ben.call('suggestions.list', { transcript })).filter(
      ({ state }) => state === 'open',
    )[a % 2];
    if (!suggestion) return;
    if (what === 'refuse') await ben.call('suggestions.decide', { ids: [suggestion.id], verdict: 'reject' });
    else if (b % 2)
      for (const id of (await ben.call('suggestions.change', { id: suggestion.id, note: SECRET }))
        .annotations)
        ids.add(id);
    else
      for (const id of (await ben.call('suggestions.decide', { ids: [suggestion.id], verdict: 'accept' }))
        .annotations)
        ids.add(id);
  } else if (what === 'confirm' && pick) {
    await ben.call('annotations.confirm', { ids: [pick.id] });
  } else if (what === 'back') {
    await ben.call('history.undo');
    await ben.call('history.redo');
  }
}

let desk: Desk | undefined;
afterEach(() => desk?.dispose());

async function begin(): Promise<{ anna: Colleague; ben: Colleague; world: World }> {
  desk?.dispose();
  desk = openDesk();
  const anna = colleague(desk, ANNA);
  const ben = colleague(desk, BEN);
  const transcripts = [await importText(desk, TEXT, 'one.txt'), await importText(desk, TEXT, 'two.txt')];
  const own: string[] = [];
  const editions: string[] = [];
  for (const transcript of transcripts) {
    for (const span of [
      [12, 21],
      [14, 30],
      [33, 36],
    ] as [number, number][])
      own.push(
        (await anna.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [span] })).id,
      );
    for (const span of [
      [12, 21],
      [32, 35],
    ] as [number, number][])
      await ben.call('annotations.create', {
        transcript,
        tag: STARTER_TAGS.statistic,
        span: [span],
        note: SECRET,
      });
    // What both have here loses its text.
    const edition = (await anna.call('editions.list', { transcript }))[0]!.id;
    const made = await anna.call('editions.correct', {
      transcript,
      edition,
      edits: [
        [23, 24, ', '],
        [32, 36, ''],
      ],
    });
    editions.push(edition, made.edition);
    await ben.call('passes.set', { transcript, state: 'done' });
  }
  await anna.call('suggestions.find', {});
  // Made under what the tag said before; and one that links to a transcript on which her pass will be done.
  await anna.call('tags.update', { id: STARTER_TAGS.statistic, guidelines: 'New words.' });
  await anna.call('relations.create', {
    type: STARTER_RELATION_TYPES[0].row.id,
    from: own[0]!,
    to: own[2]!,
  });
  await anna.call('passes.set', { transcript: transcripts[1]!, state: 'done' });
  await anna.call('project.setSettings', { blind: true });
  const { id: comment } = await anna.call('comments.add', { annotation: own[0]!, text: 'mine' });
  return { anna, ben, world: { transcripts, own, editions, comment } };
}

describe('blind mode', () => {
  it('is asked about every query of the contract', () => {
    const queries = Object.entries(contract)
      .filter(([name, { kind }]) => kind === 'query' && !ELSEWHERE.has(name))
      .map(([name]) => name);
    expect(Object.keys(questions({ transcripts: [], own: [], editions: [], comment: '' })).sort()).toEqual(
      queries.sort(),
    );
  });

  it('lets nothing that others do on a transcript make a difference, until one’s own pass is done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { anna, ben, world } = await begin();
        const ids = new Set(
          (await ben.call('annotations.list', { transcript: world.transcripts[0]! }))
            .filter((annotation) => annotation.annotator === BEN.id)
            .map((annotation) => annotation.id),
        );
        const nobody = colleague(desk!, { id: '', name: '', kind: 'person' });
        const before = [await answers(anna, world), await answers(nobody, world)];
        anna.events.length = 0;
        // His first step is one that is hidden, so that his undo never takes back what anybody may see.
        for (const one of [{ what: 'create', a: 0, b: 0 } as const, ...steps])
          await work(ben, world, ids, one);
        expect([await answers(anna, world), await answers(nobody, world)]).toEqual(before);
        expect(anna.events).toEqual([]);
        for (const id of ids) {
          await expect(anna.call('review.of', { annotation: id })).rejects.toMatchObject({
            code: 'not_found',
          });
          for (const entity of ['annotation', 'comment', 'gold', 'relation'])
            await expect(anna.call('history.of', { entity, id })).rejects.toMatchObject({
              code: 'not_found',
            });
        }
        const files = await exported(anna, join(desk!.folder, 'exports'));
        const said = JSON.stringify(await answers(anna, world)) + files;
        for (const id of ids) expect(said).not.toContain(id);
        // On the second transcript her pass is done: the secret there is one that she may see.
        expect(said.split(SECRET).length - 1).toBeGreaterThan(0);
        expect(JSON.stringify(await answers(nobody, world))).not.toContain(SECRET);

        await anna.call('passes.set', { transcript: world.transcripts[0]!, state: 'done' });
        const told = anna.events.at(-1) as { payload: { all?: boolean } };
        expect(told.payload.all).toBe(true);
        const [hers, his] = [await answers(anna, world), await answers(ben, world)];
        for (const name of [
          'annotations.list',
          'tags.list',
          'annotators.list',
          'speakers.list',
          'gold.list',
          'relations.list',
          'relationTypes.list',
        ])
          for (const key of Object.keys(hers).filter((k) => k.startsWith(name)))
            expect(hers[key]).toEqual(his[key]);
        expect(hers).not.toEqual(before[0]);
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
