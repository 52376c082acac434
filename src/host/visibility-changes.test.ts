import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract, type Input, type ProcedureName } from '../contract/contract.ts';
import type { PassageError } from '../contract/errors.ts';
import { FIND_IN } from '../contract/find-types.ts';
import { STARTER_RELATION_TYPES } from './db/starter-relations.ts';
import { STARTER_TAGS } from './starter.ts';
import { ANNA, BEN, type Colleague, colleague, type Desk, importText, openDesk } from './testing.ts';

/** What is not of one project or says nothing of what is in it, what puts a whole file in another's place, and what blindness is set by. */
const ELSEWHERE = new Set<string>([
  'project.create',
  'project.open',
  'project.openCopy',
  'project.openSample',
  'project.close',
  'project.saveCopy',
  'project.repair',
  'project.setSettings',
  'profile.add',
  'profile.set',
  'profile.switch',
  'machine.remember',
  'jobs.cancel',
  'backups.make',
  'backups.restore',
  // They read files that the user has, and write what is in those.
  'import.read',
  'import.readText',
  'import.add',
  'import.sort',
  'import.mapRows',
  'import.commit',
  'import.commitExchange',
]);
const TEXT =
  'Anna Bell:\n\nAlpha bravo 12 hotels charlie.\n\nCarl Dent:\n\nFoxtrot golf 4,600 cases india.\n';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface World {
  open: string;
  done: string;
  edition: string;
  own: string[];
  /** An annotation of two ranges. */
  two: string;
  tag: string;
  comment: string;
  relation: string;
  type: string;
  variable: string;
  round: string;
  speakers: string[];
  block: string;
  turn: string;
  suggestions: string[];
  elsewhere: string;
  place: string;
}

/** Everything that Anna may do, in an order in which each finds what it needs. */
function changes(w: World): [ProcedureName, unknown][] {
  const { claim, statistic, measure } = STARTER_TAGS;
  const all: { [N in ProcedureName]?: Input<N>[] } = {
    'annotations.create': [{ transcript: w.open, tag: claim, span: [[12, 17]] }],
    'annotations.createMany': [
      {
        tag: claim,
        places: [
          {
            transcript: w.open,
            edition: w.edition,
            ranges: [
              [12, 17],
              [18, 23],
            ],
          },
        ],
      },
    ],
    'annotations.update': [{ id: w.own[0]!, note: 'mine' }],
    'annotations.splitOff': [{ id: w.two, range: 1 }],
    'annotations.confirm': [{ ids: [w.own[0]!] }],
    'comments.add': [{ annotation: w.own[0]!, text: 'x' }],
    'comments.delete': [{ id: w.comment }],
    'review.decide': [{ annotation: w.own[0]!, verdict: 'accept' }],
    'review.withdraw': [{ annotation: w.own[0]! }],
    'relations.create': [{ type: w.type, from: w.own[0]!, to: w.own[1]! }],
    'relations.update': [{ id: w.relation, note: 'x' }],
    'relations.delete': [{ ids: [w.relation] }],
    'relationTypes.create': [{ name: 'Another' }],
    'relationTypes.update': [{ id: w.type, definition: 'x' }],
    'suggestions.find': [{}],
    'suggestions.decide': [{ ids: [w.suggestions[0]!], verdict: 'reject' }],
    'suggestions.change': [{ id: w.suggestions[1]!, note: 'x' }],
    'rounds.create': [{ name: 'Second' }],
    'rounds.assign': [{ round: w.round, transcript: w.open, annotator: ANNA.id }],
    'rounds.unassign': [{ round: w.round, transcript: w.open, annotator: ANNA.id }],
    'rounds.assignRandom': [{ round: w.round, annotators: [ANNA.id, BEN.id], share: 1, seed: 1 }],
    'rounds.delete': [{ id: w.round }],
    'passes.set': [{ transcript: w.open, state: 'open' }],
    'project.rename': [{ name: 'New name' }],
    'project.setNote': [{ note: 'New note' }],
    'variables.create': [{ name: 'Where', type: 'text' }],
    'variables.setValue': [{ transcript: w.open, variable: w.variable, value: 'here' }],
    'variables.update': [{ id: w.variable, name: 'There' }],
    'variables.delete': [{ id: w.variable }],
    'speakers.create': [{ name: 'New One' }],
    'speakers.update': [{ id: w.speakers[0]!, name: 'Ann' }],
    'structure.setBlockKind': [{ blocks: [w.block], kind: 'heading' }],
    'structure.splitBlock': [{ block: w.block, at: 18 }],
    'structure.joinBlocks': [{ block: w.block }],
    'structure.startTurn': [{ block: w.block, speaker: null }],
    'structure.setTurnSpeaker': [{ turn: w.turn, speaker: w.speakers[1]! }],
    'structure.setTurnTime': [{ turn: w.turn, time: 1 }],
    'structure.joinTurn': [{ turn: w.turn }],
    'speakers.merge': [{ from: w.speakers[0]!, into: w.speakers[1]! }],
    'speakers.delete': [{ id: w.speakers[1]! }],
    'transcripts.update': [{ id: w.open, title: 'Another' }],
    'gold.build': [{ transcript: w.open, annotators: [ANNA.id, BEN.id], need: { atLeast: 1 } }],
    'gold.decide': [{ transcript: w.open, place: [w.own[0]!], choice: 'none' }],
    'gold.remove': [{ ids: [w.own[0]!] }],
    'gold.clear': [{ transcript: w.open }],
    'gold.place': [{ id: w.own[0]!, span: [[1, 2]] }],
    'purge.run': [
      { what: 'transcript', id: w.open, confirm: 'x' },
      { what: 'annotator', id: BEN.id, confirm: 'Ben' },
    ],
    'merge.handOff': [{ annotator: BEN.id }, { annotator: null }, { annotator: ANNA.id }],
    'merge.run': [
      { sources: [{ place: w.elsewhere }], dryRun: true },
      { sources: [{ place: w.elsewhere }], dryRun: false },
    ],
    'export.run': (
      [
        'csv',
        'jsonl',
        'xlsx',
        'source',
        'html',
        'quotes-html',
        'quotes-csv',
        'codebook-html',
        'qdpx',
        'brat',
      ] as const
    ).map((format) => ({ format, place: join(w.place, format) })),
    'find.export': [{ pattern: 'o', in: [...FIND_IN], place: join(w.place, 'hits.csv') }],
    'history.export': [{ format: 'jsonl', place: join(w.place, 'log.jsonl') }],

    'codebook.export': [{ format: 'csv', place: join(w.place, 'codebook.csv') }],
    'codebook.import': [{ fileName: 'a.csv', bytes: new TextEncoder().encode('tag,definition\nClaim,x\n') }],
    'editions.correct': [
      {
        transcript: w.open,
        edition: w.edition,
        edits: [
          [12, 17, 'Alfa'],
          [33, 36, ''],
        ],
      },
    ],
    'annotations.delete': [{ ids: [w.own[2]!] }],
    'relationTypes.delete': [{ id: w.type }],
    'tags.create': [{ name: 'New' }],
    'tags.update': [
      { id: statistic, definition: 'x' },
      { id: statistic, attributes: [] },
    ],
    'tags.move': [{ id: statistic, parent: claim, before: null }],
    'tags.split': [{ id: claim, name: 'Half', annotations: [w.own[0]!] }],
    'history.undo': [{}, {}, {}, {}],
    'history.redo': [{}, {}],
    'tags.merge': [{ from: measure, into: statistic }],
    'tags.delete': [
      { id: w.tag },
      { id: w.tag, withAnnotations: true },
      { id: w.tag, moveTo: claim },
      { id: measure },
    ],
    'transcripts.delete': [{ id: w.open }],
  };
  return Object.entries(all).flatMap(([name, inputs]) =>
    inputs.map((input): [ProcedureName, unknown] => [name as ProcedureName, input]),
  );
}

