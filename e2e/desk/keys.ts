import { expect, type Locator, type Page } from '@playwright/test';
import { transcript } from './desk.ts';

/** Presses Tab (or Shift Tab) until something has the focus, as who has no mouse does. Each stop on the way must be seen to have it. */
export async function tabTo(page: Page, target: Locator, most = 60, keys = 'Tab'): Promise<void> {
  for (let steps = 0; steps < most; steps++) {
    if (await target.evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
    await page.keyboard.press(keys);
    expect(await unseenFocus(page), 'the focus is not to be seen').toBe('');
  }
  await expect(target, `${most} times Tab do not lead there`).toBeFocused();
}

/** What has the focus without showing it: neither it nor what is around it changes its outline. Empty where it shows. */
function unseenFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement?.getAttribute('aria-activedescendant');
    const focused = (active && document.getElementById(active)) || document.activeElement;
    if (!focused || focused === document.body) return '';
    const marked = (element: Element, pseudo?: string): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, pseudo);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    // The text's ring is that of the pane around it; a hidden radio's is its label's.
    for (let at: Element | null = focused, up = 0; at && up < 4; at = at.parentElement, up++)
      if (marked(at) || marked(at, '::after') || marked(at, '::before')) return '';
    return focused.outerHTML.slice(0, 160);
  });
}

/** Brings the focus into the text by F6, from wherever it is. */
export async function toText(page: Page): Promise<void> {
  const text = transcript(page).getByRole('textbox');
  for (let steps = 0; steps < 8; steps++) {
    if (await text.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('F6');
  }
  await expect(text).toBeFocused();
}

/** Presses keys a number of times. */
export async function times(page: Page, count: number, keys: string): Promise<void> {
  for (let i = 0; i < count; i++) await page.keyboard.press(keys);
}

/** Does a command by its words, from the palette. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
  await expect(palette.getByRole('option').first()).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

/** What a screen reader is told of the caret's place. */
export const caretTags = (page: Page): Locator => page.getByRole('status', { name: 'Tags at the caret' });
