import type { Page } from 'playwright-core';

/** What is waited for in the page, until it is painted. All that is given must hold. */
export interface Awaited {
  /** Another number of highlights than before. */
  highlights?: boolean;
  /** An element that fits. */
  selector?: string;
  /** The element that fits says this, among other things. */
  text?: readonly [selector: string, part: string];
  /** The transcript is scrolled into its first or its last tenth. */
  scrolled?: 'start' | 'end';
}

/**
 * Milliseconds from an act of the user (`keydown`, `pointerdown`, `click`, `change`) to the paint of each of the things that it
 * leads to. The watch stands before `act` is done.
 */
export async function timesOf(
  page: Page,
  event: string,
  awaited: readonly Awaited[],
  act: () => Promise<unknown>,
): Promise<number[]> {
  const watching = await page.evaluateHandle(
    ([event, awaited]) => ({ done: Promise.all(awaited.map((one) => globalThis.watchPaint(event, one))) }),
    [event, awaited] as const,
  );
  await act();
  const times = await watching.evaluate(({ done }) => done);
  await watching.dispose();
  return times;
}

declare global {
  /** In the page, see {@link prepareWatch}. */
  var watchPaint: typeof watch;
}

/** Puts what {@link timesOf} needs into a page. */
export const prepareWatch = (page: Page): Promise<unknown> =>
  page.addInitScript({ content: `globalThis.watchPaint = ${watch.toString()}` });

/** Runs in the page. */
function watch(event: string, { highlights, selector, text, scrolled }: Awaited): Promise<number> {
  const painted = (): number => {
    let sum = 0;
    // The user's selection is a highlight, too; it goes when an annotation comes.
    for (const [name, ranges] of CSS.highlights) if (!name.endsWith('selection')) sum += ranges.size;
    return sum;
  };
  const before = highlights ? painted() : 0;
  const isScrolled = (): boolean => {
    const region = document.querySelector('[aria-label="Transcript"]')!;
    const part = region.scrollTop / (region.scrollHeight - region.clientHeight);
    return scrolled === 'start' ? part < 0.1 : part > 0.9;
  };
  const holds = (): boolean =>
    !(highlights && painted() === before) &&
    (selector === undefined || document.querySelector(selector) !== null) &&
    (!text || (document.querySelector(text[0])?.textContent ?? '').includes(text[1])) &&
    (!scrolled || isScrolled());
  return new Promise((resolve, reject) => {
    let began = Number.NaN;
    const look = (): void => {
      if (performance.now() - began > 60_000) return reject(new Error('It was not painted within a minute.'));
      if (!holds()) return void requestAnimationFrame(look);
      // The frame is made after this callback; a message comes once it is on its way.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - began));
      port1.start();
      port2.postMessage(null);
    };
    addEventListener(
      event,
      ({ timeStamp }) => {
        began = timeStamp;
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}
