import type { Page } from '@playwright/test';
import { transcript } from './desk.ts';

interface Point {
  x: number;
  y: number;
}

/** Where a quote stands in the window, after it was scrolled into view: just inside its first and its last character. */
interface Place {
  first: Point;
  last: Point;
  /** Graphemes in it: the steps of an arrow key. */
  steps: number;
}

/** Scrolls the transcript until the quote is in view, as far as it takes: pages far away are built when they come near. */
export async function bringIntoView(page: Page, quote: string): Promise<void> {
  const region = transcript(page);
  await region.evaluate(async (element, quote) => {
    const scroller = element as HTMLElement;
    const shown = () => scroller.textContent.includes(quote);
    scroller.scrollTop = 0;
    for (let top = 0; !shown() && top < scroller.scrollHeight; top += scroller.clientHeight) {
      scroller.scrollTop = top;
      await new Promise((resolve) => void setTimeout(resolve, 20));
    }
  }, quote);
}

/** Finds a quote that stands within one block; each occurrence by its number, from 0. */
async function find(page: Page, quote: string, occurrence = 0): Promise<Place> {
  await bringIntoView(page, quote);
  return transcript(page).evaluate(
    async (region, { quote, occurrence }) => {
      const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
      let at = -1;
      let left = occurrence;
      while (texts.nextNode()) {
        const text = texts.currentNode.nodeValue ?? '';
        at = text.indexOf(quote);
        while (at >= 0 && left > 0) {
          left--;
          at = text.indexOf(quote, at + 1);
        }
        if (at >= 0) break;
      }
      const node = texts.currentNode;
      if (at < 0) throw new Error(`“${quote}” is not in the transcript.`);
      node.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' });
      const rects = (start: number, end: number) => {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        return [...range.getClientRects()];
      };
      // Pages near the viewport are laid out anew when they come near, and move what is below.
      let before = Number.NaN;
      for (let tries = 0; tries < 50; tries++) {
        await new Promise((resolve) => void requestAnimationFrame(resolve));
        const { top } = rects(at, at + quote.length)[0]!;
        if (top === before) break;
        before = top;
      }
      const first = rects(at, at + 1)[0]!;
      const last = rects(at + quote.length - 1, at + quote.length).at(-1)!;
      const steps = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(quote)].length;
      return {
        first: { x: first.left + 1, y: first.top + first.height / 2 },
        last: { x: last.right - 1, y: last.top + last.height / 2 },
        steps,
      };
    },
    { quote, occurrence },
  );
}

/** Drags the mouse over a quote. */
export async function selectByMouse(page: Page, quote: string, occurrence = 0): Promise<void> {
  const { first, last } = await find(page, quote, occurrence);
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move((first.x + last.x) / 2, (first.y + last.y) / 2, { steps: 3 });
  await page.mouse.move(last.x, last.y, { steps: 3 });
  await page.mouse.up();
}

/** Escape puts away one thing at a time: the selection, then the selected annotation. */
async function letGo(page: Page): Promise<void> {
  await transcript(page).getByRole('textbox').focus();
  for (let times = 0; times < 2; times++) await page.keyboard.press('Escape');
}

/** Puts the caret before a quote, and selects it with Shift and the arrow key. */
export async function selectByKeyboard(page: Page, quote: string, occurrence = 0): Promise<void> {
  // The selected annotation has handles at its ends; a click there would be a drag's beginning.
  await letGo(page);
  const { first, steps } = await find(page, quote, occurrence);
  await page.mouse.click(first.x, first.y);
  for (let step = 0; step < steps; step++) await page.keyboard.press('Shift+ArrowRight');
}

/** Clicks into the middle of a quote. */
export async function clickOn(page: Page, quote: string, occurrence = 0): Promise<void> {
  const { first, last } = await find(page, quote, occurrence);
  const sameLine = Math.abs(first.y - last.y) < 2;
  await page.mouse.click(sameLine ? (first.x + last.x) / 2 : first.x + 2, first.y);
}
