import { annotations, expectAnnotations, press, saved } from './desk/desk.ts';
import { selectByMouse } from './desk/hands.ts';
import { importFile } from './desk/import.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, test } from './test.ts';

test('a codebook of one’s own: a new tag with an attribute, used, then deleted with its annotations moved', async ({
  app,
}) => {
  const { page } = app;
  const codebook = page.getByRole('treegrid', { name: 'Codebook' });
  await giveName(app, 'Anna');
  await createProject(app, 'Codebook');
  await importFile(app, briefing);

  await page.getByRole('button', { name: 'New tag' }).click();
  const dialog = page.getByRole('dialog', { name: 'New tag' });
  await dialog.getByLabel('Name', { exact: true }).fill('Promise');
  await dialog.getByLabel('Key').fill('p');
  await dialog.getByLabel('Definition').fill('Somebody says what they will do.');
  await dialog.getByRole('button', { name: 'Add an attribute' }).click();
  await dialog.getByLabel('Name of attribute 1').fill('Deadline');
  await dialog.getByLabel('Type of Deadline').selectOption('Date');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(codebook.getByRole('row', { name: 'Promise, 0 annotations, key p' })).toBeVisible();

  await selectByMouse(page, 'We will add 46 trains');
  await page.keyboard.press('p');
  await saved(page);
  await expectAnnotations(page, [['Promise', 'We will add 46 trains']]);
  const deadline = page.getByLabel('Deadline');
  await deadline.fill('December');
  await deadline.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: /date/i })).toBeVisible();
  await deadline.fill('2024-12');
  await deadline.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: /date/i })).toBeHidden();

  await page.getByRole('button', { name: 'Actions for Promise' }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await page.getByRole('dialog', { name: 'Edit tag' }).getByLabel('Name', { exact: true }).fill('Pledge');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectAnnotations(page, [['Pledge', 'We will add 46 trains']]);

  await page.getByRole('button', { name: 'Actions for Pledge' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('It has 1 annotation.');
  await question.getByLabel('The tag to move the annotations to').selectOption('Policy measure');
  await question.getByRole('button', { name: 'Delete' }).click();
  await expectAnnotations(page, [['Policy measure', 'We will add 46 trains']]);

  await press(app, 'Control+z');
  await expectAnnotations(page, [['Pledge', 'We will add 46 trains']]);
  await expect(codebook.getByRole('row', { name: /^Pledge, 1 annotation/ })).toBeVisible();
  await expect(annotations(page)).toHaveCount(1);
});
