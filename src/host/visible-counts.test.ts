import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tagsOf } from './services/tags.ts';
import { STARTER_TAGS } from './starter.ts';
import { BEN, colleague, type Desk, importText, openDesk } from './testing.ts';

const TAGS = [STARTER_TAGS.claim, STARTER_TAGS.statistic];
const TEXT = 'Anna Bell:\n\nOne two three four.\n\nCarl Dent:\n\nFive six seven.\n';

const WHAT = [
  'create',
  'retag',
  'delete',
  'undo',
  'redo',
  'split',
  'deleteTag',
  'deleteTranscript',
  'blind',
] as const;
const step = fc.record({
  who: fc.constantFrom('anna' as const, 'ben' as const),
  what: fc.constantFrom(...WHAT),
  n: fc.nat(30),
});

async function act(
  call: Desk['call'],
  transcript: string,
  what: (typeof WHAT)[number],
  n: number,
): Promise<unknown> {
  const pick = <T>(list: readonly T[]): T => list[n % list.length]!;
  const one = async () => pick(await call('annotations.list', { transcript })).id;
  switch (what) {
    case 'create':
      return call('annotations.create', { transcript, tag: pick(TAGS), span: [[n % 8, 10]] });
    case 'retag':
      return call('annotations.update', { id: await one(), tag: pick(TAGS) });
    case 'delete':
      return call('annotations.delete', { ids: [await one()] });
    case 'split': {
      const { blocks } = await call('transcripts.get', { id: transcript });
      return call('structure.startTurn', { block: pick(blocks).id, speaker: null });
    }
    case 'deleteTag':
      return call('tags.delete', { id: TAGS[0]!, moveTo: TAGS[1]! });
    case 'deleteTranscript':
      return call('transcripts.delete', { id: transcript });
    case 'blind':
      return call('project.setSettings', { blind: n % 2 === 0 });
    default:
      return call(`history.${what}`);
  }
}

it('what is kept up agrees with what SQLite counts, after any run of changes by two people', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const desk = openDesk();
      try {
        const transcripts = [await importText(desk, TEXT), await importText(desk, `${TEXT}More.`)];
        const people = { anna: desk, ben: colleague(desk, BEN) };
        for (const { who, what, n } of steps) {
          // What cannot be done at this point (nothing to undo, a tag that is gone) changes nothing, here or there.
          await act(people[who].call, transcripts[n % 2]!, what, n).catch(() => undefined);
          for (const { session, call } of [desk, people.ben]) {
            const { project, seen } = session;
            const { db } = project;
            const naive = (column: string, id: string): unknown =>
              db
                .prepare(
                  `SELECT count(*) FROM annotations a JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0
                   WHERE a.deleted = 0 AND a.${column} = ? AND ${seen.annotation()}`,
                )
                .pluck()
                .get(id);
            expect(await call('tags.list')).toEqual(tagsOf(project, seen));
            for (const person of await call('annotators.list'))
              expect(person.annotations).toBe(naive('annotator_id', person.id));
            for (const listed of await call('transcripts.list')) {
              expect(listed.annotations).toBe(naive('transcript_id', listed.id));
              expect(listed.turns).toBe(
                db
                  .prepare('SELECT count(*) FROM live_turns WHERE edition_id = ?')
                  .pluck()
                  .get(listed.edition),
              );
            }
          }
        }
      } finally {
        desk.dispose();
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
