import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../contract/contract.ts';
import type { FoundLine } from '../../contract/find-types.ts';
import { ANNA, type Colleague, colleague, type Desk, importText, openDesk } from '../testing.ts';

const ONE =
  'Anna Bell:\n\nSix million cases. Naïve  cases 👍🏽.\n\nCarl Dent:\n\nNo cases, said the CASE-worker.\n\nPage 3\n';

const TWO = '卫生部：\n\n今天天气很好。Cases again.\n';
let desk: Desk;
let anna: Colleague;

beforeEach(async () => {
  desk = openDesk();
  anna = colleague(desk, ANNA);
  await importText(desk, ONE, 'one.txt');
  await importText(desk, TWO, 'two.txt');
});

afterEach(() => desk.dispose());
type Options = Partial<Input<'find.inProject'>>;

const find = async (pattern: string, options: Options = {}, who: Colleague = anna): Promise<FoundLine[]> =>
  (await who.call('find.inProject', { pattern, ...options })).lines;

const hits = async (pattern: string, options: Options = {}, who?: Colleague): Promise<string[]> =>
  (await find(pattern, options, who)).map(({ hit }) => hit);

describe('a regular expression that would never end', () => {
  const CATASTROPHE = '(x+x+)+y';

  it('is stopped and said, while the host goes on; what was found before it is kept', async () => {
    await importText(desk, `xxy. ${'x'.repeat(60)}\n`, 'three.txt');
    const slow = anna.call('find.inProject', { pattern: CATASTROPHE, regex: true, seconds: 0.3 });
    // The host answers meanwhile, and searches, too.
    expect(await hits('cases')).toHaveLength(4);
    const found = await slow;
    const third = (await anna.call('transcripts.list'))[2]!;
    expect(found).toMatchObject({ hits: 0, more: false, stopped: { seconds: 0.3, transcript: third.id } });
    const both = await anna.call('find.inProject', {
      pattern: `cases|${CATASTROPHE}`,
      regex: true,
      seconds: 0.3,
    });
    expect(both.lines.map(({ hit }) => hit)).toEqual(['cases', 'cases', 'cases', 'Cases']);
    expect(both.stopped?.transcript).toBe(third.id);
    const inOne = { pattern: CATASTROPHE, regex: true, seconds: 0.3, transcript: third.id };
    expect(await anna.call('find.inTranscript', inOne)).toMatchObject({
      hits: 0,
      edition: third.edition,
      stopped: { seconds: 0.3 },
    });
    expect(await hits('cases')).toHaveLength(4);
  });

  it('can be stopped by hand', async () => {
    await importText(desk, `${'x'.repeat(60)}\n`, 'three.txt');
    const job = '01890000-0000-7000-8000-00000000000f';
    const slow = anna.call('find.inProject', { pattern: CATASTROPHE, regex: true, job });
    const refused = slow.catch((error: unknown) => error);
    await anna.call('jobs.cancel', { job });
    expect(await refused).toMatchObject({ code: 'cancelled' });
    expect(await hits('cases')).toHaveLength(4);
  });

  it('leaves no thread behind that keeps others waiting', async () => {
    await importText(desk, `${'x'.repeat(60)}\n`, 'three.txt');
    const slow = Array.from({ length: 5 }, () =>
      anna.call('find.inProject', { pattern: CATASTROPHE, regex: true, seconds: 0.2 }),
    );
    for (const { stopped } of await Promise.all(slow)) expect(stopped).not.toBeNull();
    expect(await hits('cases')).toHaveLength(4);
  });
});
