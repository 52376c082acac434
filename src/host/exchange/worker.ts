import { serveThread } from '../threads/serve-thread.ts';
import type { ExchangeJob, Results } from './job.ts';
import { perform } from './perform.ts';
import { stopped } from './stopped.ts';

/** The thread of one job. */
await serveThread<ExchangeJob, Results[keyof Results]>(stopped, perform);