let desk: Desk;
beforeEach(() => void (desk = openDesk()));
afterEach(() => desk.dispose());

/** Ben's work on a transcript that Anna has not finished: with every tag, so that more of it is a difference of number alone. */
async function work(
  ben: Colleague,
  w: Pick<World, 'open' | 'own' | 'tag' | 'type'>,
  at: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (const tag of [...Object.values(STARTER_TAGS), w.tag])
    ids.push(
      (await ben.call('annotations.create', { transcript: w.open, tag, span: [[at, at + 5]], note: 'xyzzy' }))
        .id,
    );
  ids.push((await ben.call('relations.create', { type: w.type, from: ids[0]!, to: ids[1]! })).id);
  ids.push((await ben.call('relations.create', { type: w.type, from: ids[0]!, to: w.own[0]! })).id);
  ids.push((await ben.call('comments.add', { annotation: w.own[0]!, text: 'xyzzy' })).id);
  ids.push((await ben.call('comments.add', { annotation: ids[0]!, text: 'xyzzy' })).id);
  await ben.call('review.decide', { annotation: w.own[at % 2]!, verdict: 'reject', reason: 'xyzzy' });
  return ids;
}

async function begin(): Promise<{ world: World; ben: Colleague; hidden: string[] }> {
  const anna = colleague(desk, ANNA);
  const ben = colleague(desk, BEN);
  const [open, done] = [await importText(desk, TEXT, 'one.txt'), await importText(desk, TEXT, 'two.txt')];
  const own: string[] = [];
  for (const span of [
    [12, 17],
    [12, 23],
    [30, 36],
  ] as [number, number][])
    own.push(
      (await anna.call('annotations.create', { transcript: open, tag: STARTER_TAGS.claim, span: [span] })).id,
    );
  const { id: two } = await anna.call('annotations.create', {
    transcript: open,
    tag: STARTER_TAGS.measure,
    span: [
      [12, 17],
      [33, 38],
    ],
  });
  const { id: tag } = await anna.call('tags.create', { name: 'Fresh' });
  const { id: type } = await anna.call('relationTypes.create', { name: 'Answers' });
  const { id: variable } = await anna.call('variables.create', { name: 'Place', type: 'text' });
  const { id: round } = await anna.call('rounds.create', { name: 'First' });
  await anna.call('suggestions.find', {});
  const suggestions = (await anna.call('suggestions.list', { transcript: open })).map(({ id }) => id);
  const { id: comment } = await anna.call('comments.add', { annotation: own[0]!, text: 'mine' });
  const { id: relation } = await anna.call('relations.create', {
    type: STARTER_RELATION_TYPES[0].row.id,
    from: own[0]!,
    to: own[2]!,
  });
  const hidden = await work(ben, { open, own, tag, type }, 12);
  for (const [who, what] of [
    [ben, open],
    [ben, done],
    [anna, done],
  ] as const)
    await who.call('passes.set', { transcript: what, state: 'done' });
  await ben.call('gold.build', { transcript: open, annotators: [ANNA.id, BEN.id], need: { atLeast: 1 } });
  await anna.call('project.setSettings', { blind: true });
  const { db } = desk.session.project;
  const column = (sql: string) => db.prepare(sql).pluck().all() as string[];
  const edition = (await anna.call('editions.list', { transcript: open }))[0]!.id;
  const world: World = {
    open,
    done,
    edition,
    own,
    two,
    tag,
    comment,
    relation,
    type,
    variable,
    round,
    suggestions,
    speakers: column('SELECT id FROM speakers ORDER BY id'),
    block: column(`SELECT id FROM blocks WHERE edition_id = '${edition}' AND "start" = 12`)[0]!,
    turn: column(`SELECT id FROM turns WHERE edition_id = '${edition}' ORDER BY id`)[1]!,
    elsewhere: join(desk.folder, 'elsewhere.passage'),
    place: desk.folder,
  };
  return { world, ben, hidden };
}

