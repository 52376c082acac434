import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { launchBrowser } from '../apps/browser.ts';
import { test as base } from '../test.ts';

/** Where the pictures of the walk, and the sentences beside them, are written. Git ignores it. */
const OUT = join(root, 'screenshots/errors');

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
    for (const name of readdirSync(launch.folder)) {
      const { rmSync } = await import('node:fs');
      rmSync(join(launch.folder, name), { recursive: true, force: true });
    }
  },
  app: async ({ launch }, use) => {
    const app = await launchBrowser(launch);
    await use(app);
    await app.stop();
  },
});

/** Takes the picture, and writes every sentence that the page says as an alert or a status beside it. */
export async function shoot(page: Page, name: string): Promise<string> {
  mkdirSync(OUT, { recursive: true });
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  const said = await page
    .locator('[role=alert], [role=alertdialog], [role=status]')
    .evaluateAll((nodes) => nodes.map((node) => (node as HTMLElement).innerText.trim()).filter(Boolean));
  const text = said.join('\n');
  writeFileSync(join(OUT, `${name}.txt`), `${text}\n`);
  return text;
}

/** The same in the dark. */
export async function shootDark(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Waits for a sentence in an alert, wherever it stands. */
export async function told(page: Page, sentence: string | RegExp): Promise<void> {
  await expect(page.getByText(sentence).filter({ visible: true }).first()).toBeVisible();
}
