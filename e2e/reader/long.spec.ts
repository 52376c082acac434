import { expect, type Page } from '@playwright/test';
import type { Annotation } from '../../src/core/model/annotation.ts';
import { type HarnessWindow, painted, TAGS, test } from './harness.ts';

const BLOCKS = 20_000;
const WORDS = 50;

interface LongWindow extends HarnessWindow {
  long: { text: string; blocks: { id: string; kind: string; start: number; end: number; turn: null }[] };
  tasks: number[];
}

// Times are written into the report and asserted nowhere: a busy machine is no fault of the reader's. bench/ measures them.

/** Opens 1,000,000 words in 20,000 blocks; returns the time (ms) that the call took. */
async function openLong(page: Page, annotations: readonly Annotation[] = []): Promise<number> {
  return page.evaluate(
    ([BLOCKS, WORDS, annotations, tags]) => {
      const target = window as unknown as LongWindow;
      const words = ['households', 'six', 'million', 'naïve', 'of', 'the', '💩', 'שלום', 'cases', 'prices'];
      let seed = 1;
      const word = () => words[(seed = (seed * 16_807) % 2_147_483_647) % words.length]!;
      const parts: string[] = [];
      const blocks: LongWindow['long']['blocks'] = [];
      let at = 0;
      for (let i = 0; i < BLOCKS; i++) {
        const part = `${i} ${Array.from({ length: WORDS - 1 }, word).join(' ')}`;
        blocks.push({ id: `b${i}`, kind: 'paragraph', start: at, end: at + part.length, turn: null });
        parts.push(part);
        at += part.length + 2;
      }
      target.long = { text: parts.join('\r\n'), blocks };
      target.tasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) target.tasks.push(duration);
      }).observe({ type: 'longtask' });
      const before = performance.now();
      target.open_(
        { ...target.long, turns: [], speakers: {} } as unknown as Parameters<HarnessWindow['open_']>[0],
        annotations,
        tags,
      );
      return performance.now() - before;
    },
    [BLOCKS, WORDS, annotations, TAGS] as const,
  );
}

const built = (page: Page) => page.locator('.reader-page:has(.reader-block)').count();
const allBuilt = (page: Page) => expect.poll(() => built(page), { timeout: 30_000 }).toBe(BLOCKS / 50);

test('complaint: long documents freeze: of 1,000,000 words the first page at once, the rest in idle slices, exact to the end', async ({
  readerPage: page,
}) => {
  const took = await openLong(page);
  await painted(page);
  expect(await page.locator('.reader-page').count()).toBe(BLOCKS / 50);
  await expect(page.locator('.reader-paragraph').first()).toBeVisible();
  await allBuilt(page);
  const tasks = await page.evaluate(() => (window as unknown as LongWindow).tasks);
  test.info().annotations.push({
    type: 'figures',
    description: `opened in ${took.toFixed(0)} ms; long tasks: ${tasks.join(', ')}`,
  });
  const same = await page.evaluate(() => {
    const { long } = window as unknown as LongWindow;
    const elements = document.querySelectorAll('.reader-block');
    return long.blocks.every(({ start, end }, i) => elements[i]!.textContent === long.text.slice(start, end));
  });
  expect(same).toBe(true);
});

test('selecting at the end, before that part was built, gives exact offsets', async ({
  readerPage: page,
}) => {
  await openLong(page);
  const [start, end, quote] = await page.evaluate(() => {
    const { reader, long } = window as unknown as LongWindow;
    const { start, end } = long.blocks.at(-2)!;
    reader.goTo([start, end]);
    return [start, end, long.text.slice(start, end)] as const;
  });
  await painted(page);
  await page.waitForTimeout(300);
  const block = page.getByText(quote, { exact: true });
  await expect(block).toBeInViewport();
  await block.click({ clickCount: 3, position: { x: 40, y: 10 } });
  await painted(page);
  const selected = () => page.evaluate(() => (window as unknown as HarnessWindow).reader.selection());
  expect(await selected()).toEqual([start, end]);
  await page.keyboard.press('ArrowLeft');
  for (let i = 0; i < 7; i++) await page.keyboard.press('Shift+ArrowRight');
  await painted(page);
  const [from, to] = (await selected())!;
  expect([from, quote.slice(0, to - from)]).toEqual([start, '19998 h'.slice(0, 6) + quote[6]!]);
});

test('selecting everything is quick, and copies everything', async ({ readerPage: page }) => {
  await openLong(page);
  await allBuilt(page);
  const [all, copied] = await page.evaluate(async () => {
    const { reader, long } = window as unknown as LongWindow;
    reader.focus();
    const element = document.activeElement!;
    const before = performance.now();
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true }),
    );
    await new Promise((done) => void requestAnimationFrame(() => setTimeout(done, 0)));
    const took = performance.now() - before;
    const clipboardData = new DataTransfer();
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    const whole = [long.blocks[0]!.start, long.blocks.at(-1)!.end];
    const selected = reader.selection()!;
    return [
      { took, exact: selected[0] === whole[0] && selected[1] === whole[1] },
      clipboardData.getData('text/plain') === long.text,
    ] as const;
  });
  test
    .info()
    .annotations.push({ type: 'figures', description: `selected everything in ${all.took.toFixed(0)} ms` });
  expect(all.exact).toBe(true);
  expect(copied).toBe(true);
  // From the top to the end by keyboard, and one character back.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+End');
  await page.keyboard.press('Shift+ArrowLeft');
  await painted(page);
  const { range, last } = await page.evaluate(() => {
    const { reader, long } = window as unknown as LongWindow;
    return { range: reader.selection(), last: long.blocks.at(-1)!.end };
  });
  expect(range).toEqual([0, last - 1]);
});

test('100,000 annotations: only what is near is painted, and one more costs no more', async ({
  readerPage: page,
}) => {
  await openLong(page);
  await allBuilt(page);
  const figures = await page.evaluate(async () => {
    const { reader, long } = window as unknown as LongWindow;
    const frame = () => new Promise<void>((done) => void requestAnimationFrame(() => setTimeout(done, 0)));
    const make = (id: string, start: number): Annotation => ({
      id,
      transcript: 't',
      edition: 'e',
      span: [[start, start + 40]],
      tag: ['claim', 'statistic', 'policy'][start % 3]!,
      annotator: 'anna',
      values: {},
      note: '',
      created: 0,
      modified: 0,
    });
    const blocks = long.blocks;
    const all = Array.from({ length: 100_000 }, (_, i) =>
      make(`a${i}`, blocks[i % blocks.length]!.start + Math.floor(i / blocks.length) * 37),
    );
    let before = performance.now();
    reader.setAnnotations(all);
    const index = performance.now() - before;
    await frame();
    const paint = performance.now() - before;
    const adds: number[] = [];
    for (let i = 0; i < 9; i++) {
      before = performance.now();
      reader.apply([make(`new${i}`, blocks[3]!.start + i)]);
      await frame();
      adds.push(performance.now() - before);
    }
    const ranges = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    const worst: number[] = [];
    const scroller = document.querySelector('.reader')!;
    for (let i = 0; i < 60; i++) {
      scroller.scrollTop += 400;
      const start = performance.now();
      await frame();
      worst.push(performance.now() - start);
    }
    return {
      index,
      paint,
      add: adds.sort((a, b) => a - b)[4]!,
      ranges,
      frames: worst.sort((a, b) => b - a).slice(0, 5),
      highlights: CSS.highlights.size,
    };
  });
  test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) });
  expect(figures.ranges).toBeLessThan(4000);
  expect(figures.highlights).toBeLessThan(40);
});
