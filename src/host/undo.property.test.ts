import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { checkProject } from './check.ts';
import { STARTER_TAGS } from './starter.ts';
import { ANNA, BEN, type Desk, importText, openDesk, stateOf } from './testing.ts';
import { TEXT, step, apply } from './testing/random-steps.ts';

let desk: Desk | undefined;
afterEach(() => desk?.dispose());

describe('undo and redo', () => {
  it('walk through the same states backwards and forwards, also across restarts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 14 }),
        fc.nat(3),
        async (steps, restartAt) => {
          desk?.dispose();
          desk = openDesk();
          const states = [stateOf(desk)];
          for (const s of steps) if (await apply(desk, s)) states.push(stateOf(desk));
          const count = states.length - 1;
          for (let i = count; i > 0; i--) {
            if (i % 4 === restartAt) desk.reopen();
            await desk.call('history.undo');
            expect(stateOf(desk)).toEqual(states[i - 1]);
          }
          await expect(desk.call('history.undo')).rejects.toMatchObject({ code: 'nothing_to_undo' });
          for (let i = 1; i <= count; i++) {
            if (i % 4 === restartAt) desk.reopen();
            await desk.call('history.redo');
            expect(stateOf(desk)).toEqual(states[i]);
          }
          await expect(desk.call('history.redo')).rejects.toMatchObject({ code: 'nothing_to_undo' });
          expect(checkProject(desk.session.project.db)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('a new change after an undo ends what could be redone', async () => {
    desk = openDesk();
    const transcript = await importText(desk, TEXT);
    const { id } = await desk.call('annotations.create', {
      transcript,
      span: [[0, 4]],
      tag: STARTER_TAGS.claim,
    });
    await desk.call('history.undo');
    expect(await desk.call('annotations.list', { transcript })).toEqual([]);
    await desk.call('annotations.create', { transcript, span: [[5, 9]], tag: STARTER_TAGS.claim });
    await expect(desk.call('history.redo')).rejects.toMatchObject({ code: 'nothing_to_undo' });
    expect((await desk.call('annotations.list', { transcript })).map((a) => a.id)).not.toContain(id);
  });

  it('leaves fields that somebody changed since, and counts them, not those that are as they were before', async () => {
    desk = openDesk();
    const id = STARTER_TAGS.claim;
    const tag = async () => (await desk!.call('tags.list')).find((one) => one.id === id)!;
    const before = await tag();
    await desk.call('tags.update', { id, name: 'Assertion', definition: 'New', note: 'New', key: 'y' });
    desk.session.actAs(BEN);
    await desk.call('tags.update', { id, name: 'Thesis', note: before.note });
    desk.session.actAs(ANNA);
    expect(await desk.call('history.undo')).toMatchObject({ skipped: 1 });
    const { name, definition, note, key } = before;
    expect(await tag()).toMatchObject({ name: 'Thesis', definition, note, key });
    expect(name).not.toBe('Thesis');
    // Brought back is what undo took back; name and note are the other's by now.
    expect(await desk.call('history.redo')).toMatchObject({ skipped: 0 });
    expect(await tag()).toMatchObject({ name: 'Thesis', definition: 'New', note, key: 'y' });
  });
});
