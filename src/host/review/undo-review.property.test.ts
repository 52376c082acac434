import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import {
  ANNA,
  BEN,
  type Colleague,
  colleague,
  type Desk,
  importText,
  openDesk,
  stateOf,
} from '../testing.ts';

const TEXT = 'One two three four five six seven eight nine ten eleven twelve.\n';
const WHAT = [
  'create',
  'other',
  'update',
  'delete',
  'decide',
  'withdraw',
  'comment',
  'pass',
  'round',
  'draw',
  'dropRound',
  'build',
  'choose',
  'clear',
  'dropTag',
  'settings',
] as const;
interface Step {
  what: (typeof WHAT)[number];
  a: number;
  b: number;
}
const step: fc.Arbitrary<Step> = fc.record({ what: fc.constantFrom(...WHAT), a: fc.nat(40), b: fc.nat(40) });

let desk: Desk | undefined;
afterEach(() => desk?.dispose());

/** Anna does it; what Ben annotates is there before, since undo takes back one's own only. */
async function apply(d: Desk, { what, a, b }: Step): Promise<boolean> {
  const [transcript] = (await d.call('transcripts.list')).map((t) => t.id) as [string];
  const all = await d.call('annotations.list', { transcript });
  const pick = <T>(rows: readonly T[], n: number): T | undefined => rows[n % Math.max(1, rows.length)];
  const any = pick(all, a);
  const own = pick(
    all.filter((one) => one.annotator === ANNA.id),
    a,
  );
  const tags = await d.call('tags.list');
  const rounds = await d.call('rounds.list');
  const round = pick(rounds, a)?.id;
  const start = (a * 3) % 30;
  const both = [ANNA.id, BEN.id];
  const attempt = async (): Promise<{ action: string | null } | undefined> => {
    switch (what) {
      case 'create':
        return d.call('annotations.create', {
          transcript,
          tag: pick(tags, b)!.id,
          span: [[start, start + 1 + b]],
        });
      case 'other':
        // The same as Ben has, so that there is something to agree on.
        return (
          any &&
          d.call('annotations.create', { transcript, tag: any.tag, span: any.span.map(([s, e]) => [s, e]) })
        );
      case 'update':
        return own && d.call('annotations.update', { id: own.id, span: [[start, start + 4]] });
      case 'delete':
        return own && d.call('annotations.delete', { ids: [own.id] });
      case 'decide':
        return (
          any &&
          d.call(
            'review.decide',
            b % 3 === 0
              ? { annotation: any.id, verdict: 'revise', proposal: { span: [[start, start + 2]] } }
              : { annotation: any.id, verdict: b % 3 === 1 ? 'accept' : 'reject', reason: `r${b % 2}` },
          )
        );
      case 'withdraw':
        return any && d.call('review.withdraw', { annotation: any.id });
      case 'comment':
        return any && d.call('comments.add', { annotation: any.id, text: `c${b}` });
      case 'pass':
        return d.call('passes.set', { transcript, annotator: both[a % 2]!, state: b % 2 ? 'done' : 'open' });
      case 'round':
        return d.call('rounds.create', { name: `Round ${a}` });
      case 'draw':
        return round
          ? d.call('rounds.assignRandom', { round, annotators: both, share: (b % 3) / 2, seed: a })
          : undefined;
      case 'dropRound':
        return round ? d.call('rounds.delete', { id: round }) : undefined;
      case 'build':
        return d.call('gold.build', {
          transcript,
          annotators: both,
          need: b % 2 ? 'all' : { atLeast: 1 },
          match: a % 2 ? 'exact' : { overlap: 0.5 },
        });
      case 'choose': {
        const { places } = await d.call('gold.list', { transcript, annotators: both });
        const place = pick(places, a)?.annotations ?? [];
        const custom = { span: [[start, start + 3] as [number, number]], tag: pick(tags, b)!.id };
        const choice =
          b % 3 === 0 || place.length === 0
            ? { custom }
            : b % 3 === 1
              ? ('none' as const)
              : { annotation: place[0]! };
        return d.call('gold.decide', { transcript, place, choice });
      }
      case 'clear':
        return d.call('gold.clear', { transcript });
      case 'dropTag':
        return tags.length > 1
          ? d.call('tags.delete', {
              id: pick(tags, a)!.id,
              ...(b % 2 ? { withAnnotations: true } : { moveTo: pick(tags, a + 1)!.id }),
            })
          : undefined;
      case 'settings':
        return d.call('project.setSettings', { correct: b % 2 === 0 });
    }
  };
  try {
    return ((await attempt())?.action ?? null) !== null;
  } catch (error) {
    if (['conflict', 'invalid_input', 'not_found'].includes((error as { code?: string }).code ?? ''))
      return false;
    throw error;
  }
}

describe('undo of reviews', () => {
  it('walks through the same states backwards and forwards, and what stands is always whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
        desk?.dispose();
        desk = openDesk();
        const ben: Colleague = colleague(desk, BEN);
        const transcript = await importText(desk, TEXT);
        for (const at of [0, 4, 14])
          await ben.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[at, at + 9]] });
        const states = [stateOf(desk)];
        for (const one of steps) if (await apply(desk, one)) states.push(stateOf(desk));
        expect(checkProject(desk.session.project.db)).toEqual([]);
        for (let i = states.length - 1; i > 0; i--) {
          await desk.call('history.undo');
          expect(stateOf(desk)).toEqual(states[i - 1]);
        }
        for (let i = 1; i < states.length; i++) {
          await desk.call('history.redo');
          expect(stateOf(desk)).toEqual(states[i]);
        }
        expect(checkProject(desk.session.project.db)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
