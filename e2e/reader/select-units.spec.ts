import { expect, type Page } from '@playwright/test';
import { type Content, contentOf, type HarnessWindow, open, painted, test } from './harness.ts';

const selected = (page: Page) => page.evaluate(() => (window as unknown as HarnessWindow).reader.selection());

test.describe('a selection takes what is meant', () => {
  const prose = contentOf([
    ['heading', 'Prices'],
    ['paragraph', 'Prices rose by 4.5 percent. Rents did not.', '\n'],
    ['paragraph', 'He left 👩‍👩‍👧👍🏽🇫🇷 there.', '\n'],
    ['paragraph', 'ارتفعت الأسعار كثيرا هذا العام.'],
  ]);
  const chinese = contentOf([['paragraph', '我们依法打击犯罪。下一个问题。']], 'zh');
  const quoted = async (page: Page, { text }: Content) => {
    const range = await selected(page);
    return range && text.slice(...range);
  };
  /** Drags over a part of the first block that has it, from its first character to behind its last one. */
  const drag = async (page: Page, { text, blocks }: Content, part: string) => {
    const at = (offset: number) =>
      page.evaluate(
        ([block, local]) => {
          const node = document.querySelectorAll('.reader-block')[block]!.firstChild!.firstChild!;
          const range = document.createRange();
          range.setStart(node, local);
          range.setEnd(node, local + 1);
          const { left, right, top, height } = range.getBoundingClientRect();
          return { left: left + 0.5, right: right - 0.5, y: top + height / 2 };
        },
        [
          blocks.findLastIndex(({ start }) => start <= offset),
          offset - blocks.findLast(({ start }) => start <= offset)!.start,
        ] as const,
      );
    const [from, to] = [await at(text.indexOf(part)), await at(text.indexOf(part) + part.length - 1)];
    await page.mouse.move(from.left, from.y);
    await page.mouse.down();
    await page.mouse.move(to.right, to.y, { steps: 5 });
    await page.mouse.up();
    await painted(page);
  };
  const selecting = (page: Page, way: string) =>
    page.evaluate((way) => (window as unknown as HarnessWindow).reader.setSelecting(way), way);
  const clicks = async (page: Page, { text, blocks }: Content, word: string, clickCount: number) => {
    const offset = text.indexOf(word);
    const block = blocks.findLastIndex(({ start }) => start <= offset);
    const point = await page.evaluate(
      ([block, local, length]) => {
        const node = document.querySelectorAll('.reader-block')[block]!.firstChild!.firstChild!;
        const range = document.createRange();
        range.setStart(node, local);
        range.setEnd(node, local + length);
        const { left, right, top, height } = range.getBoundingClientRect();
        return { x: (left + right) / 2, y: top + height / 2 };
      },
      // A letter, or the whole of an emoji.
      [block, offset - blocks[block]!.start, word.codePointAt(0)! > 0xffff ? word.length : 1] as const,
    );
    for (let count = 1; count <= clickCount; count++)
      await page.mouse.click(point.x, point.y, { clickCount: count });
    await painted(page);
  };

  test('INCEpTION 5829: a drag that ends in a blank takes no blank, unless it is to be exact', async ({
    readerPage: page,
  }) => {
    await open(page, prose);
    await drag(page, prose, ' rose by ');
    expect(await quoted(page, prose)).toBe('rose by');
    await selecting(page, 'exact');
    await drag(page, prose, ' rose by ');
    expect(await quoted(page, prose)).toBe(' rose by ');
    // Label Studio 1512: a blank alone can be what is meant.
    await drag(page, prose, ' ');
    expect(await quoted(page, prose)).toBe(' ');
  });

  test('a drag to behind the end of a line, or to the start of the next, takes no line break', async ({
    readerPage: page,
  }) => {
    const wrapped = contentOf([['paragraph', 'On the first line.\r\nOn the second.']]);
    await open(page, wrapped);
    const [line, next] = await page.evaluate(() => {
      const node = document.querySelector('.reader-block')!.firstChild!.firstChild!;
      return [0, 20].map((at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, top, height } = range.getBoundingClientRect();
        return { x: left + 0.5, y: top + height / 2 };
      });
    });
    for (const end of [{ x: line!.x + 500, y: line!.y }, next!]) {
      await page.mouse.move(line!.x, line!.y);
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: 5 });
      await page.mouse.up();
      await painted(page);
      expect(await quoted(page, wrapped)).toBe('On the first line.');
    }
    await selecting(page, 'exact');
    await page.mouse.move(line!.x, line!.y);
    await page.mouse.down();
    await page.mouse.move(next!.x, next!.y, { steps: 5 });
    await page.mouse.up();
    await painted(page);
    expect(await quoted(page, wrapped)).toBe('On the first line.\r\n');
  });

  test('snapped to words or sentences, what is cut through is taken whole', async ({ readerPage: page }) => {
    await open(page, prose);
    await selecting(page, 'word');
    await drag(page, prose, 'ose by 4.5 per');
    expect(await quoted(page, prose)).toBe('rose by 4.5 percent');
    await selecting(page, 'sentence');
    // A drag may begin in what is selected: there is no text to be moved.
    await drag(page, prose, 'percent. Ren');
    expect(await quoted(page, prose)).toBe('Prices rose by 4.5 percent. Rents did not.');
  });

  test('two clicks take the word, three the sentence, four the paragraph', async ({ readerPage: page }) => {
    await open(page, prose);
    await clicks(page, prose, 'ercent', 2);
    expect(await quoted(page, prose)).toBe('percent');
    await clicks(page, prose, 'ose', 3);
    expect(await quoted(page, prose)).toBe('Prices rose by 4.5 percent.');
    await clicks(page, prose, 'ents', 4);
    expect(await quoted(page, prose)).toBe('Prices rose by 4.5 percent. Rents did not.');
  });

  test('dkpro-cassis 287: words of Chinese and Arabic, and emoji of many parts, are taken whole', async ({
    readerPage: page,
  }) => {
    await open(page, prose);
    await clicks(page, prose, 'أسعار', 2);
    expect(await quoted(page, prose)).toBe('الأسعار');
    await clicks(page, prose, '👩‍👩‍👧', 2);
    expect(await quoted(page, prose)).toBe('👩‍👩‍👧');
    await clicks(page, prose, '🇫🇷', 2);
    expect(await quoted(page, prose)).toBe('🇫🇷');
    await open(page, chinese);
    await clicks(page, chinese, '打', 2);
    expect(await quoted(page, chinese)).toBe('打击');
    await clicks(page, chinese, '一', 3);
    expect(await quoted(page, chinese)).toBe('下一个问题。');
  });

  test('INCEpTION 2837: left is forward where text runs from right to left; a step and one back are none', async ({
    readerPage: page,
  }) => {
    await open(page, prose);
    const start = prose.text.indexOf('ارتفعت');
    const steps = await page.evaluate((at) => {
      const { reader } = window as unknown as HarnessWindow;
      reader.focus();
      reader.setCaret(at);
      const out: unknown[] = [reader.isRightToLeft(at), reader.isRightToLeft(0)];
      for (const [unit, forward] of [
        ['word', true],
        ['word', true],
        ['word', false],
        ['character', true],
        ['turn', false],
      ] as const) {
        reader.move(unit, forward, true);
        out.push(reader.selection()?.[1]);
      }
      return out;
    }, start);
    const second = start + 'ارتفعت الأسعار'.length;
    expect(steps.slice(0, 6)).toEqual([true, false, start + 6, second, start + 6, start + 7]);
  });
});
