/** A change that is shown already and waits a moment for more of its kind, so that all of them become one. */
interface Waiting {
  send: () => Promise<unknown>;
  settled: () => void;
  timer: ReturnType<typeof setTimeout>;
}

let waiting: Waiting | undefined;

/**
 * Sends a change to the host once nothing more has come for `wait` milliseconds; what was waiting is replaced by it. Resolves
 * once that, or what replaced it, has been answered: until then the change is on its way.
 */
export function sendLater(send: () => Promise<unknown>, wait: number): Promise<void> {
  const before = waiting;
  clearTimeout(before?.timer);
  const { promise, resolve } = Promise.withResolvers<void>();
  const settled = (): void => {
    before?.settled();
    resolve();
  };
  waiting = { send, settled, timer: setTimeout(sendNow, wait) };
  return promise;
}

/** Sends what waits at once: before anything else is changed, and before the page goes. */
export function sendNow(): void {
  const now = waiting;
  if (!now) return;
  waiting = undefined;
  clearTimeout(now.timer);
  now.send().then(now.settled, now.settled);
}
