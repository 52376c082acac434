import { parentPort, workerData } from 'node:worker_threads';
import { toWireError } from '../../contract/errors.ts';
import { writeCopy } from './write-copy.ts';
import type { BackupJob, BackupMessage } from './make.ts';

/** The thread that writes one backup, checks it, and ends. */
const say = (message: BackupMessage) => parentPort!.postMessage(message);
const { project, path, pages } = workerData as BackupJob;
try {
  await writeCopy(project, path, pages);
  say({ done: true });
} catch (error) {
  say({ error: toWireError(error) });
}
