import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProcedureName } from '../../contract/contract.ts';
import { PassageError } from '../../contract/errors.ts';
import { checkProject } from '../check.ts';
import { openForWriting, type WritableDb } from '../db/open.ts';
import { STARTER_RELATION_TYPES } from '../db/starter-relations.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, type Colleague, colleague, type Desk, importText, openDesk } from '../testing.ts';
import { type PurgeMark, setPending } from './marks.ts';
import { purgeRows } from './purge-rows.ts';

/** Stands in what is to go, and in nothing else. */
const WORD = 'Zyqxabar';
const ZOE_ID = '01890000-0000-7000-8000-0000000000c3';
const IDS = [ANNA.id, BEN.id, ZOE_ID];
const UNIT = '01890000-0000-7000-8000-00000000c1d2';
const KEPT = 'Anna Bell:\n\nAlpha bravo charlie 12 hotels.\n\nCarl Dent:\n\nFoxtrot golf hotel india.\n';
const GONE = (speaker: string, word: string) =>
  `${speaker}:\n\nAlpha ${word} charlie 12 hotels.\n\nCarl Dent:\n\nFoxtrot ${word} india.\n`;
type What = 'transcript' | 'annotator' | 'speaker';

const WHAT = [
  'create',
  'create',
  'update',
  'delete',
  'decide',
  'comment',
  'relate',
  'unrelate',
  'choose',
  'choose',
  'build',
  'speaker',
  'rename',
  'title',
  'value',
  'assign',
  'pass',
  'correct',
  'join',
  'undo',
  'redo',
] as const;
const step = fc.record({
  what: fc.constantFrom(...WHAT),
  who: fc.nat(2),
  on: fc.nat(1),
  a: fc.nat(40),
  b: fc.nat(40),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface World {
  people: Colleague[];
  transcripts: string[];
  variable: string;
  round: string;
}

/** One change. All that says the word is to go: what is on the transcript, what the annotator writes, or the speaker's name. */
async function act(world: World, purged: What, { what, who, on, a, b }: Step): Promise<void> {
  const person = world.people[who]!;
  const transcript = world.transcripts[on]!;
  const secret =
    (purged === 'transcript' && on === 1) || (purged === 'annotator' && who === 2) ? WORD : 'kept';
  const ofText = purged === 'transcript' && on === 1 ? WORD : 'kept';
  const marks = await person.call('annotations.list', { transcript });
  const own = marks.filter(({ annotator }) => annotator === IDS[who]);
  const [mine, one, two] = [own[a % own.length], marks[a % marks.length], marks[b % marks.length]];
  const start = 12 + (a % 20);
  if (what === 'create')
    await person.call('annotations.create', {
      transcript,
      tag: STARTER_TAGS.statistic,
      span: [[start, start + 5]],
      note: secret,
      values: { [UNIT]: `${secret} ${b % 3}` },
    });
  else if (what === 'update' && mine)
    await person.call('annotations.update', {
      id: mine.id,
      span: [[start, start + 4]],
      note: `${secret}${b}`,
    });
  else if (what === 'delete' && mine) await person.call('annotations.delete', { ids: [mine.id] });
  else if (what === 'decide' && one)
    await person.call('review.decide', { annotation: one.id, verdict: 'reject', reason: secret });
  else if (what === 'comment' && one) await person.call('comments.add', { annotation: one.id, text: secret });
  else if (what === 'relate' && one && two && one.id !== two.id)
    await person.call('relations.create', {
      type: STARTER_RELATION_TYPES[b % 3]!.row.id,
      from: one.id,
      to: two.id,
      note: secret,
    });
  else if (what === 'unrelate') {
    const known = (await person.call('relations.list', {})).find(({ annotator }) => annotator === IDS[who]);
    if (known) await person.call('relations.delete', { ids: [known.id] });
  } else if (what === 'choose' && one && two)
    await person.call('gold.decide', {
      transcript,
      place: [...new Set([one.id, two.id])],
      choice: b % 4 === 0 ? 'none' : { annotation: one.id },
      note: secret,
    });
  else if (what === 'build')
    await person.call('gold.build', {
      transcript,
      annotators: IDS,
      need: { atLeast: 1 },
    });
  else if (what === 'speaker' || what === 'join') {
    const speakers = await person.call('speakers.list');
    const [from, into] = [speakers[a % speakers.length]!, speakers[b % speakers.length]!];
    if (what === 'join' && from.id !== into.id)
      await person.call('speakers.merge', { from: from.id, into: into.id });
    else {
      const turns = desk!.session.project.db
        .prepare(
          `SELECT t.id FROM turns t JOIN transcripts x ON x.edition_id = t.edition_id WHERE x.id = ? AND t.deleted = 0`,
        )
        .pluck()
        .all(transcript) as string[];
      const turn = turns[a % turns.length];
      if (turn) await person.call('structure.setTurnSpeaker', { turn, speaker: into.id });
    }
  } else if (what === 'rename') {
    const speakers = await person.call('speakers.list');
    const speaker = speakers[a % speakers.length]!;
    // Nobody but the speaker who is to go bears the word.
    const prefix = speaker.name.startsWith(WORD) ? WORD : 'Kept';
    await person.call('speakers.update', {
      id: speaker.id,
      name: `${prefix} ${String.fromCharCode(65 + b)}x`,
    });
  } else if (what === 'title')
    await person.call('transcripts.update', { id: transcript, title: `${ofText} ${b}` });
  else if (what === 'value')
    await person.call('variables.setValue', {
      transcript,
      variable: world.variable,
      value: `${ofText} ${b}`,
    });
  else if (what === 'assign')
    await person.call('rounds.assign', {
      round: world.round,
      transcript,
      annotator: IDS[b % 3]!,
    });
  else if (what === 'pass') await person.call('passes.set', { transcript, state: a % 2 ? 'done' : 'open' });
  else if (what === 'correct') {
    const { edition } = (await person.call('transcripts.list')).find(({ id }) => id === transcript)!;
    await person.call('editions.correct', {
      transcript,
      edition,
      edits: [[13, 14, `${'x'.repeat(b % 3)}y`]],
    });
  } else if (what === 'undo' || what === 'redo')
    await person.call(`history.${what}` as ProcedureName, {} as never);
}

/** Where the word still is, by table and column. */
function wordIn(db: WritableDb): string[] {
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`)
    .pluck()
    .all() as string[];
  return tables.flatMap((table) =>
    (db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).flatMap((row) =>
      Object.entries(row)
        .filter(
          ([, value]) =>
            Buffer.from(String(value)).includes(WORD) || (value instanceof Buffer && value.includes(WORD)),
        )
        .map(([column, value]) => `${table}.${column}: ${String(value)}`),
    ),
  );
}

let desk: Desk | undefined;
afterEach(() => desk?.dispose());

async function begin(purged: What): Promise<World> {
  desk?.dispose();
  desk = openDesk();
  const word = purged === 'transcript' ? WORD : 'bravo';
  const text = GONE(purged === 'speaker' ? `${WORD} Moss` : 'Ella Moss', word);
  const transcripts = [await importText(desk, KEPT, 'kept.txt'), await importText(desk, text, `${word}.txt`)];
  await desk.call('transcripts.update', { id: transcripts[1]!, title: word });
  const { id: variable } = await desk.call('variables.create', { name: 'Place', type: 'text' });
  const { id: round } = await desk.call('rounds.create', { name: 'First' });
  return { people: peopleFor(purged), transcripts, variable, round };
}

const peopleFor = (purged: What) => {
  const zoe = { id: ZOE_ID, name: purged === 'annotator' ? `${WORD} Zoe` : 'Zoe', kind: 'person' } as const;
  return [ANNA, BEN, zoe].map((one) => colleague(desk!, one));
};

/** Takes out what the mark names, as a purge does, without the rest that takes long: pages and backups. */
async function purge(mark: PurgeMark): Promise<void> {
  desk!.host.close();
  const db = openForWriting(desk!.path);
  purgeRows(db, [mark]);
  setPending(db, false);
  db.close();
  desk!.reopen();
}

/** Undoes, or redoes, all that one can: every step is done whole, or refused in words. Returns how many were done. */
async function goThrough(person: Colleague, name: 'history.undo' | 'history.redo'): Promise<number> {
  for (let n = 0; n < 60; n++) {
    const { db } = desk!.session.project;
    const before = db.prepare('SELECT count(*) FROM actions').pluck().get();
    try {
      await person.call(name);
    } catch (error) {
      if (!(error instanceof PassageError)) throw error;
      expect(['conflict', 'nothing_to_undo']).toContain(error.code);
      expect(error.message).not.toMatch(/constraint|SQLITE|undefined/i);
      expect(db.prepare('SELECT count(*) FROM actions').pluck().get()).toBe(before);
      return n;
    }
  }
  return 60;
}

const on = 1;
/** Gold that was decided by, or chosen from, whose work goes, and then anew: its values and its note stood on in the log. */
const GOLD_DECIDED_ANEW: [Step[]][] = [
  [
    [
      { what: 'create', who: 0, on, a: 0, b: 0 },
      { what: 'choose', who: 2, on, a: 0, b: 0 },
      { what: 'choose', who: 0, on, a: 0, b: 0 },
    ],
  ],
  [
    [
      { what: 'create', who: 2, on, a: 0, b: 0 },
      { what: 'create', who: 0, on, a: 9, b: 0 },
      { what: 'choose', who: 0, on, a: 0, b: 1 },
      { what: 'choose', who: 0, on, a: 1, b: 2 },
    ],
  ],
];

describe('undo and redo after a purge', () => {
  it.each(['transcript', 'annotator', 'speaker'] as const)(
    'of a %s go through the whole history, in words, whole, and bring nothing back',
    async (what) => {
      let undone = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
          const world = await begin(what);
          for (const one of steps)
            await act(world, what, one).catch((error: unknown) => {
              // What does not fit the moment is refused; it is not what is looked at here.
              if (!(error instanceof PassageError)) throw error;
            });
          const { db } = desk!.session.project;
          const speaker = String(
            db.prepare('SELECT id FROM speakers WHERE name LIKE ?').pluck().get(`${WORD}%`),
          );
          const id = { transcript: world.transcripts[1]!, annotator: ZOE_ID, speaker }[what];
          await purge({ what, id, at: 1, pseudonym: 'Nobody', everywhere: true });
          const clean = () => {
            expect(wordIn(desk!.session.project.db)).toEqual([]);
            expect(checkProject(desk!.session.project.db)).toEqual([]);
          };
          clean();
          for (const person of peopleFor(what)) {
            // Whose work was purged does not come back.
            if (what === 'annotator' && person.session.annotator.id === ZOE_ID) continue;
            undone += await goThrough(person, 'history.undo');
            clean();
            await goThrough(person, 'history.redo');
            clean();
          }
        }),
        { numRuns: Number(process.env['PASSAGE_PURGE_RUNS'] ?? 6), examples: GOLD_DECIDED_ANEW },
      );
      expect(undone).toBeGreaterThan(0);
    },
    120_000,
  );
});
