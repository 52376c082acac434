import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { expect } from '../test.ts';

/** Waits for what the user reads, takes a picture of it, and says it, for `docs/errors.md`. */
export async function shot(page: Page, name: string, words: Locator): Promise<void> {
  await expect(words.first()).toBeVisible();
  await page.screenshot({ path: join(root, 'screenshots/errors', `${name}.png`) });
  console.log(`${name}: ${(await words.first().innerText()).replaceAll(/\s+/g, ' ').trim()}`);
}
