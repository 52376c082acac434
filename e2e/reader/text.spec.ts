import { expect, type CDPSession, type Page } from '@playwright/test';
import {
  type Content,
  contentOf,
  type HarnessWindow,
  open,
  painted,
  shownText,
  storedText,
  test,
} from './harness.ts';

const PARTS = [
  ['heading', 'Press conference on prices'],
  ['speaker', 'Q', '    '],
  ['paragraph', 'Does it cover 6\u00a0million\tcases, or not?\r\nAnd the rest?'],
  ['speaker', 'MR. EARNEST:', ' '],
  ['paragraph', 'About 6 million 👩‍👩‍👧 households; d\u0065\u0301j\u0061\u0300 vu.  '],
  ['paragraph', 'שלום עולם, 42 אנשים'],
  ['furniture', 'Share:'],
] as const;

const content: Content = contentOf(PARTS);
const START = content.text.indexOf('million 👩');

async function ready(page: Page): Promise<void> {
  await open(page, content);
  await page.evaluate((at) => {
    const { reader } = window as unknown as HarnessWindow;
    reader.focus();
    reader.setCaret(at);
  }, START);
  await painted(page);
}

async function expectUntouched(page: Page): Promise<void> {
  await painted(page);
  expect(await shownText(page)).toEqual(storedText(content));
  expect(await page.locator('.reader-text > *').count()).toBe(1);
  expect(await page.locator('.reader-page > *').count()).toBe(PARTS.length);
}

test.describe('the text stays as it is stored', () => {
  test('shown as it is, line breaks, tabs and no-break spaces too', async ({ readerPage: page }) => {
    await ready(page);
    await expectUntouched(page);
  });

  test('typing, Enter, deleting, shortcuts', async ({ readerPage: page }) => {
    await ready(page);
    await page.keyboard.type('abc 1é💩');
    for (const key of [
      'Enter',
      'Shift+Enter',
      'Backspace',
      'Delete',
      'Control+Backspace',
      'Control+Delete',
      'Control+b',
      'Control+i',
      'Control+u',
      'Control+k',
      'Control+o',
      'Control+t',
      'Control+z',
      'Control+y',
      'Space',
    ])
      await page.keyboard.press(key);
    await page.keyboard.insertText('inserted');
    await expectUntouched(page);
    expect(await page.evaluate(() => (window as unknown as HarnessWindow).reader.caret())).toBe(START);
  });

  test('typing over a selection that crosses blocks, and over everything', async ({ readerPage: page }) => {
    await ready(page);
    await page.evaluate((range) => (window as unknown as HarnessWindow).reader.setSelection(range), [
      30,
      START + 12,
    ] as const);
    await page.keyboard.type('x');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('gone');
    await expectUntouched(page);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type('x');
    await expectUntouched(page);
  });

  test('cutting, pasting, dropping, commands of the browser', async ({ readerPage: page }) => {
    await ready(page);
    await page.evaluate(() => (window as unknown as HarnessWindow).reader.setSelection([0, 5]));
    for (const key of ['Control+x', 'Control+c', 'Control+v', 'Control+Shift+v'])
      await page.keyboard.press(key);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'dropped');
      data.setData('text/html', '<b>dropped</b>');
      const target = document.querySelector('.reader-paragraph')!;
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      target.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      for (const [name, value] of [
        ['insertText', 'x'],
        ['insertHTML', '<b>x</b>'],
        ['delete', ''],
        ['forwardDelete', ''],
        ['bold', ''],
        ['insertParagraph', ''],
        ['formatBlock', 'h1'],
        ['cut', ''],
      ] as const)
        document.execCommand(name, false, value);
    });
    await expectUntouched(page);
  });

  test('dragging selected text to another place', async ({ readerPage: page }) => {
    await ready(page);
    const block = page.locator('.reader-paragraph').first();
    await block.dblclick({ position: { x: 20, y: 12 } });
    const box = (await block.boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + 150, box.y + 90, { steps: 8 });
    await page.mouse.up();
    await expectUntouched(page);
  });

  test('a change behind the editor’s back is taken back', async ({ readerPage: page }) => {
    await ready(page);
    await page.evaluate(() => {
      const text = document.querySelector('.reader-paragraph span')!.firstChild as Text;
      text.data = 'something else';
    });
    await expectUntouched(page);
    await page.evaluate(() => {
      document.querySelector('.reader-paragraph')!.append(document.createElement('b'), 'stray');
      document.querySelector('.reader-page')!.prepend('stray');
      document.querySelectorAll('.reader-paragraph')[1]!.remove();
    });
    await expectUntouched(page);
  });
});

test.describe('an input method', () => {
  const compose = async (cdp: CDPSession, steps: readonly string[]): Promise<void> => {
    for (const text of steps)
      await cdp.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
  };

  test('is taken back once it commits', async ({ readerPage: page, context }) => {
    await ready(page);
    const cdp = await context.newCDPSession(page);
    await compose(cdp, ['に', 'にほ', 'にほん']);
    // While composing, the browser shows it: this is what the guard is for.
    expect((await shownText(page)).join('')).toContain('にほん');
    await cdp.send('Input.insertText', { text: '日本' });
    await expectUntouched(page);
    expect(await page.evaluate(() => (window as unknown as HarnessWindow).reader.caret())).toBe(START);
    // And the reader still works: the caret moves from where it was.
    await page.keyboard.press('ArrowRight');
    await painted(page);
    expect(await page.evaluate(() => (window as unknown as HarnessWindow).reader.caret())).toBe(START + 1);
  });

  test('is taken back when it is cancelled', async ({ readerPage: page, context }) => {
    await ready(page);
    const cdp = await context.newCDPSession(page);
    await compose(cdp, ['に', 'にほ', '']);
    await expectUntouched(page);
  });

  test('is taken back when the focus goes elsewhere', async ({ readerPage: page, context }) => {
    await ready(page);
    const cdp = await context.newCDPSession(page);
    await compose(cdp, ['に', 'にほ']);
    await page.locator('#elsewhere').focus();
    await expectUntouched(page);
  });

  test('is taken back over a selection that crosses blocks', async ({ readerPage: page, context }) => {
    await ready(page);
    const range = [content.text.indexOf('Does'), START + 8] as const;
    await page.evaluate((r) => (window as unknown as HarnessWindow).reader.setSelection(r), range);
    await painted(page);
    const cdp = await context.newCDPSession(page);
    await compose(cdp, ['に', 'にほ']);
    await cdp.send('Input.insertText', { text: '日本' });
    await expectUntouched(page);
    expect(await page.evaluate(() => (window as unknown as HarnessWindow).reader.selection())).toEqual(range);
  });
});

test('keys reach the app, undo and redo too', async ({ readerPage: page }) => {
  await ready(page);
  await page.evaluate(() => {
    const keys: string[] = [];
    Object.assign(window, { keys });
    addEventListener('keydown', (event) => {
      if (!event.defaultPrevented) keys.push(`${event.ctrlKey ? 'Control+' : ''}${event.key}`);
    });
  });
  for (const key of ['1', 'c', 'Enter', 'Delete', 'Escape', 'Control+z', 'Control+y', 'Control+b'])
    await page.keyboard.press(key);
  const keys = await page.evaluate(() => (window as unknown as { keys: string[] }).keys);
  expect(keys.filter((key) => key !== 'Control+Control')).toEqual([
    '1',
    'c',
    'Enter',
    'Delete',
    'Escape',
    'Control+z',
    'Control+y',
    'Control+b',
  ]);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).not.toBe('reader-text');
  await expectUntouched(page);
});
