import { expect, type Page } from '@playwright/test';
import { annotation, type Content, contentOf, type HarnessWindow, open, painted, test } from './harness.ts';

const content: Content = contentOf([
  ['heading', 'Prices'],
  ['speaker', 'Qiu Baoli', '\n'],
  [
    'paragraph',
    'About 6 million cases were solved, and police visited over 52 million households 👩‍👩‍👧 in one year, as the law asks.',
  ],
  ['paragraph', 'It says so in the plan, which covers the years to come.'],
  ['furniture', 'Share:'],
]);
const { text, blocks } = content;
const at = (quote: string): [number, number] => [text.indexOf(quote), text.indexOf(quote) + quote.length];

const ANNOTATIONS = [
  annotation('cases', 'statistic', at('About 6 million cases')),
  annotation('visits', 'statistic', at('over 52 million households')),
  annotation(
    'policy',
    'policy',
    at('police visited over 52 million households 👩‍👩‍👧 in one year, as the law asks.'),
  ),
  annotation(
    'same',
    'policy',
    at('police visited over 52 million households 👩‍👩‍👧 in one year, as the law asks.'),
  ),
  annotation('crossing', 'claim', [text.indexOf('million households'), text.indexOf('so in the plan')]),
  annotation('split', 'claim', at('About'), at('the plan')),
];

/** What is painted, by style. */
const highlights = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights]
        .map(([name, ranges]) => [
          name,
          [...ranges].map((r) => {
            const range = document.createRange();
            range.setStart(r.startContainer, r.startOffset);
            range.setEnd(r.endContainer, r.endOffset);
            return range.toString();
          }),
        ])
        .filter(([, ranges]) => ranges!.length > 0),
    ),
  ) as Promise<Record<string, string[]>>;

/** What is painted as selected or pointed at. */
const strong = async (page: Page): Promise<string[]> =>
  Object.entries(await highlights(page)).flatMap(([name, ranges]) =>
    name.endsWith('-strong') ? ranges : [],
  );

/** Just within the left border of the character at an offset. */
const pointOf = (page: Page, offset: number) => {
  const block = blocks.findLastIndex(({ start }) => start <= offset);
  return page.evaluate(
    ([block, local]) => {
      const node = document.querySelectorAll('.reader-block')[block]!.firstChild!.firstChild!;
      const range = document.createRange();
      range.setStart(node, local);
      range.setEnd(node, local + 1);
      const { left, top, bottom, height } = range.getBoundingClientRect();
      return { x: left + 1, y: top + height / 2, top, bottom };
    },
    [block, offset - blocks[block]!.start] as const,
  );
};
const hits = (page: Page) =>
  page.evaluate(() => (window as unknown as HarnessWindow).heard.hit.map(([ids, offset]) => [ids, offset]));

test('each range is painted once, in one highlight a style, overlaps in styles of their own', async ({
  readerPage: page,
}) => {
  await open(page, content, ANNOTATIONS);
  const shown = await highlights(page);
  // The text between two blocks is not shown, so it is not in what the ranges hold.
  const policy = text.slice(...ANNOTATIONS[2]!.span[0]!);
  const crossing = text.slice(...ANNOTATIONS[4]!.span[0]!).replace('\n\n', '');
  const all = Object.values(shown).flat().sort();
  expect(all).toEqual(
    [
      'About 6 million cases',
      'over 52 million households',
      policy,
      policy,
      crossing,
      'About',
      'the plan',
    ].sort(),
  );
  // What is identical differs in style, and so does what overlaps with the same colour.
  const styleOf = (quote: string) => Object.keys(shown).filter((name) => shown[name]!.includes(quote));
  expect(styleOf(policy)).toHaveLength(2);
  expect(styleOf('About')).toEqual(['passage-blue-0']);
  expect(styleOf('About 6 million cases')).toEqual(['passage-orange-1']);
  // As many highlights as styles, not as annotations.
  expect(await page.evaluate(() => CSS.highlights.size)).toBeLessThan(12);
});

test('a change, a filter, a selection and a removal are painted', async ({ readerPage: page }) => {
  await open(page, content, ANNOTATIONS);
  await page.evaluate(
    (changed) => (window as unknown as HarnessWindow).reader.apply([changed], ['same', 'crossing']),
    annotation('cases', 'claim', at('6 million')),
  );
  await painted(page);
  let shown = await highlights(page);
  expect(Object.values(shown).flat()).toHaveLength(5);
  expect(shown['passage-blue-0']).toContain('6 million');
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.select('cases'));
  await painted(page);
  shown = await highlights(page);
  expect(shown['passage-blue-0-strong']).toEqual(['6 million']);
  await page.evaluate(() => {
    const { reader } = window as unknown as {
      reader: { setVisible(f: (a: { tag: string }) => boolean): void };
    };
    reader.setVisible(({ tag }) => tag === 'statistic');
  });
  await painted(page);
  expect(await highlights(page)).toEqual({ 'passage-orange-0': ['over 52 million households'] });
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.setAnnotations([]));
  await painted(page);
  expect(await highlights(page)).toEqual({});
  expect(await page.locator('.reader-stripe').count()).toBe(0);
});

