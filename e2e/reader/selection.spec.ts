import { expect, type Page } from '@playwright/test';
import { type Content, contentOf, type HarnessWindow, open, painted, test } from './harness.ts';

const content: Content = contentOf([
  ['heading', 'Prices'],
  ['speaker', 'Qiu Baoli', '\n'],
  [
    'paragraph',
    'About 6 million cases 💩👩‍👩‍👧 in d\u0065\u0301j\u0061\u0300 vu,\r\nover\u00a052 million households\tin all.',
    '\r\n\r\n',
  ],
  ['paragraph', 'שלום עולם, 42 אנשים 💩 כאן'],
  ['speaker', '李健涛：', ''],
  ['paragraph', '超过５２００万户家庭参保。'],
  ['furniture', 'Share:', ''],
]);

const { text, blocks } = content;
const selected = (page: Page) => page.evaluate(() => (window as unknown as HarnessWindow).reader.selection());

const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as HarnessWindow).heard.selection.at(-1)?.[0]) as Promise<{
    range: [number, number];
    backward: boolean;
    rect: { x: number; y: number; height: number };
  } | null>;

/** The middle of the character at an offset. */
const pointOf = (page: Page, offset: number) =>
  page.evaluate(
    ([block, local]) => {
      const node = document.querySelectorAll('.reader-block')[block]!.firstChild!.firstChild!;
      const range = document.createRange();
      range.setStart(node, local);
      range.setEnd(node, local + 1);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left + 0.5, y: top + height / 2 };
    },
    [
      blocks.findLastIndex(({ start }) => start <= offset),
      offset - blocks.findLast(({ start }) => start <= offset)!.start,
    ] as const,
  );

test('every caret position of the document is an offset of the text, and back', async ({
  readerPage: page,
}) => {
  await open(page, content);
  const wrong = await page.evaluate(
    async ({ blocks }) => {
      const { reader } = window as unknown as HarnessWindow;
      reader.focus();
      const wrong: string[] = [];
      const elements = [...document.querySelectorAll('.reader-block')];
      for (const [i, { start, end }] of blocks.entries()) {
        const node = elements[i]!.firstChild!.firstChild as Text;
        for (let local = 0; local <= end - start; local++) {
          getSelection()!.collapse(node, local);
          document.dispatchEvent(new Event('selectionchange'));
          if (reader.caret() !== start + local) wrong.push(`read ${start + local}: ${reader.caret()}`);
          reader.setCaret(start + local);
          const { anchorNode, anchorOffset } = getSelection()!;
          const next = blocks[i + 1]?.start === start + local;
          if (!next && (anchorNode !== node || anchorOffset !== local)) wrong.push(`set ${start + local}`);
        }
      }
      return wrong;
    },
    { blocks },
  );
  expect(wrong).toEqual([]);
});

test('points on elements are offsets too', async ({ readerPage: page }) => {
  await open(page, content);
  const offsets = await page.evaluate(() => {
    const { reader } = window as unknown as HarnessWindow;
    reader.focus();
    const at = (node: Node, offset: number) => {
      getSelection()!.collapse(node, offset);
      document.dispatchEvent(new Event('selectionchange'));
      return reader.caret();
    };
    const [root] = document.querySelectorAll('.reader-text');
    const [page] = document.querySelectorAll('.reader-page');
    const block = document.querySelectorAll('.reader-block')[2]!;
    return [
      at(root!, 0),
      at(root!, 1),
      at(page!, 0),
      at(page!, 3),
      at(page!, 7),
      at(block, 0),
      at(block, 1),
      at(block.firstChild!, 1),
    ];
  });
  const [, , third, fourth] = blocks;
  expect(offsets).toEqual([
    0,
    text.length,
    0,
    fourth!.start,
    text.length,
    third!.start,
    third!.end,
    third!.end,
  ]);
});

test('a drag with the mouse gives the characters dragged over', async ({ readerPage: page }) => {
  await open(page, content);
  const quote = 'million cases 💩👩‍👩‍👧 in d\u0065\u0301j';
  const start = text.indexOf(quote);
  const from = await pointOf(page, start);
  const to = await pointOf(page, start + quote.length);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x - 1, to.y, { steps: 6 });
  expect(await heard(page)).toBeUndefined();
  await page.mouse.up();
  await painted(page);
  expect(text.slice(...(await selected(page))!)).toBe(quote);
  const told = (await heard(page))!;
  expect(told.range).toEqual([start, start + quote.length]);
  expect(told.backward).toBe(false);
  expect(Math.abs(told.rect.y + told.rect.height / 2 - to.y)).toBeLessThan(told.rect.height);
  // Backwards, and over the border of two blocks.
  const hebrew = blocks[3]!;
  const end = await pointOf(page, hebrew.start + 4);
  await page.mouse.move(end.x, end.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y, { steps: 6 });
  await page.mouse.up();
  await painted(page);
  const back = (await heard(page))!;
  expect(back.backward).toBe(true);
  expect(back.range[0]).toBe(start);
  expect(Math.abs(back.range[1] - (hebrew.start + 4))).toBeLessThanOrEqual(1);
});

