import { parentPort, workerData } from 'node:worker_threads';
import { FormatError } from '../../core/formats/exchange/format-error.ts';
import type { FormatFile } from '../../core/formats/exchange/model.ts';
import { extractorOf } from './extractors.ts';

/** The thread that reads one file. */
const file = workerData as FormatFile;
try {
  parentPort!.postMessage({ extracted: await extractorOf(file)!.extract(file) });
} catch (error) {
  if (!(error instanceof FormatError)) throw error;
  parentPort!.postMessage({ fault: error.message });
}
