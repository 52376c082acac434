import { Worker } from 'node:worker_threads';
import { PassageError } from '../../contract/errors.ts';
import { FormatError } from '../../core/formats/exchange/format-error.ts';
import type { FormatFile } from '../../core/formats/exchange/model.ts';
import type { Extracted, Extractor } from '../../core/formats/extract/model.ts';
import { threadFile } from '../threads/thread-file.ts';

const WORKER = threadFile(import.meta.url, './worker.ts', 'extract-worker.js');

/** No file that people have takes so long; one that was made never to end does. */
export const MOST_SECONDS = 120;
/** What a thread may hold: what hostile files make of it ends the thread, not the host. */
const MEMORY = { maxOldGenerationSizeMb: 2_048 };
/** Below this, in bytes, text without an archive takes less time than a thread takes to begin. */
const SMALL = 256 * 1024;
/** What is read by others' libraries, or unpacked, is read in a thread however small it is. */
const ALWAYS = new Set(['pdf', 'docx', 'odt', 'epub']);

/**
 * The text of a file by its format. In a thread that is ended when it takes too long, so that the host goes on answering.
 * Throws `unreadable_source` with what to do. @param seconds how long it may take.
 */
export async function extractFile(
  extractor: Extractor,
  file: FormatFile,
  seconds = MOST_SECONDS,
): Promise<Extracted> {
  try {
    const here = file.bytes.length <= SMALL && !ALWAYS.has(extractor.name);
    const extracted = here ? await extractor.extract(file) : await inThread(file, seconds);
    if (extracted.text.trim() === '')
      throw new FormatError(
        'unsupported',
        `“${file.path}” holds no text. Choose a file with a transcript in it.`,
      );
    return extracted;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new PassageError('unreadable_source', error.message, undefined, { cause: error });
  }
}

function inThread(file: FormatFile, seconds: number): Promise<Extracted> {
  const worker = new Worker(WORKER, { workerData: file, execArgv: [], resourceLimits: MEMORY });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<Extracted>((resolve, reject) => {
    const give = (what: string) =>
      reject(new FormatError('too-large', `“${file.path}” ${what}. Split it, or import its text.`));
    timer = setTimeout(() => give(`took longer than ${seconds} seconds to read`), seconds * 1_000);
    worker.on('message', (message: { extracted: Extracted } | { fault: string }) => {
      if ('extracted' in message) resolve(message.extracted);
      else reject(new FormatError('malformed', message.fault));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') give('needs more memory to read than there is');
      else
        reject(
          new FormatError(
            'malformed',
            `“${file.path}” cannot be read: what is in it is damaged, or of a kind that Passage does not know. Open it in the program that made it, save it again, and import that. The reader says: ${error.message.replace(/\.$/, '')}.`,
            { cause: error },
          ),
        );
    });
    worker.on('exit', () => give('ended the reading without a word'));
  }).finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
