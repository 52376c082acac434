import { serveThread } from '../threads/serve-thread.ts';
import { repairFile } from './repair.ts';
import type { Repaired, RepairJob } from './run.ts';
import { stopped } from './stopped.ts';

/** The thread that repairs one file. */
await serveThread<RepairJob, Repaired>(stopped, ({ from, to }, tick) => repairFile(from, to, tick));
