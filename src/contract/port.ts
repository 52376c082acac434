/**
 * The least that a transport must do: Electron's MessagePort, a WebSocket and a pair in one process all fit.
 * Messages are structured-clonable values with plain objects, arrays, strings, numbers, booleans, null and Uint8Array.
 */
export interface Port {
  post(message: unknown): void;
  /** Sets the one listener. Messages that came before it are kept for it. */
  listen(listener: (message: unknown) => void): void;
  /** Called once, when the other side is gone. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Two ports joined in one process; messages are cloned, as they would be between processes. */
export function portPair(): [Port, Port] {
  const ends = [makeEnd(), makeEnd()] as const;
  const port = (mine: End, theirs: End): Port => ({
    post: (message) => {
      const copy = structuredClone(message);
      queueMicrotask(() => theirs.receive(copy));
    },
    listen: (listener) => mine.listen(listener),
    onClose: (listener) => mine.closers.push(listener),
    close: () => {
      if (mine.closed) return;
      mine.closed = theirs.closed = true;
      for (const closer of [...mine.closers, ...theirs.closers]) closer();
    },
  });
  return [port(ends[0], ends[1]), port(ends[1], ends[0])];
}

interface End {
  closed: boolean;
  closers: (() => void)[];
  receive(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

function makeEnd(): End {
  const inbox = new Inbox();
  return {
    closed: false,
    closers: [],
    receive: (message) => inbox.receive(message),
    listen: (listener) => inbox.listen(listener),
  };
}

/** Keeps messages until somebody listens. */
export class Inbox {
  #listener: ((message: unknown) => void) | undefined;
  #waiting: unknown[] = [];
  receive(message: unknown): void {
    if (this.#listener) this.#listener(message);
    else this.#waiting.push(message);
  }
  listen(listener: (message: unknown) => void): void {
    this.#listener = listener;
    for (const message of this.#waiting.splice(0)) listener(message);
  }
}
