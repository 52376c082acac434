import { expect } from '@playwright/test';
import { annotation, type HarnessWindow, open, painted, test } from './harness.ts';
import { blocks, content, text, at, ANNOTATIONS, strong, pointOf, hits } from './tagged.ts';

test('a click on tagged text tells all that lies there, the shortest first', async ({ readerPage: page }) => {
  await open(page, content, ANNOTATIONS);
  const offset = text.indexOf('million households');
  // The left and the right half of a character are the same character.
  for (const shift of [0, 6]) {
    const point = await pointOf(page, offset);
    await page.mouse.click(point.x + shift, point.y);
  }
  const [first, second] = await hits(page);
  expect(first).toEqual([['visits', 'crossing', 'same', 'policy'], offset]);
  expect(second).toEqual(first);
  // Plain text, the blank beside a line, and a drag are no hits.
  const plain = await pointOf(page, text.indexOf('were solved'));
  await page.mouse.click(plain.x + 3, plain.y);
  const box = (await page.locator('.reader-paragraph').first().boundingBox())!;
  const end = await pointOf(page, text.indexOf(' asks.') + 4);
  await page.mouse.click(box.x + box.width - 2, end.y);
  const from = await pointOf(page, text.indexOf('52 million'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y, { steps: 4 });
  await page.mouse.up();
  expect(await hits(page)).toHaveLength(2);
});

test('dragging a handle moves one boundary, by graphemes, and Escape takes it back', async ({
  readerPage: page,
}) => {
  await open(page, content, ANNOTATIONS);
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.select('visits'));
  await painted(page);
  await expect(page.locator('.reader-handle')).toHaveCount(2);
  const grip = async (side: string) => {
    const box = (await page.locator(`.reader-handle[data-side=${side}]`).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const boundaries = () => page.evaluate(() => (window as unknown as HarnessWindow).heard.boundary);
  const [start, end] = at('over 52 million households');
  // Into the last third of the family: the boundary goes to the family's border.
  const family = await pointOf(page, text.indexOf(' in one year'));
  let from = await grip('end');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(family.x - 6, family.y, { steps: 5 });
  await painted(page);
  expect(await strong(page)).toEqual(['over 52 million households 👩‍👩‍👧']);
  expect(await boundaries()).toEqual([]);
  await page.mouse.up();
  expect(await boundaries()).toEqual([['visits', [[start, end + 1 + '👩‍👩‍👧'.length]]]]);
  // The host says that it is so.
  const committed = annotation('visits', 'statistic', [start, end + 1 + '👩‍👩‍👧'.length]);
  await page.evaluate((one) => (window as unknown as HarnessWindow).reader.apply([one]), committed);
  await painted(page);
  const target = await pointOf(page, text.indexOf('million households'));
  from = await grip('start');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(target.x, target.y, { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await painted(page);
  expect(await boundaries()).toHaveLength(1);
  expect(await strong(page)).toEqual(['over 52 million households 👩‍👩‍👧']);
});

test('each range of a split span has its handles', async ({ readerPage: page }) => {
  await open(page, content, ANNOTATIONS);
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.select('split'));
  await painted(page);
  await expect(page.locator('.reader-handle')).toHaveCount(4);
  const box = (await page.locator('.reader-handle[data-range="1"][data-side=end]').boundingBox())!;
  const target = await pointOf(page, text.indexOf('covers'));
  await page.mouse.move(box.x + box.width / 2, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(target.x - 1, target.y, { steps: 5 });
  await page.mouse.up();
  const [[id, span]] = (await page.evaluate(() => (window as unknown as HarnessWindow).heard.boundary)) as [
    [string, [number, number][]],
  ];
  expect(id).toBe('split');
  expect(span.map((range) => text.slice(...range))).toEqual(['About', 'the plan, which ']);
});

test('a context menu says where: block, turn, offset', async ({ readerPage: page }) => {
  await open(page, content, ANNOTATIONS);
  const point = await pointOf(page, blocks[1]!.start + 3);
  await page.mouse.click(point.x, point.y, { button: 'right' });
  const [[target]] = (await page.evaluate(() => (window as unknown as HarnessWindow).heard.block)) as [
    [object],
  ];
  expect(target).toMatchObject({ block: 'block-1', turn: 'turn-0', offset: blocks[1]!.start + 3 });
});
