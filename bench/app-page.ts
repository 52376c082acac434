import type { Page } from 'playwright-core';
import { prepareWatch, timesOf } from './page-watch.ts';
import type { Served } from './serve.ts';

/** The first so many UTF-16 units of each text stay free of annotations: a click there selects words. */
export const FREE = 3_000;

/** Opens the page on its start view. */
export async function enter(page: Page, { url }: Served): Promise<void> {
  await prepareWatch(page);
  await page.goto(url);
  await page.getByRole('button', { name: 'New project' }).waitFor();
}

/** Milliseconds from the click on a project in the list to the first paint of its text. */
export async function open(page: Page, project: string): Promise<number> {
  // A page behind another one is not painted.
  await page.bringToFront();
  const awaited = { selector: '[aria-label="Transcript"] [data-lexical-text]' };
  const button = page.getByRole('button', { name: new RegExp(`^${project}`) });
  return (await timesOf(page, 'click', [awaited], () => button.click()))[0]!;
}

/** Closes the project, back to the start view. */
export async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Close the project' }).click();
  await page.getByRole('button', { name: 'New project' }).waitFor();
}

/** Waits until all of the text and all annotations are there, and the page is at rest. */
export async function settle(page: Page, annotations: number): Promise<void> {
  const all = `${annotations.toLocaleString('en')} annotation`;
  await page.waitForFunction(
    (all) =>
      (document.querySelector('.status-facts')?.textContent ?? '')
        .replaceAll(/[\s\u{a0}]/gu, ' ')
        .includes(all) &&
      document
        .querySelector('.reader-text')
        ?.lastElementChild?.firstElementChild?.classList.contains('reader-block'),
    all,
    { timeout: 60_000, polling: 200 },
  );
  await page.waitForTimeout(1_000);
}

/** Selects a word at the beginning of the text by a double click; another one for each `n`. */
export async function selectWord(page: Page, n: number): Promise<void> {
  const { x, y } = await page.evaluate((n) => {
    const region = document.querySelector('[aria-label="Transcript"]')!;
    region.scrollTop = 0;
    const { bottom } = region.getBoundingClientRect();
    const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
    let left = n;
    while (texts.nextNode())
      for (const word of (texts.currentNode.nodeValue ?? '').matchAll(/[a-z]{6,}/g)) {
        if (left-- > 0) continue;
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const { left: x, top, width, height } = range.getBoundingClientRect();
        if (top < bottom - 40) return { x: x + width / 2, y: top + height / 2 };
      }
    throw new Error('There are not enough words in view.');
  }, n);
  await page.mouse.dblclick(x, y);
  await page.waitForTimeout(80);
}

/** Presses a tag's key on the selection: milliseconds to the paint of the highlight, and to “Saved”, which stands after the commit. */
export async function tag(page: Page, n: number): Promise<{ painted: number; saved: number }> {
  await selectWord(page, n);
  const awaited = [{ highlights: true }, { text: ['.status-words', 'Saved'] as const }];
  const [painted, saved] = await timesOf(page, 'keydown', awaited, () => page.keyboard.press('1'));
  await page.waitForTimeout(150);
  return { painted: painted!, saved: saved! };
}

/** Clicks on annotated text in view: milliseconds until its annotation is the selected one, in the text and beside it. */
export async function click(page: Page, n: number): Promise<number> {
  await page.keyboard.press('Escape');
  await page.waitForTimeout(450);
  const { x, y } = await page.evaluate((n) => {
    const region = document.querySelector('[aria-label="Transcript"]')!.getBoundingClientRect();
    const painted = [...CSS.highlights.values()].flatMap((ranges) => [...ranges]);
    const places: { x: number; y: number }[] = [];
    for (const { startContainer: node, startOffset: start } of painted) {
      // What lies under nothing else: a click on several asks which.
      const over = painted.filter(
        (one) =>
          (one.startContainer === node ? one.startOffset <= start + 1 : one.endContainer === node) &&
          (one.endContainer === node ? one.endOffset > start : one.startContainer === node),
      );
      if (over.length > 1) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, Math.min(start + 1, node.nodeValue!.length));
      const { left, top, bottom } = range.getBoundingClientRect();
      if (top > region.top + 40 && bottom < region.bottom - 40)
        places.push({ x: left + 3, y: (top + bottom) / 2 });
    }
    if (places.length === 0) throw new Error('No annotation in view stands alone.');
    return places[n % places.length]!;
  }, n);
  const awaited = [{ selector: '.reader-handle' }, { selector: '[data-pane="annotation"] select' }];
  return Math.max(...(await timesOf(page, 'pointerdown', awaited, () => page.mouse.click(x, y))));
}

/** From the first annotation of the list to the last one: milliseconds until its place is in view. */
export async function jump(page: Page): Promise<number> {
  const lines = page.locator('[data-pane="annotations"] .annotation-line');
  await lines.first().click();
  await page.keyboard.press('Home');
  await page.waitForTimeout(400);
  const awaited = [{ scrolled: 'end', selector: '.reader-handle' }] as const;
  const [time] = await timesOf(page, 'keydown', awaited, () => page.keyboard.press('End'));
  await page.waitForTimeout(300);
  await page.keyboard.press('Home');
  await page.waitForTimeout(300);
  return time!;
}

/** Narrows the list to a tag: milliseconds until it says how many are left. */
export async function filter(page: Page): Promise<number> {
  const choice = page.locator('[data-pane="annotations"]').getByRole('combobox', { name: 'Tag' });
  const awaited = [{ text: ['[data-pane="annotations"]', ' of '] as const }];
  const [time] = await timesOf(page, 'change', awaited, () => choice.selectOption({ index: 1 }));
  await choice.selectOption({ index: 0 });
  await page.waitForTimeout(200);
  return time!;
}

/** Milliseconds from frame to frame while the text is scrolled down by `step` pixels in each, from a part of it on. */
export const scroll = (page: Page, step: number, count: number, from: number): Promise<number[]> =>
  page.evaluate(
    async ([step, count, from]) => {
      const region = document.querySelector('[aria-label="Transcript"]')!;
      region.scrollTop = from * region.scrollHeight;
      await new Promise((resolve) => void setTimeout(resolve, 400));
      return new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let last = Number.NaN;
        const next = (now: number): void => {
          if (!Number.isNaN(last)) times.push(now - last);
          last = now;
          if (times.length >= count) return resolve(times);
          region.scrollTop += step;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      });
    },
    [step, count, from] as const,
  );
