import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { launchBrowser } from '../apps/browser.ts';
import { test as base } from '../test.ts';

/** Where the pictures of the walk, and the sentences beside them, are written. Git ignores it. */
const OUT = join(root, 'screenshots/errors');

/** Every picture has its row in the table of paths there. */
const LISTED = readFileSync(join(root, 'docs/errors.md'), 'utf8');

/** A story's test without its last look: the walk breaks files and ends hosts on purpose. */
export const test = base.extend({
  launch: async ({ launch }, use) => {
    await use(launch);
    // The page tells of a lost host on its console; nothing may leave the machine all the same.
    launch.faults.splice(
      0,
      launch.faults.length,
      ...launch.faults.filter((fault) => fault.startsWith('request:')),
    );
    for (const name of readdirSync(launch.folder))
      rmSync(join(launch.folder, name), { recursive: true, force: true });
  },
  app: async ({ launch }, use) => {
    const app = await launchBrowser(launch);
    await use(app);
    await app.stop();
  },
});

/**
 * Takes the picture once the words are there, and writes every sentence that the page says as an alert or a status beside it.
 * Fails where `docs/errors.md` does not list the picture.
 */
export async function shoot(page: Page, name: string, words?: string | RegExp): Promise<string> {
  if (words !== undefined) await told(page, words);
  expect(LISTED, `docs/errors.md lists the picture ${name}`).toContain(`| \`${name}\` |`);
  mkdirSync(OUT, { recursive: true });
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  const said = await page
    .locator('[role=alert], [role=alertdialog], [role=status], main > h1 + p')
    .evaluateAll((nodes) => nodes.map((node) => (node as HTMLElement).innerText.trim()).filter(Boolean));
  const text = said.join('\n');
  writeFileSync(join(OUT, `${name}.txt`), `${text}\n`);
  return text;
}

/** The same in the dark, and in a narrow window: for dialogs and banners that are met often. */
export async function shootLooks(page: Page, name: string): Promise<void> {
  const wide = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(OUT, `${name}-dark.png`) });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 640, height: 800 });
  await page.screenshot({ path: join(OUT, `${name}-narrow.png`) });
  await page.setViewportSize(wide);
}

/** Waits for a sentence, wherever it stands. */
export async function told(page: Page, sentence: string | RegExp): Promise<void> {
  await expect(page.getByText(sentence).filter({ visible: true }).first()).toBeVisible({ timeout: 40_000 });
}

/** A dialog by keys alone: the focus is in it, Escape closes it, and the focus goes back to what opened it. */
export async function escapes(page: Page, dialog: Locator, opener?: Locator): Promise<void> {
  await expect
    .poll(
      () => dialog.evaluate((node) => node.contains(document.activeElement)),
      'the focus is in the dialog',
    )
    .toBe(true);
  await closes(page, dialog);
  if (opener) await expect(opener).toBeFocused();
  // Wherever it goes, it is not lost: keys have somewhere to start.
  else await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
}

/** Opens something of the project's menu by keys; gives the menu's button, to which the focus comes back. */
export async function fromProjectMenu(page: Page, item: string): Promise<Locator> {
  const button = page.getByRole('button', { name: /^Project / });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: item }).focus();
  await page.keyboard.press('Enter');
  return button;
}

/** Closes a dialog by Escape; where that asks whether what was typed may go, by keys, it may. */
export async function closes(page: Page, dialog: Locator): Promise<void> {
  const sure = page.getByRole('alertdialog', { name: 'Close without saving?' });
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await sure.isVisible()) || !(await dialog.isVisible())).toBe(true);
  if (await sure.isVisible()) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }
  await expect(dialog).toBeHidden();
}
