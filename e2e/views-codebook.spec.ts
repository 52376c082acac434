import { annotations, saved, transcript } from './desk/desk.ts';
import { selectByMouse } from './desk/hands.ts';
import { inspect } from './desk/inspect.ts';
import { openView } from './desk/review.ts';
import { giveName, openSample } from './desk/start.ts';
import { expect, test } from './test.ts';

test('relations are accessible in both themes', async ({ app }) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  await selectByMouse(page, 'thank you for coming');
  await page.keyboard.press('1');
  await saved(page);
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('dialog', { name: 'How it relates' })).toBeVisible();
  await inspect(page, 'relation-type');
  await page.keyboard.type('supp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Click an annotation' })).toBeVisible();
  await inspect(page, 'relation-linking');
  await annotations(page).nth(4).click();
  await expect(
    page.getByRole('region', { name: 'Relations', exact: true }).getByRole('listitem'),
  ).toHaveCount(1);
  await inspect(page, 'relation-made');
  await openView(page, 'Relations');
  await inspect(page, 'relations');
});

test('the codebook’s dialogs are accessible in both themes', async ({ app }) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  const tree = page.locator('[data-pane="codebook"]');
  for (const [item, role] of [
    ['Split…', 'dialog'],
    ['Merge into another…', 'alertdialog'],
  ] as const) {
    await tree.getByRole('row').filter({ hasText: 'Claim' }).hover();
    await page.getByRole('button', { name: 'Actions for Claim', exact: true }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
    await expect(page.getByRole(role)).toBeVisible();
    await inspect(page, item === 'Split…' ? 'tag-split' : 'tag-merge');
    await page.keyboard.press('Escape');
    await expect(page.getByRole(role)).toBeHidden();
  }
  await page.getByRole('button', { name: 'Actions for the codebook' }).click();
  await page.getByRole('menuitem', { name: 'Import a codebook…' }).click();
  await expect(page.getByRole('dialog', { name: 'Import a codebook' })).toBeVisible();
  await inspect(page, 'codebook-import');
  await page.keyboard.press('Escape');

  // What is reached by name alone, and a definition that came after annotations were made under another.
  const palette = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /command/i }).fill(words);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
  };
  for (const [words, name] of [
    ['Note on the project', 'project-note'],
    ['Types of relations', 'relation-types'],
  ] as const) {
    await palette(words);
    await inspect(page, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByRole('button', { name: 'Actions for Claim', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Edit…', exact: true }).click();
  await page.getByRole('textbox', { name: 'Definition' }).fill('What could be shown to be wrong.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await saved(page);
  await page.getByRole('button', { name: 'Actions for Claim', exact: true }).click();
  await page.getByRole('menuitem', { name: /before/ }).click();
  await expect(page.getByRole('region', { name: 'Annotations made then' })).toBeVisible();
  await inspect(page, 'outdated');
});
