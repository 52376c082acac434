import type { Page } from 'playwright-core';

/** Selects a word at the beginning of the text by a double click; another one for each `n`. */
export async function selectWord(page: Page, n: number): Promise<void> {
  const place = await page.evaluate((n) => {
    const region = document.querySelector('[aria-label="Transcript"]')!;
    region.scrollTop = 0;
    const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
    let left = n;
    while (texts.nextNode())
      for (const word of (texts.currentNode.nodeValue ?? '').matchAll(/[a-z]{6,}/g)) {
        if (left-- > 0) continue;
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const { left: x, top, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: top + height / 2 };
      }
    throw new Error('There are not enough words in view.');
  }, n);
  await page.mouse.dblclick(place.x, place.y);
}

interface Tagged {
  painted: number;
  saved: number;
}

/**
 * Presses a tag's key on the selection. Milliseconds from the key press to the paint of the highlight, and to the word
 * that it is saved, which stands only after the host's commit.
 */
export async function keyToSaved(page: Page, key: string): Promise<Tagged> {
  const status = await page.getByRole('contentinfo').getByRole('status').elementHandle();
  // The watch must stand before the key is pressed: what the page promises is taken from it afterwards.
  const watch = await page.evaluateHandle((status) => ({ done: watchTagging(status!) }), status);
  await page.keyboard.press(key);
  return watch.evaluate(({ done }) => done);
}

/** Puts {@link watchTagging} into a page. */
export const prepareTagging = (page: Page): Promise<unknown> =>
  page.addInitScript({ content: `globalThis.watchTagging = ${watchTagging.toString()}` });

/** Runs in the page: waits for a key, then for what it leads to. */
function watchTagging(status: Node): Promise<Tagged> {
  // The selection is a highlight, too; it goes when the annotation comes.
  const painted = () =>
    [...CSS.highlights].reduce(
      (sum, [name, ranges]) => sum + (name.endsWith('selection') ? 0 : ranges.size),
      0,
    );
  return new Promise((resolve) => {
    const before = painted();
    const times = { painted: 0, saved: 0 };
    let pressed = Number.NaN;
    const reach = (what: keyof Tagged) => {
      times[what] = performance.now() - pressed;
      if (times.painted > 0 && times.saved > 0) resolve(times);
    };
    const observer = new MutationObserver(() => {
      if (!status.textContent?.startsWith('Saved')) return;
      observer.disconnect();
      reach('saved');
    });
    const look = () => {
      if (painted() === before) return void requestAnimationFrame(look);
      // The frame is made after this callback; a message comes once it is on its way.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => reach('painted'));
      port1.start();
      port2.postMessage(null);
    };
    addEventListener(
      'keydown',
      (event) => {
        pressed = event.timeStamp;
        observer.observe(status, { childList: true, characterData: true, subtree: true });
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}
