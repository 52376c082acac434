import type { Locator, Page } from '@playwright/test';
import type { App } from '../apps/app.ts';
import { saved } from './desk.ts';
import { selectByMouse } from './hands.ts';
import { importFile } from './import.ts';
import { createProject, giveName } from './start.ts';
import { briefing } from '../fixtures.ts';

export const FIGURE = '12% fewer than the year before';
export const JOURNEYS = 'about 3.4 million journeys';
export const PROMISE = 'We will add 46 trains';
const codebook = (page: Page): Locator => page.getByRole('treegrid', { name: 'Codebook' });

/** A tag's row, by its name. */
export const row = (page: Page, name: string): Locator =>
  codebook(page).getByRole('row', { name: new RegExp(`^${name},`) });

/** The tags with the depth that each is shown at. */
export const tree = (page: Page) =>
  codebook(page)
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.flatMap((one) => {
        const name = one.querySelector('.row-name')?.textContent;
        return name === undefined ? [] : `${one.getAttribute('aria-level')} ${name}`;
      }),
    );

/** Chooses an item of the menu of a tag. */
export async function choose(page: Page, tag: string, item: string): Promise<void> {
  await row(page, tag).hover();
  await page.getByRole('button', { name: `Actions for ${tag}`, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** Anna's project with three passages tagged: two statistics and a policy measure. */
export async function begin(app: App): Promise<void> {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Codebook');
  await importFile(app, briefing);
  for (const [quote, key] of [
    [FIGURE, '2'],
    [JOURNEYS, '2'],
    [PROMISE, '3'],
  ] as const) {
    await selectByMouse(page, quote);
    await page.keyboard.press(key);
    await saved(page);
  }
}
