import { expect } from '@playwright/test';
import { annotation, type Content, type HarnessWindow, open, painted, test } from './harness.ts';
import { content, text, at, ANNOTATIONS, highlights, strong, pointOf, hits } from './tagged.ts';

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