test('hits of a search are marked over all else, and the one that one stands at', async ({
  readerPage: page,
}) => {
  await open(page, content, ANNOTATIONS);
  const ends = ['million cases', 'million households', 'the plan'].flatMap((quote) => at(quote));
  const show = (current: number): Promise<void> =>
    page.evaluate(
      ([ends, current]) => (window as unknown as HarnessWindow).mark_(ends as number[], current as number),
      [ends, current],
    );
  await show(1);
  await painted(page);
  let shown = await highlights(page);
  expect(shown['passage-found']).toEqual(['million cases', 'the plan']);
  expect(shown['passage-found-here']).toEqual(['million households']);
  expect(shown['passage-orange-1']).toContain('About 6 million cases');
  await show(2);
  await painted(page);
  shown = await highlights(page);
  expect(shown['passage-found']).toEqual(expect.arrayContaining(['million cases', 'million households']));
  expect(shown['passage-found-here']).toEqual(['the plan']);
  await page.evaluate(() => (window as unknown as HarnessWindow).mark_(null, -1));
  await painted(page);
  shown = await highlights(page);
  expect(shown['passage-found'] ?? shown['passage-found-here']).toBeUndefined();
});

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

test('each annotation has a stripe beside its lines, in a lane of its own', async ({ readerPage: page }) => {
  await open(page, content, ANNOTATIONS);
  const check = async (): Promise<void> => {
    const stripes = await page.locator('.reader-stripe').evaluateAll((all) =>
      all.map((stripe) => {
        const { left, right, top, bottom } = stripe.getBoundingClientRect();
        return { id: (stripe as HTMLElement).dataset['id']!, left, right, top, bottom };
      }),
    );
    expect(stripes.map(({ id }) => id).sort()).toEqual(ANNOTATIONS.map(({ id }) => id).sort());
    for (const { id, top, bottom } of stripes) {
      const { span } = ANNOTATIONS.find((one) => one.id === id)!;
      expect(Math.abs(top - (await pointOf(page, span[0]![0])).top)).toBeLessThan(1.5);
      expect(Math.abs(bottom - (await pointOf(page, span.at(-1)![1] - 1)).bottom)).toBeLessThan(1.5);
    }
    for (const a of stripes)
      for (const b of stripes)
        if (a !== b && a.top < b.bottom && b.top < a.bottom)
          expect(a.right <= b.left + 0.5 || b.right <= a.left + 0.5, `${a.id} and ${b.id}`).toBe(true);
  };
  // A face may come late, and a busy machine may draw late.
  await expect(check).toPass({ timeout: 5000 });
  await page.setViewportSize({ width: 700, height: 800 });
  await expect(check).toPass({ timeout: 5000 });
  const stripe = page.locator('.reader-stripe[data-id=visits]');
  await expect(stripe).toHaveAttribute('title', 'Statistic');
  await stripe.locator('i').click();
  expect(await hits(page)).toEqual([[['visits'], at('over 52')[0]]]);
  expect(await strong(page)).toEqual(['over 52 million households']);
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

test('a turn is headed by its speaker; the project’s name shows where the text says another', async ({
  readerPage: page,
}) => {
  const renamed: Content = {
    ...content,
    speakers: { 'Qiu Baoli': { ...content.speakers['Qiu Baoli']!, name: 'Ms Qiu' } },
  };
  await open(page, content);
  await expect(page.getByRole('heading', { level: 3, name: 'Qiu Baoli' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Transcript' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Text of the transcript' })).toHaveAttribute(
    'aria-readonly',
    'true',
  );
  const before = await page.evaluate(() => document.querySelector('.reader-text')!.textContent);
  await page.evaluate(
    (next) =>
      (window as unknown as HarnessWindow).reader.setContent({
        ...next,
        speakers: new Map(Object.entries(next.speakers)),
      }),
    renamed,
  );
  await expect(page.locator('.reader-speaker')).toHaveAttribute('data-voice', 'Ms Qiu');
  await expect(page.getByRole('heading', { level: 3, name: 'Qiu BaoliMs Qiu' })).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('.reader-text')!.textContent)).toBe(before);
});

test('what is tagged can be told apart without colours', async ({ readerPage: page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, content, ANNOTATIONS);
  const styles = await page.evaluate(() =>
    Object.keys(Object.fromEntries(CSS.highlights)).map((name) => {
      const style = getComputedStyle(document.querySelector('.reader-paragraph')!, `::highlight(${name})`);
      return `${style.textDecorationLine} ${style.textDecorationStyle}`;
    }),
  );
  expect(new Set(styles.filter((style) => style.startsWith('underline'))).size).toBeGreaterThanOrEqual(3);
});

test('suggested: what a machine suggests has neither a colour nor a stripe, and a click tells it after the annotations', async ({
  readerPage: page,
}) => {
  const offer = { ...annotation('offer', 'statistic', at('52 million households')), suggested: true };
  await open(page, content, [annotation('cases', 'statistic', at('About 6 million cases')), offer] as never);
  await painted(page);
  expect((await highlights(page))['passage-suggested']).toEqual(['52 million households']);
  const dashed = await page.evaluate(() => {
    const style = getComputedStyle(
      document.querySelector('.reader-text [data-lexical-text]')!,
      '::highlight(passage-suggested)',
    );
    return [style.textDecorationStyle, style.backgroundColor];
  });
  expect(dashed).toEqual(['dashed', 'rgba(0, 0, 0, 0)']);
  await expect(page.locator('.reader-stripe')).toHaveCount(1);
  await page.evaluate(() => (window as unknown as HarnessWindow).reader.select('offer'));
  await painted(page);
  expect(await strong(page)).toEqual(['52 million households']);
  await expect(page.locator('.reader-handle')).toHaveCount(0);
  const point = await pointOf(page, text.indexOf('52 million') + 1);
  await page.mouse.click(point.x, point.y);
  const heard = await page.evaluate(() => (window as unknown as HarnessWindow).heard.hit.at(-1)?.[0]);
  expect(heard).toEqual(['offer']);
});
