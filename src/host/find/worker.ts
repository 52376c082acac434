import { parentPort } from 'node:worker_threads';
import { QueryFault } from '../../core/find/query.ts';
import { PassageError, toWireError } from '../../contract/errors.ts';
import type { FoundLine } from '../../contract/find-types.ts';
import { openForReading } from '../db/open.ts';
import { Visibility } from '../visibility.ts';
import { KeptTexts } from './kept-texts.ts';
import type { SearchMessage, SearchTask } from './request.ts';
import { searchProject, searchTranscript, type SearchSource } from './search.ts';
import { EnoughFound } from './sink.ts';

/** Lines are sent when there are so many, or after so many milliseconds. */
const BATCH = 500;
const PAUSE = 40;
/** The same for regular expressions: what was found before one that had to be stopped is not lost. */
const CAREFUL_PAUSE = 4;

class Stopped extends Error {}

/** The searching thread: one task after another. What it has read and folded stays for the next one. */
const kept = new KeptTexts();

parentPort!.on('message', ({ path, viewer, request, stop }: SearchTask) => {
  const say = (message: SearchMessage): void => parentPort!.postMessage(message);
  const check = (): void => {
    if (Atomics.load(stop, 0) !== 0) throw new Stopped();
  };
  try {
    // Opened for each task: a project that is closed leaves nothing open behind it.
    const db = openForReading(path);
    try {
      db.exec('BEGIN');
      // The clock of a time limit runs from here on: not while a thread starts.
      say({ begun: true });
      const source: SearchSource = { db, kept, seen: new Visibility(db, viewer) };
      if (request.kind === 'transcript') {
        const { edition, places, ...end } = searchTranscript(source, request, check);
        say({ edition, places });
        say({ end });
      } else {
        const lines = new Lines(request.most, request.query.regex ? CAREFUL_PAUSE : PAUSE, say);
        const tick = (): void => {
          check();
          lines.send(false);
        };
        let more = false;
        try {
          searchProject(
            source,
            request,
            { add: (line) => lines.add(line), tick },
            (done, total, transcript) => {
              check();
              lines.send(true);
              say({ done, total, transcript });
            },
          );
        } catch (error) {
          if (!(error instanceof EnoughFound)) throw error;
          more = true;
        }
        lines.send(true);
        say({ end: { hits: lines.count, more } });
      }
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof Stopped) say({ stopped: true });
    else if (error instanceof QueryFault)
      say({ error: toWireError(new PassageError('invalid_input', error.message)) });
    else say({ error: toWireError(error) });
  }
});

/** Lines on their way. */
class Lines {
  readonly #most: number;
  readonly #pause: number;
  readonly #say: (message: SearchMessage) => void;
  #waiting: FoundLine[] = [];
  #sent = performance.now();
  count = 0;

  constructor(most: number, pause: number, say: (message: SearchMessage) => void) {
    this.#most = most;
    this.#pause = pause;
    this.#say = say;
  }

  add(line: FoundLine): void {
    if (this.count === this.#most) throw new EnoughFound();
    this.count++;
    this.#waiting.push(line);
    if (this.#waiting.length >= BATCH) this.send(true);
  }

  send(atOnce: boolean): void {
    if (this.#waiting.length === 0) return;
    const now = performance.now();
    if (!atOnce && now - this.#sent < this.#pause) return;
    this.#sent = now;
    this.#say({ lines: this.#waiting });
    this.#waiting = [];
  }
}
