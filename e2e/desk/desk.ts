import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from '../apps/app.ts';

export const transcript = (page: Page): Locator =>
  page.getByRole('region', { name: 'Transcript', exact: true });

/** The lines of the annotation list. Long lists hold only what is near. */
export const annotations = (page: Page): Locator =>
  page.getByRole('list', { name: 'Annotations' }).getByRole('button');

/** Waits until the status line says that everything is in the file. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
}

/** Waits until the list shows annotations with these tags and quotes, in the text's order. */
export async function expectAnnotations(
  page: Page,
  expected: readonly (readonly [tag: string, quote: string])[],
): Promise<void> {
  await expect(annotations(page)).toHaveText(
    expected.map(([tag, quote]) => new RegExp(`^${tag}.*${escaped(quote)}$`, 's')),
  );
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Undoes or redoes by the keyboard, with the focus in the text. */
export async function press(app: App, keys: string): Promise<void> {
  await transcript(app.page).getByRole('textbox').focus();
  await app.page.keyboard.press(keys);
}

/** Closes the project, back to the start view. */
export async function closeProject({ page }: App): Promise<void> {
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Close the project' }).click();
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
}
