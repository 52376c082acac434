import { type Page } from '@playwright/test';
import { annotation, type Content, contentOf, type HarnessWindow } from './harness.ts';

export const content: Content = contentOf([
  ['heading', 'Prices'],
  ['speaker', 'Qiu Baoli', '\n'],
  [
    'paragraph',
    'About 6 million cases were solved, and police visited over 52 million households 👩‍👩‍👧 in one year, as the law asks.',
  ],
  ['paragraph', 'It says so in the plan, which covers the years to come.'],
  ['furniture', 'Share:'],
]);

export const { text, blocks } = content;
export const at = (quote: string): [number, number] => [
  text.indexOf(quote),
  text.indexOf(quote) + quote.length,
];

/** Nested, crossing, the same span twice, and one of two ranges. */
export const ANNOTATIONS = [
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
export const highlights = (page: Page) =>
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
export const strong = async (page: Page): Promise<string[]> =>
  Object.entries(await highlights(page)).flatMap(([name, ranges]) =>
    name.endsWith('-strong') ? ranges : [],
  );

/** Just within the left border of the character at an offset. */
export const pointOf = (page: Page, offset: number) => {
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

/** What clicks told: which annotations, and where. */
export const hits = (page: Page) =>
  page.evaluate(() => (window as unknown as HarnessWindow).heard.hit.map(([ids, offset]) => [ids, offset]));
