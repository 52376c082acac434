/** Resolves with the time at which the next frame is on its way to the screen. */
export function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // The frame is made after this callback; a message comes once it is on its way.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()));
      port1.start();
      port2.postMessage(null);
    });
  });
}

/** Resolves once a condition holds in a frame, with the time at which that frame was on its way. */
export async function paintedOnce(holds: () => boolean, most = 60_000): Promise<number> {
  const end = performance.now() + most;
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (performance.now() > end) return reject(new Error(`Not painted within ${most} ms.`));
      if (!holds()) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()));
      port1.start();
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

/** Lets everything come to rest that is on its way. */
export async function calm(milliseconds = 150): Promise<void> {
  await painted();
  await new Promise((resolve) => void setTimeout(resolve, milliseconds));
  await painted();
}

/** Scrolls down by `step` pixels a frame, for `count` frames; milliseconds from each frame to the next. */
export function frames(scroller: HTMLElement, step: number, count: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    let last = Number.NaN;
    const next = (now: number): void => {
      if (!Number.isNaN(last)) times.push(now - last);
      last = now;
      if (times.length >= count) return resolve(times);
      scroller.scrollTop += step;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}
