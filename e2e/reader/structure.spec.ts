import { expect, type Page } from '@playwright/test';
import type { BlockKind } from '../../src/core/model/structure.ts';
import {
  annotation,
  type Content,
  contentOf,
  type HarnessWindow,
  open,
  painted,
  shownText,
  storedText,
  test,
} from './harness.ts';

const content: Content = contentOf(
  Array.from({ length: 400 }, (_, i): [BlockKind, string] =>
    i % 4 === 0
      ? ['speaker', `Speaker ${i % 12}`]
      : [
          'paragraph',
          `${i}: over 52 million households were visited, 💩 and ${'so on and on, '.repeat(i % 9)}that was all.`,
        ],
  ),
);

const set = (page: Page, next: Content): Promise<void> =>
  page.evaluate(
    (next) =>
      (window as unknown as HarnessWindow).reader.setContent({
        ...next,
        speakers: new Map(Object.entries(next.speakers)),
      }),
    next,
  );

/** The content with block `i` split at `at` (UTF-16, within the block). */
function split(from: Content, i: number, at: number): Content {
  const block = from.blocks[i]!;
  const halves = [
    { ...block, end: block.start + at },
    { ...block, id: `${block.id}-b`, start: block.start + at },
  ];
  return { ...from, blocks: [...from.blocks.slice(0, i), ...halves, ...from.blocks.slice(i + 1)] };
}

/** Where the first block in view is, and which. */
const view = (page: Page) =>
  page.evaluate(() => {
    const { top } = document.querySelector('.reader')!.getBoundingClientRect();
    const first = [...document.querySelectorAll('.reader-block')].find(
      (one) => one.getBoundingClientRect().bottom > top + 4,
    )!;
    return { text: first.textContent, y: Math.round(first.getBoundingClientRect().top) };
  });

test('another structure over the same text keeps the view, the caret and the pages it does not reach', async ({
  readerPage: page,
}) => {
  const at = content.blocks[203]!.start + 5;
  const mark = annotation('a', 'claim', [at, at + 30]);
  await open(page, content, [mark]);
  await expect.poll(() => page.locator('.reader-block').count()).toBe(400);
  await page.evaluate((at) => {
    const { reader } = window as unknown as HarnessWindow;
    reader.focus();
    reader.goTo([at, at + 1]);
    reader.setCaret(at);
  }, at);
  await page.waitForTimeout(300);
  const before = await view(page);
  await page.evaluate(() =>
    document
      .querySelectorAll('.reader-page')
      .forEach((one, i) => ((one as HTMLElement).dataset['was'] = String(i))),
  );
  // One far above the view, one in its page, one below; then a speaker renamed and a block made furniture.
  let next = split(split(split(content, 301, 20), 205, 12), 10, 8);
  const check = async (): Promise<void> => {
    await painted(page);
    expect(await shownText(page)).toEqual(storedText(next));
    expect(await view(page)).toEqual(before);
    expect(await page.evaluate(() => (window as unknown as HarnessWindow).reader.caret())).toBe(at);
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => (window as unknown as HarnessWindow).reader.caret())).toBe(at + 1);
    await page.keyboard.press('ArrowLeft');
    // Every block still says its own offset.
    const starts = await page.evaluate(() =>
      [...document.querySelectorAll('.reader-block')].map((block) => {
        getSelection()!.collapse(block.firstChild!.firstChild!, 0);
        document.dispatchEvent(new Event('selectionchange'));
        return (window as unknown as HarnessWindow).reader.caret();
      }),
    );
    expect(starts).toEqual(next.blocks.map(({ start }) => start));
    await page.evaluate((at) => (window as unknown as HarnessWindow).reader.setCaret(at), at);
    const painted_ = await page.evaluate(() =>
      [...CSS.highlights.get('passage-blue-0')!].map((r) => [r.startOffset, r.startContainer.isConnected]),
    );
    expect(painted_).toEqual([[5, true]]);
  };
  await set(page, next);
  await check();
  const kept = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.reader-page')].map((one) => one.dataset['was']),
    );
  expect((await kept()).filter((was) => was !== undefined).length).toBeLessThan(8);

  next = content;
  await set(page, next);
  await check();
  await page.evaluate(() =>
    document
      .querySelectorAll('.reader-page')
      .forEach((one, i) => ((one as HTMLElement).dataset['was'] = String(i))),
  );
  const was = await kept();
  next = split(content, 10, 8);
  await set(page, next);
  await check();
  expect(await kept()).toEqual([undefined, ...was.slice(1)]);
  next = {
    ...next,
    speakers: { ...next.speakers, 'Speaker 0': { ...next.speakers['Speaker 0']!, name: 'Somebody else' } },
    blocks: next.blocks.map((block, i) => (i === 260 ? { ...block, kind: 'furniture', turn: null } : block)),
  };
  await set(page, next);
  await check();
  expect(await kept()).toEqual([undefined, ...was.slice(1)]);
  expect(await page.locator('[data-voice="Somebody else"]').count()).toBe(34);
  await expect(page.locator('.reader-furniture')).toHaveCount(1);
});

test('the focus comes by keyboard to what is in view, and goes by keyboard', async ({ readerPage: page }) => {
  await open(page, content);
  await expect.poll(() => page.locator('.reader-block').count()).toBe(400);
  await page.evaluate(() => {
    document.querySelector('.reader')!.scrollTop = 6000;
  });
  await page.waitForTimeout(200);
  const before = await view(page);
  await page.locator('#elsewhere').focus();
  await page.keyboard.press('Tab');
  // The scrolling region may be a stop of its own.
  if (!(await page.evaluate(() => document.activeElement!.matches('.reader-text'))))
    await page.keyboard.press('Tab');
  await painted(page);
  expect(await page.evaluate(() => document.activeElement!.className)).toBe('reader-text');
  expect(await view(page)).toEqual(before);
  const caret = await page.evaluate(() => (window as unknown as HarnessWindow).reader.caret());
  const block = content.blocks.find(({ start, end }) => start <= caret! && caret! <= end)!;
  expect(content.text.slice(block.start, block.end)).toBe(before.text);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement!.className)).not.toBe('reader-text');
});

test('another text replaces the first, and leaves nothing behind', async ({ readerPage: page }) => {
  await open(page, content, [annotation('a', 'claim', [0, 9])]);
  const other = contentOf([['paragraph', 'Short.']]);
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.setAnnotations([]));
  await set(page, other);
  await painted(page);
  expect(await shownText(page)).toEqual(['Short.']);
  expect(await page.locator('.reader-sheet').count()).toBe(1);
  expect(
    await page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)),
  ).toBe(0);
  await set(page, { ...other, text: '\n', blocks: [] });
  await painted(page);
  expect(await shownText(page)).toEqual([]);
});
