import { parentPort, workerData } from 'node:worker_threads';
import { toWireError } from '../../contract/errors.ts';
import { writeError } from '../db/write-error.ts';
import { repairFile } from './repair.ts';
import type { RepairJob, RepairMessage } from './run.ts';

/** The thread that repairs one file, and ends. */
const say = (message: RepairMessage) => parentPort!.postMessage(message);
const { from, to } = workerData as RepairJob;
try {
  say({ report: repairFile(from, to, (done, total) => say({ done, total })) });
} catch (error) {
  say({ error: toWireError(writeError(error)) });
}
