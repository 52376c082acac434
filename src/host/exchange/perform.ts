import { exportExchange } from './export.ts';
import type { ExchangeJob, Results } from './job.ts';
import { mapRows } from './map-rows.ts';
import { sortFiles } from './sort.ts';
import { importExchange } from './write.ts';

/** Does a job, in whatever thread. `tick` may throw to stop it. */
export async function perform<J extends ExchangeJob>(
  job: J,
  tick: (done: number, total: number) => void,
): Promise<Results[J['kind']]> {
  const work: ExchangeJob = job;
  switch (work.kind) {
    case 'sort':
      return (await sortFiles(work, tick)) as Results[J['kind']];
    case 'map':
      return mapRows(work) as Results[J['kind']];
    case 'write':
      return (await importExchange(work, tick)) as Results[J['kind']];
    case 'people': {
      // Who imports or exports for tools needs no writer of Word documents.
      const { exportForPeople } = await import('../export/people/export.ts');
      return (await exportForPeople(work, tick)) as Results[J['kind']];
    }
    case 'export':
      return (await exportExchange(work, tick)) as Results[J['kind']];
  }
}
