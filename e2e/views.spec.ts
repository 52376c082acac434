import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { root } from '../scripts/run.ts';
import { annotations, transcript } from './desk/desk.ts';
import { selectByMouse } from './desk/hands.ts';
import { importText, previewFile } from './desk/import.ts';
import { inspect } from './desk/inspect.ts';
import { openView } from './desk/review.ts';
import { giveName, openSample } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, test } from './test.ts';

test('the start and the desk are accessible in both themes', async ({ app }) => {
  test.slow();
  const { page } = app;
  await expect(page.getByLabel('Your name')).toBeVisible();
  await inspect(page, 'name');
  await giveName(app, 'Anna');
  await inspect(page, 'start');

  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  await annotations(page).first().click();
  await inspect(page, 'desk');

  await selectByMouse(page, 'Thank you');
  await expect(page.getByRole('group', { name: 'Tags' })).toBeVisible();
  await inspect(page, 'selection');
});

test('finding is accessible in both themes', async ({ app }) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('the');
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^\d+ of/);
  await inspect(page, 'find');
  await page.keyboard.press('Control+Shift+f');
  const found = page.getByRole('group', { name: 'Find in the project' });
  await expect(found.getByRole('status')).toContainText('hits in 1 transcript');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await inspect(page, 'find-project');
  await found.getByRole('button', { name: /^All text/ }).click();
  await expect(page.getByRole('dialog', { name: 'Where to search' })).toBeVisible();
  await inspect(page, 'find-scope');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByRole('dialog', { name: /^Tag 1 hit/ })).toBeVisible();
  await inspect(page, 'find-tag');
  await page.keyboard.press('Escape');
});

test('tabs and the choices of how the desk looks are accessible in both themes', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await importText(app, 'Chair: A short one.\n\nIt says little.', 'Another hearing');
  await expect(page.getByRole('navigation', { name: 'Open transcripts' })).toBeVisible();
  await page.getByRole('button', { name: 'Appearance' }).click();
  await expect(page.getByRole('dialog', { name: 'Appearance' })).toBeVisible();
  await inspect(page, 'tabs-and-appearance');
});

test('in the system’s own colours, what is chosen and what is tagged can be seen', async ({ app }) => {
  const { page } = app;
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  await annotations(page).nth(2).click();
  const outlined = (locator: Locator) =>
    locator.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await outlined(annotations(page).nth(2))).toBe('solid');
  expect(await outlined(annotations(page).nth(1))).toBe('none');
  expect(await outlined(page.getByRole('radio', { name: 'Code', exact: true }))).toBe('solid');
  // A tag's colour means something, and stays what it is.
  const swatch = page.locator('[data-pane="codebook"] .swatch').first();
  const colour = await swatch.evaluate((element) => getComputedStyle(element).backgroundColor);
  await page.emulateMedia({ forcedColors: 'none' });
  expect(await swatch.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(colour);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.screenshot({ path: join(root, 'screenshots', 'desk-forced-colours.png') });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('suggestions are accessible in both themes', async ({ app }) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  await page.getByRole('button', { name: 'Suggestions', exact: true }).click();
  await inspect(page, 'suggestions-none');
  await page.getByRole('button', { name: 'Find statistics', exact: true }).click();
  const suggestions = page.getByRole('list', { name: 'Suggestions' }).getByRole('button');
  await expect(suggestions.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^Accept A/ })).toBeVisible();
  await inspect(page, 'suggestions');
  await page.keyboard.press('e');
  await expect(page.getByRole('form', { name: 'Accept with a change' })).toBeVisible();
  await inspect(page, 'suggestion-change');
});

/** Looks at the dialog that is open, and closes it. */
const lookAt = (page: Page) => async (name: string) => {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await inspect(page, name);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};

test('commands, their keys and what is picked by name are accessible in both themes', async ({ app }) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  const look = lookAt(page);
  await page.keyboard.press('ControlOrMeta+k');
  // One line of a kind is like the other; axe takes its time with hundreds.
  await page.keyboard.type('annotation');
  await look('commands');
  await page.keyboard.press('Alt+s');
  await look('speaker');
  await page.keyboard.press('?');
  await look('keyboard-shortcuts');
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Change keys…' }).click();
  await page.getByRole('searchbox', { name: 'Find a command' }).fill('annotation');
  await look('change-keys');
});

test('every dialog is accessible in both themes', async ({ app }) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  const dialog = page.getByRole('dialog');
  const look = lookAt(page);

  await page.getByRole('button', { name: 'New tag' }).click();
  await look('tag');
  for (const name of ['Speakers', 'Transcript details', 'History']) {
    await page.getByRole('button', { name: /^Project / }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await look(name.toLowerCase().replaceAll(' ', '-'));
  }
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('table')).toBeVisible();
  await look('export');
  await previewFile(app, briefing);
  await look('import');
});

test('every view is accessible in both themes', async ({ app }) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  for (const [name, list] of [
    ['Review', 'Annotations to review'],
    ['Compare', 'Places side by side'],
    ['Gold', 'Places of the gold set'],
  ] as const) {
    const view = await openView(page, name);
    const lines = view.getByRole('list', { name: list }).getByRole('button');
    await lines.nth(1).click();
    await expect(lines.nth(1)).toHaveAttribute('aria-current', 'true');
    await inspect(page, name.toLowerCase());
  }
  const agreement = await openView(page, 'Agreement');
  await agreement.getByRole('button', { name: 'Measure' }).click();
  await expect(agreement.getByRole('heading', { name: 'Overall' })).toBeVisible();
  await inspect(page, 'agreement');
  const board = await openView(page, 'Board');
  await expect(board.getByRole('table')).toBeVisible();
  await inspect(page, 'board');
  await board.getByRole('button', { name: 'Hand-off…' }).click();
  await expect(page.getByRole('menu', { name: 'Hand-off' })).toBeVisible();
  await inspect(page, 'hand-off');
  await page.keyboard.press('Escape');
  await board.getByRole('button', { name: 'Merge…' }).click();
  await expect(page.getByRole('dialog', { name: 'Merge' })).toBeVisible();
  await inspect(page, 'merge');
});
