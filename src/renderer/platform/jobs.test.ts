import { describe, expect, test } from 'vitest';
import { connect } from '../../contract/client.ts';
import { PassageError } from '../../contract/errors.ts';
import { portPair } from '../../contract/port.ts';
import { Jobs, wasStopped } from './jobs.ts';

/** Jobs of a page whose host never answers: what the page does by itself has to work all the same. */
const alone = (): Jobs => {
  const client = connect(portPair()[0]);
  return new Jobs(() => client);
};

describe('jobs of the page', () => {
  test('are listed with how far they are, and gone when they are over, however they end', async () => {
    const jobs = alone();
    const seen: string[] = [];
    jobs.subscribe(() =>
      seen.push(
        jobs
          .list()
          .map(({ title, done, total }) => `${title} ${done}/${total}`)
          .join(),
      ),
    );
    const answer = await jobs.run({ title: 'Print', unit: 'block' }, async ({ breathe }) => {
      await breathe(1, 2);
      await breathe(2, 2);
      return 'made';
    });
    expect(answer).toBe('made');
    expect(seen).toEqual(['Print 0/0', 'Print 1/2', 'Print 2/2', '']);
    const failed = jobs.run({ title: 'Print' }, () => Promise.reject(new Error('no paper')));
    await expect(failed).rejects.toThrow('no paper');
    expect(jobs.list()).toEqual([]);
  });

  test('end with `cancelled` where they are stopped, and only then', async () => {
    const jobs = alone();
    let steps = 0;
    const run = (canStop: boolean) =>
      jobs.run({ title: 'Print', canStop, onStart: (id) => setTimeout(() => jobs.stop(id)) }, async (job) => {
        for (steps = 0; steps < 50; steps++) await job.breathe(steps, 50);
      });
    await expect(run(true)).rejects.toSatisfy(wasStopped);
    expect(steps).toBeLessThan(50);
    await run(false);
    expect(steps).toBe(50);
  });

  test('say that they are stopping, until they have', async () => {
    const jobs = alone();
    let let_go = (): void => {};
    const held = new Promise<void>((resolve) => (let_go = resolve));
    let id = '';
    const over = jobs.run({ title: 'Export', onStart: (made) => (id = made) }, async ({ signal }) => {
      await held;
      if (signal.aborted) throw new PassageError('cancelled', 'Stopped.');
    });
    jobs.stop(id);
    expect(jobs.view(id)?.stopping).toBe(true);
    let_go();
    await expect(over).rejects.toSatisfy(wasStopped);
    expect(jobs.view(id)).toBeUndefined();
  });
});
