import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkProject } from './check.ts';
import { STARTER_TAGS } from './starter.ts';
import { BEN, colleague, type Desk, importText, openDesk, stateOf } from './testing.ts';

/** What long work leaves where it is stopped; merging, exports, imports, suggestions, finding and purging have tests of their own. */
let desk: Desk;
let before: ReturnType<typeof stateOf>;
const job = '01890000-0000-7000-8000-00000000c0de';

beforeEach(async () => {
  desk = openDesk();
  const line = 'One two three four five. ';
  const transcript = await importText(desk, line.repeat(300));
  const ben = colleague(desk, BEN);
  for (const who of [desk, ben]) {
    for (let i = 0; i < 60; i++)
      await who.call('annotations.create', {
        transcript,
        span: [[i * line.length, i * line.length + 3]],
        tag: STARTER_TAGS.claim,
      });
    await who.call('passes.set', { transcript, state: 'done' });
  }
  before = stateOf(desk);
});
/** How the work ends that is asked to stop as soon as it runs. */
async function stopped(running: Promise<unknown>): Promise<unknown> {
  const end = running.catch((error: unknown) => error);
  // At each turn of the event loop: what looks seldom may find it done.
  while (desk.session.jobs.size === 0) await new Promise((resolve) => void setImmediate(resolve));
  for (const one of desk.session.jobs.values()) one.abort();
  return end;
}
afterEach(() => {
  expect(stateOf(desk)).toEqual(before);
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
});

it('a repair that is stopped leaves no file behind, and the damaged one as it was', async () => {
  const files = readdirSync(desk.folder);
  const end = await stopped(desk.call('project.repair', { place: desk.path, job }));
  expect(end).toMatchObject({ code: 'cancelled' });
  expect(readdirSync(desk.folder)).toEqual(files);
});

it('a measurement of agreement that is stopped changes nothing', async () => {
  // Ten thousand random texts for gamma: minutes, were it not stopped.
  const longest = { measures: ['gamma' as const], gamma: { samples: 10_000 }, replicates: 0, job };
  const end = await stopped(desk.call('agreement.measure', longest));
  expect(end).toMatchObject({ code: 'cancelled' });
});
