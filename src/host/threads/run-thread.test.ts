import { describe, expect, it } from 'vitest';
import { PassageError, toWireError } from '../../contract/errors.ts';
import { runThread } from './run-thread.ts';

/** A thread that runs so many lines. `job`, `stop` and `say` are at hand. */
const thread = (lines: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort, workerData } from 'node:worker_threads';
       const { job, stop } = workerData; const say = (message) => parentPort.postMessage(message);
       ${lines}`,
    )}`,
  );
const ended = 'The thread ended.';
const stopped = () => new PassageError('cancelled', 'Stopped.');

describe('a thread', () => {
  it('does its job and says how far it is', async () => {
    const heard: number[][] = [];
    const result = await runThread<number, number>(
      thread('say({ done: 1, total: 2 }); say({ result: job * 2 });'),
      21,
      { ended, tick: (...far) => heard.push(far) },
    );
    expect(result).toBe(42);
    expect(heard).toEqual([[1, 2]]);
  });

  it('fails as its job fails', async () => {
    const error = JSON.stringify(toWireError(new PassageError('damaged', 'Half of it is missing.')));
    await expect(runThread(thread(`say({ error: ${error} });`), null, { ended })).rejects.toMatchObject({
      code: 'damaged',
      message: 'Half of it is missing.',
    });
  });

  it('says so where it ends without a word', async () => {
    await expect(runThread(thread('process.exit(0);'), null, { ended })).rejects.toThrow(ended);
  });

  it('is asked to stop, and heard while it stops', async () => {
    const control = new AbortController();
    const running = runThread(
      thread('while (Atomics.load(stop, 0) === 0); say({ result: "put away" });'),
      null,
      { ended, stopped, signal: control.signal, patience: 60_000 },
    );
    control.abort();
    expect(await running).toBe('put away');
  });

  it.each([
    ['before it began', true],
    ['while it runs', false],
  ])('is ended after a while where it does not stop by itself: told %s', async (_, early) => {
    const control = new AbortController();
    if (early) control.abort();
    const begun = Promise.withResolvers<void>();
    const running = runThread(thread('say({ done: 0, total: 1 }); for (;;);'), null, {
      ended,
      stopped,
      signal: control.signal,
      patience: 100,
      tick: () => begun.resolve(),
    });
    if (!early) {
      await begun.promise;
      control.abort();
    }
    await expect(running).rejects.toMatchObject({ code: 'cancelled', message: 'Stopped.' });
  });

  it('that needs more memory than it is given takes nothing down with it', async () => {
    await expect(
      runThread(thread('const all = []; for (;;) all.push(new Array(10_000).fill(job + all.length));'), 1, {
        ended,
        memory: { maxOldGenerationSizeMb: 24 },
        outOfMemory: () => new PassageError('unreadable_source', 'Too much at once.'),
      }),
    ).rejects.toMatchObject({ message: 'Too much at once.' });
  });
});