test('a double click takes the word, a triple click the sentence and nothing of the next block', async ({
  readerPage: page,
}) => {
  await open(page, content);
  const word = await pointOf(page, text.indexOf('million households') + 2);
  await page.mouse.dblclick(word.x, word.y);
  await painted(page);
  expect(text.slice(...(await selected(page))!)).toBe('million');
  const line = await pointOf(page, blocks[3]!.start + 2);
  await page.mouse.click(line.x, line.y, { clickCount: 3 });
  await painted(page);
  expect(await selected(page)).toEqual([blocks[3]!.start, blocks[3]!.end]);
  expect((await heard(page))!.range).toEqual([blocks[3]!.start, blocks[3]!.end]);
  await page.mouse.click(line.x, line.y);
  await painted(page);
  expect(await heard(page)).toBeNull();
});

test('Shift and arrows go over blocks by graphemes, never through a pair', async ({ readerPage: page }) => {
  await open(page, content);
  const start = text.indexOf('cases');
  await page.evaluate((at) => {
    const { reader } = window as unknown as HarnessWindow;
    reader.focus();
    reader.setCaret(at);
  }, start);
  const ends: number[] = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Shift+ArrowRight');
    ends.push((await selected(page))?.[1] ?? -1);
  }
  const borders = new Set(
    [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ index }) => index),
  );
  expect(ends.filter((end) => !borders.has(end) && end !== text.length)).toEqual([]);
  expect(ends.at(-1)).toBeGreaterThan(blocks[3]!.start);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+Control+ArrowRight');
  await painted(page);
  const [from, to] = (await selected(page))!;
  expect(from).toBe(start);
  expect(to).toBeGreaterThan(blocks[4]!.start);
  expect((await heard(page))!.range).toEqual([from, to]);
});

test('copying gives the stored characters, between the blocks too', async ({ readerPage: page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, content);
  const range = [text.indexOf('cases'), blocks[5]!.start + 3] as const;
  await page.evaluate((range) => {
    const { reader } = window as unknown as HarnessWindow;
    reader.focus();
    reader.setSelection(range);
  }, range);
  // What the event is given; the system's clipboard may turn line breaks into its own.
  await page.evaluate(() => {
    addEventListener('copy', (event) =>
      Object.assign(window, {
        copied: [event.clipboardData!.getData('text/plain'), event.clipboardData!.types.length],
      }),
    );
  });
  await page.keyboard.press('Control+c');
  const copied = () => page.evaluate(() => (window as unknown as { copied: [string, number] }).copied);
  expect(await copied()).toEqual([text.slice(...range), 1]);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await copied()).toEqual([text, 1]);
});

test('the selection outlives the focus, and comes back with it', async ({ readerPage: page }) => {
  await open(page, content);
  const range: [number, number] = [text.indexOf('6 million'), text.indexOf(' cases')];
  const highlighted = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('passage-selection') ?? [])].map((r) => {
        const range = document.createRange();
        range.setStart(r.startContainer, r.startOffset);
        range.setEnd(r.endContainer, r.endOffset);
        return range.toString();
      }),
    );
  await page.evaluate((range) => (window as unknown as HarnessWindow).reader.setSelection(range), range);
  expect(await highlighted()).toEqual(['6 million']);
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.focus());
  await painted(page);
  expect(await highlighted()).toEqual([]);
  expect(await page.evaluate(() => getSelection()!.toString())).toBe('6 million');
  await page.locator('#elsewhere').click();
  await page.keyboard.type('stat');
  await painted(page);
  expect(await highlighted()).toEqual(['6 million']);
  expect(await selected(page)).toEqual(range);
  // A call from outside does not take the focus away.
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.setSelection([0, 3]));
  await page.keyboard.type('istic');
  expect(await page.locator('#elsewhere').inputValue()).toBe('statistic');
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.focus());
  await painted(page);
  expect(await page.evaluate(() => getSelection()!.toString())).toBe('Pri');
});