/** All that Anna hears when she does everything; ids that are made by that, and times, are the same sign in each. */
async function answers(path: string, world: World): Promise<string[]> {
  const anna = colleague({ ...desk, path }, ANNA);
  const known = new Set(JSON.stringify(world).match(UUID));
  const out: string[] = [];
  for (const [name, input] of changes(world)) {
    const placed = JSON.parse(JSON.stringify(input).replaceAll(world.place, `${path}.out`)) as object;
    const given = name === 'merge.run' || name === 'codebook.import' ? input : placed;
    const answer = await anna
      .call(name, given as never)
      .catch(({ code, message, details }: PassageError) => ({ code, message, details }));
    const text = JSON.stringify(answer ?? null)
      .replaceAll(UUID, (id) => (known.has(id) || id === ANNA.id || id === BEN.id ? id : '#'))
      .replaceAll(/\/download\/[\w-]+/g, '/download/#')
      .replaceAll(`${path}.out`, 'place');
    out.push(`${name} ${text}`);
  }
  desk.host.leave(anna.session);
  return out;
}

describe('blind mode, in what one’s own changes answer', () => {
  it('is asked about every change of the contract', () => {
    const names = Object.entries(contract)
      .filter(([name, { kind }]) => kind === 'mutation' && !ELSEWHERE.has(name))
      .map(([name]) => name);
    const w = { own: [], speakers: [], suggestions: [], place: '', elsewhere: '' } as never;
    const asked = new Set(changes(w).map(([name]) => name as string));
    expect([...asked].sort()).toEqual(names.sort());
  });

  it('lets no answer, refusal or undo differ by how much others did, nor say one of their ids', async () => {
    const { world, ben, hidden } = await begin();
    const { db } = desk.session.project;
    const at = (name: string) => join(desk.folder, `${name}.passage`);
    const save = (name: string) => db.prepare('VACUUM INTO ?').run(at(name));
    save('little');
    hidden.push(...(await work(ben, world, 18)));
    // Colleagues' copies to merge: into the one comes less than into the other.
    save('little-elsewhere');
    for (const place of [40, 48, 42]) hidden.push(...(await work(ben, world, place)));
    save('much-elsewhere');
    await desk.call('project.open', { place: at('much-elsewhere') });
    const more = colleague({ ...desk, path: at('much-elsewhere') }, BEN);
    for (const place of [13, 50, 44]) hidden.push(...(await work(more, world, place)));
    desk.host.leave(more.session);
    await ben.call('suggestions.decide', { ids: [world.suggestions[0]!], verdict: 'accept' });
    save('much');
    const few = await answers(at('little'), { ...world, elsewhere: at('little-elsewhere') });
    const many = await answers(at('much'), { ...world, elsewhere: at('much-elsewhere') });
    expect(many).toEqual(few.map((line) => line.replaceAll('little', 'much')));
    const said = JSON.stringify([...few, ...many]);
    expect(said).not.toContain('xyzzy');
    expect(few.filter((line) => /"code":"(invalid_input|internal)"/.test(line))).toEqual([]);
    for (const id of hidden) expect(said).not.toContain(id);
  }, 120_000);
});
