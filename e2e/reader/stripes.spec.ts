import { expect, type Page } from '@playwright/test';
import type { Annotation } from '../../src/core/model/annotation.ts';
import { annotation, type Content, contentOf, type HarnessWindow, open, painted, test } from './harness.ts';

const SENTENCE =
  'About 6 million cases were solved last year, and police visited over 52 million households. ';
const paragraphs = (n: number): Content =>
  contentOf(Array.from({ length: n }, (_, i) => ['paragraph', `${i}. ${SENTENCE.repeat(4)}`] as const));

const by = (annotator: string, one: Annotation): Annotation => ({ ...one, annotator });
const within = (content: Content, block: number, from: number, to: number): [number, number] => {
  const { start } = content.blocks[block]!;
  return [start + from, start + to];
};

/** What stands in the margin, in the viewport's pixels. */
const boxes = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) =>
    all.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const { id = '', ids = '' } = (element as HTMLElement).dataset;
      return {
        id: id || ids,
        text: element.textContent,
        className: element.className,
        left,
        right,
        top,
        bottom,
      };
    }),
  );
const name = (page: Page, annotators: Record<string, string>, me: string) =>
  page.evaluate(
    ([all, me]) =>
      (window as unknown as HarnessWindow).reader.setAnnotators(new Map(Object.entries(all)), me),
    [annotators, me] as const,
  );

test.use({ viewport: { width: 1400, height: 900 } });

test('a stripe has its tag beside it where there is room, and shows whose it is by its pattern', async ({
  readerPage: page,
}) => {
  const content = paragraphs(6);
  await open(page, content, [
    annotation('long', 'policy', within(content, 0, 3, 180)),
    by('ben', annotation('short', 'claim', within(content, 2, 3, 30))),
  ]);
  await name(page, { ben: 'Ben Ode', anna: 'Anna Ling' }, 'anna');
  await expect
    .poll(async () => (await boxes(page, '.reader-label')).map(({ id, text }) => [id, text]))
    .toEqual([
      ['long', 'Policy measureAL'],
      ['short', 'ClaimBO'],
    ]);
  const [long, short] = await boxes(page, '.reader-stripe');
  expect(long!.className).toContain('reader-cue-0');
  expect(short!.className).toContain('reader-cue-1');
  const [first] = await boxes(page, '.reader-label');
  expect(first!.right).toBeLessThanOrEqual(long!.left + 1);
  expect(first!.top).toBeGreaterThanOrEqual(long!.top - 1);
  // Pointing at either shows the span; a click on the label is a click on the annotation.
  await page.locator('.reader-label[data-id=short]').hover();
  await expect(page.locator('.reader-stripe[data-id=short]')).toHaveClass(/is-hovered/);
  const strong = () =>
    page.evaluate(
      () => [...CSS.highlights].filter(([key, { size }]) => key.endsWith('-strong') && size > 0).length,
    );
  await expect.poll(strong).toBe(1);
  await page.locator('.reader-label[data-id=short]').click();
  const hit = await page.evaluate(() => (window as unknown as HarnessWindow).heard.hit.map(([ids]) => ids));
  expect(hit).toEqual([['short']]);
  // No room: no labels, and the stripes are still there.
  await page.setViewportSize({ width: 520, height: 900 });
  await expect(page.locator('.reader-label')).toHaveCount(0);
  await expect(page.locator('.reader-stripe')).toHaveCount(2);
});

test('by annotator, everybody has a band of their own, in the same place all the way down', async ({
  readerPage: page,
}) => {
  const content = paragraphs(40);
  const all = content.blocks.flatMap((_, i) => [
    annotation(`a${i}`, 'claim', within(content, i, 3, 60)),
    by('ben', annotation(`b${i}`, 'policy', within(content, i, 20, 90))),
    by('cleo', annotation(`c${i}`, 'statistic', within(content, i, 30, 200))),
  ]);
  await open(page, content, all);
  await name(page, { ben: 'Ben Ode', anna: 'Anna Ling', cleo: 'Cleo' }, 'ben');
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.setArrangement('annotator'));
  const bands = async () =>
    (await boxes(page, '.reader-band')).map(({ text, left, right }) => ({ text, left, right }));
  await expect.poll(async () => (await bands()).map(({ text }) => text)).toEqual(['BO', 'AL', 'CL']);
  const heads = await bands();
  const check = async (): Promise<void> => {
    const stripes = await boxes(page, '.reader-stripe');
    expect(stripes.length).toBeGreaterThan(8);
    for (const { id, left, right } of stripes) {
      const head = heads[['b', 'a', 'c'].indexOf(id[0]!)]!;
      expect(left).toBeGreaterThanOrEqual(head.left - 0.5);
      expect(right).toBeLessThanOrEqual(head.right + 0.5);
    }
  };
  await check();
  const ids = new Set((await boxes(page, '.reader-stripe')).map(({ id }) => id));
  await page.locator('.reader').evaluate((element) => (element.scrollTop = element.scrollHeight));
  await expect
    .poll(async () => (await boxes(page, '.reader-stripe')).some(({ id }) => ids.has(id)))
    .toBe(false);
  await check();
  // The heads stay in sight.
  const { y } = (await page.locator('.reader').boundingBox())!;
  for (const { top } of await boxes(page, '.reader-band')) expect(Math.abs(top - y)).toBeLessThan(1);
});

test('the very same span twice: a badge says so, and asks which is meant', async ({ readerPage: page }) => {
  const content = paragraphs(3);
  const span = within(content, 1, 3, 40);
  await open(page, content, [
    annotation('one', 'claim', span),
    by('ben', annotation('two', 'claim', span)),
    annotation('other', 'claim', within(content, 1, 3, 41)),
  ]);
  await expect(page.locator('.reader-badge')).toHaveText(['2']);
  await page.locator('.reader-badge').click();
  const [hit] = await page.evaluate(() => (window as unknown as HarnessWindow).heard.hit.map(([ids]) => ids));
  expect((hit as string[]).toSorted()).toEqual(['one', 'two']);
});

