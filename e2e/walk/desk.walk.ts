import { expect } from '@playwright/test';
import { annotations, saved } from '../desk/desk.ts';
import { selectByMouse } from '../desk/hands.ts';
import { importText } from '../desk/import.ts';
import { createProject, giveName } from '../desk/start.ts';
import { escapes, fromProjectMenu, shoot, shootLooks, test } from './walk.ts';

test('invalid_input: an open desk, and fields that hold what does not fit', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Desk');
  await importText(app, `Traps\n\nVOSS: ${'x'.repeat(70)}\n\nREID: 40 trains are late.\n`, 'trap.txt');
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Alt+Shift+r');
  await page.keyboard.type('(late');
  await shoot(page, 'find-no-pattern', /cannot be read/);
  await shootLooks(page, 'find-no-pattern');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('(x+x+)+y');
  await shoot(page, 'find-too-slow', /takes too long/);
  await page.keyboard.press('Escape');

  // A value that its attribute cannot take.
  await selectByMouse(page, '40 trains');
  await page.keyboard.press('2');
  await saved(page);
  await annotations(page).first().click();
  await page.getByLabel('Value', { exact: true }).fill('many');
  await page.keyboard.press('Tab');
  await shoot(page, 'value-does-not-fit', /number/);

  // A key that another tag has.
  const opener = page.getByRole('button', { name: 'New tag' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New tag' });
  await dialog.getByLabel('Name', { exact: true }).fill('Promise');
  await dialog.getByLabel('Key').fill('1');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await shoot(page, 'key-taken', /The key “1” is that of/);
  await escapes(page, dialog, opener);

  // A purge, which asks for the name, and refuses who is at the desk.
  const purge = page.getByRole('dialog', { name: 'Remove for good' });
  const menu = await fromProjectMenu(page, 'Remove for good…');
  await purge.getByLabel(/^To confirm/).fill('another name');
  await expect(purge.getByRole('button', { name: 'Purge' })).toBeDisabled();
  await shoot(page, 'purge-not-confirmed', /To confirm, type/);
  await shootLooks(page, 'purge-not-confirmed');
  await escapes(page, purge, menu);
});
