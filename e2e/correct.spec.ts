import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expectAnnotations, press, saved, transcript } from './desk/desk.ts';
import { selectByKeyboard, selectByMouse } from './desk/hands.ts';
import { importFile } from './desk/import.ts';
import { inspect } from './desk/inspect.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, test } from './test.ts';

const QUOTE = 'the café cars are back 🚆 on all night trains';

test('a text is corrected by the keyboard: annotations move along, what lost its text is listed and put back', async ({
  app,
}) => {
  // A hundred key presses and a look by axe.
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Corrected');
  await importFile(app, briefing);
  await selectByMouse(page, QUOTE);
  await page.keyboard.press('1');
  await saved(page);
  await selectByMouse(page, 'I should add');
  await page.keyboard.press('2');
  await saved(page);

  const palette = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /command/i }).fill(words);
    await page.keyboard.press('Enter');
  };
  await palette('Correct the text');
  const editor = page.getByRole('textbox', { name: /^Text of / });
  await expect(editor).toBeFocused();
  const status = page.getByRole('region', { name: 'Correct the text' }).getByRole('status');
  await expect(status).toContainText('edition 2 will be made');

  // The text as it is typed: undo of its own, counts that follow; a window that dies takes nothing of it.
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Draft. ');
  await expect(status).toContainText('1 change');
  await page.keyboard.press('Control+z');
  await expect(status).toContainText('edition 2 will be made');
  await page.keyboard.type('Draft. ');
  await expect(status).toContainText('1 change');
  await page.reload();
  await expect(transcript(page)).toContainText('I should add');
  await palette('Correct the text');
  await expect(status).toContainText('1 change');
  await expect(editor).toContainText('Draft. ');
  await page.keyboard.press('Control+Home');
  for (let n = 0; n < 'Draft. '.length; n++) await page.keyboard.press('Delete');
  await expect(status).toContainText('edition 2 will be made');
  await editor.getByText('I should add').dblclick();
  await page.keyboard.press('Home');
  for (let n = 0; n < 'I should add'.length; n++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Delete');
  await expect(status).toContainText('1 annotation would lose all text');

  await page.keyboard.press('Control+Enter');
  const sheet = page.getByRole('dialog', { name: 'Look through the corrections' });
  await expect(sheet.getByRole('list', { name: 'Changes' }).locator('del')).toHaveText('I should add');
  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await saved(page);
  await expectAnnotations(page, [['Claim', QUOTE]]);
  await expect(transcript(page)).not.toContainText('I should add');

  // What lost its text is put on other text.
  const orphans = page.getByRole('list', { name: 'Without a place' });
  await expect(orphans).toContainText('I should add');
  await orphans.getByRole('button', { name: 'Choose its text…' }).click();
  await selectByKeyboard(page, 'café cars');
  await page.keyboard.press('Control+Enter');
  await saved(page);
  await expect(orphans).toBeHidden();
  await expectAnnotations(page, [
    ['Claim', QUOTE],
    ['Statistic', 'café cars'],
  ]);

  // The text before it can be read, with what stood on it.
  const edition = page.getByRole('combobox', { name: 'Edition', exact: true });
  await edition.selectOption({ label: 'Edition 1: as imported' });
  await expect(transcript(page)).toContainText('I should add');
  await page.getByRole('button', { name: 'Back to the current text' }).click();
  await expect(transcript(page)).not.toContainText('I should add');

  for (let n = 0; n < 2; n++) await press(app, 'Control+z');
  await saved(page);
  await expectAnnotations(page, [
    ['Statistic', 'I should add'],
    ['Claim', QUOTE],
  ]);
  await expect(edition).toBeHidden();
  expect(readFileSync(briefing, 'utf8')).toContain('I should add');
});

test('what was typed on a text that somebody has corrected since is shown, to be copied', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Earlier');
  await importFile(app, briefing);
  const correct = async (): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /command/i }).fill('Correct the text');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /^Text of / })).toBeFocused();
  };
  const sheet = page.getByRole('region', { name: 'Correct the text' });
  await correct();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('A word that took long to find. ');
  await expect(sheet.getByRole('status')).toContainText('1 change');
  // As it is where a colleague's correction was merged meanwhile.
  await page.evaluate(() => {
    for (const [name, stored] of Object.entries({ ...localStorage }))
      if (name.startsWith('passage.draft.')) {
        const { value, at } = JSON.parse(stored as string);
        const kept = JSON.stringify({ ...JSON.parse(value), edition: 'an earlier one' });
        localStorage.setItem(name, JSON.stringify({ value: kept, at: at + 1 }));
      }
  });
  await page.reload();
  await expect(transcript(page)).toContainText('I should add');
  await correct();
  await expect(sheet.getByRole('status')).toContainText('edition 2 will be made');
  const earlier = sheet.getByText('1 change that you typed on the text before it was corrected');
  await earlier.click();
  await expect(sheet.getByRole('listitem')).toContainText('A word that took long to find.');
  await inspect(page, 'correct-earlier');
  await sheet.getByRole('button', { name: 'Forget it' }).click();
  await expect(earlier).toBeHidden();
  await page.reload();
  await expect(transcript(page)).toContainText('I should add');
  await correct();
  await expect(earlier).toBeHidden();
});