test('what the margin has no lane for is counted, and can be picked', async ({ readerPage: page }) => {
  const content = paragraphs(3);
  const all = Array.from({ length: 60 }, (_, i) =>
    annotation(`a${i}`, 'claim', within(content, 1, 3 + (i % 7), 200)),
  );
  await open(page, content, all);
  await expect(page.locator('.reader-crowd')).toHaveCount(1);
  const [crowd] = await boxes(page, '.reader-crowd');
  const drawn = await page.locator('.reader-stripe').count();
  expect(crowd!.text).toBe(`+${60 - drawn}`);
  expect(crowd!.id.split(' ')).toHaveLength(60 - drawn);
  const margin = (await page.locator('.reader-gutter').boundingBox())!;
  for (const { left } of [...(await boxes(page, '.reader-stripe')), crowd!])
    expect(left).toBeGreaterThanOrEqual(margin.x - 1);
  await page.locator('.reader-crowd').click();
  const [hit] = await page.evaluate(() => (window as unknown as HarnessWindow).heard.hit.map(([ids]) => ids));
  expect(hit).toHaveLength(60 - drawn);
});

test('recogito: client rects of every span, at every redraw', async ({ readerPage: page }) => {
  const content = paragraphs(60);
  // A hundred in each paragraph: six thousand.
  const all = content.blocks.flatMap((_, block) =>
    Array.from({ length: 100 }, (__, i) =>
      annotation(
        `${block}-${i}`,
        'claim',
        within(content, block, 3 + ((i * 11) % 330), 20 + ((i * 11) % 330) + (i % 19) + (i > 29 ? 1 : 0)),
      ),
    ),
  );
  await open(page, content, []);
  await page.evaluate(() => {
    const counted = window as unknown as { rects: number };
    counted.rects = 0;
    const { getClientRects } = Range.prototype;
    Range.prototype.getClientRects = function (): DOMRectList {
      counted.rects++;
      return getClientRects.call(this);
    };
  });
  const rects = () => page.evaluate(() => (window as unknown as { rects: number }).rects);
  await page.evaluate((all) => (window as unknown as HarnessWindow).reader.setAnnotations(all), all);
  await expect(page.locator('.reader-stripe').first()).toBeAttached();
  await painted(page);
  const drawn = await page.evaluate(
    () =>
      new Set(
        [...document.querySelectorAll<HTMLElement>('.reader-stripe, .reader-crowd')].flatMap((e) =>
          (e.dataset['id'] ?? e.dataset['ids'])!.split(' '),
        ),
      ).size,
  );
  expect(drawn).toBeGreaterThan(600);
  const first = await rects();
  expect(first).toBeLessThan(drawn);
  // One more in view: its lines are known, but for its own ends.
  await page.evaluate(
    (one) => (window as unknown as HarnessWindow).reader.apply([one]),
    annotation('new', 'policy', within(content, 1, 5, 77)),
  );
  await painted(page);
  expect((await rects()) - first).toBeLessThan(60);
});

test('in one paragraph without end, only what is near the viewport is drawn', async ({
  readerPage: page,
}) => {
  const text = Array.from({ length: 1000 }, (_, i) => `${i} ${SENTENCE}`).join('');
  const content = contentOf([['paragraph', text]]);
  const all = Array.from({ length: 2000 }, (_, i) => annotation(`a${i}`, 'claim', [i * 40, i * 40 + 30]));
  all.push(annotation('whole', 'policy', [0, text.length]));
  await open(page, content, all);
  await expect(page.locator('.reader-stripe[data-id=a3]')).toBeAttached();
  expect(await page.locator('.reader-stripe').count()).toBeLessThan(400);
  // What goes on over the borders of what is drawn at once has one lane, and no gap.
  const pieces = (await boxes(page, '.reader-stripe[data-id=whole]')).sort((a, b) => a.top - b.top);
  expect(pieces.length).toBeGreaterThan(1);
  expect(new Set(pieces.map(({ left }) => left)).size).toBe(1);
  for (let i = 1; i < pieces.length; i++)
    expect(Math.abs(pieces[i]!.top - pieces[i - 1]!.bottom)).toBeLessThan(1);
});

test('in forced colours, stripes and labels have the system’s colours and keep their patterns', async ({
  readerPage: page,
}) => {
  const content = paragraphs(3);
  const span = within(content, 1, 3, 80);
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, content, [
    annotation('mine', 'claim', span),
    by('ben', annotation('theirs', 'claim', span)),
    annotation('other', 'policy', within(content, 0, 3, 50)),
  ]);
  await name(page, { anna: 'Anna', ben: 'Ben' }, 'anna');
  const look = (id: string) =>
    page.locator(`.reader-stripe[data-id=${id}] > i`).evaluate((bar) => {
      const { backgroundColor, backgroundImage, borderTopColor } = getComputedStyle(bar);
      const probe = document.body.appendChild(document.createElement('p'));
      probe.style.color = 'CanvasText';
      const system = getComputedStyle(probe).color;
      probe.remove();
      return {
        plain: backgroundImage === 'none' && backgroundColor === system,
        bordered: borderTopColor === system,
      };
    });
  await expect.poll(() => look('mine')).toEqual({ plain: true, bordered: true });
  await expect.poll(() => look('theirs')).toEqual({ plain: false, bordered: true });
  // Without colours, words say which tag it is.
  await expect(page.locator('.reader-label[data-id=other]')).toContainText('Policy measure');
  await expect(page.locator('.reader-badge')).toBeVisible();
});
