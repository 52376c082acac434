import { annotations, saved, transcript } from '../desk/desk.ts';
import { selectByMouse } from '../desk/hands.ts';
import { importText } from '../desk/import.ts';
import { createProject, giveName } from '../desk/start.ts';
import { expect, test } from '../test.ts';
import { shot } from './shot.ts';

test('an open desk: find, two windows, a text that was corrected meanwhile', async ({ app, launch }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Desk');
  await importText(app, `Traps\n\nVOSS: ${'x'.repeat(70)}\n\nREID: The trains are late.\n`, 'trap.txt');
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Alt+Shift+r');
  await page.keyboard.type('(late');
  await shot(page, 'find-no-pattern', page.getByRole('alert').filter({ hasText: /\w/ }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('(x+x+)+y');
  const slow = page.getByRole('alert').filter({ hasText: 'takes too long' });
  await expect(slow.first()).toBeVisible({ timeout: 30_000 });
  await shot(page, 'find-too-slow', slow);
  await page.keyboard.press('Escape');

  await selectByMouse(page, 'late');
  await page.keyboard.press('1');
  await saved(page);
  // Another window corrects the text that is being corrected here.
  const second = await launch.newPage();
  await second.context().addCookies(await page.context().cookies());
  await second.goto(page.url());
  await expect(transcript(second)).toContainText('late');
  const correct = async (one: typeof page): Promise<void> => {
    await one.keyboard.press('Control+k');
    await one.getByRole('combobox', { name: /command/i }).fill('Correct the text');
    await one.keyboard.press('Enter');
    await expect(one.getByRole('textbox', { name: /^Text of / })).toBeFocused();
    await one.keyboard.press('Control+Home');
    await one.keyboard.type('Draft. ');
    await expect(one.getByRole('region', { name: 'Correct the text' }).getByRole('status')).toContainText(
      '1 change',
    );
  };
  await correct(page);
  await correct(second);
  await second.keyboard.press('Control+Enter');
  await expect(second.getByRole('dialog', { name: 'Look through the corrections' })).toBeVisible();
  await second.keyboard.press('Enter');
  await shot(page, 'correction-stale', page.getByRole('alert').filter({ hasText: 'meanwhile' }));
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  const sure = page.getByRole('alertdialog');
  if (await sure.isVisible()) await sure.getByRole('button', { name: 'Discard' }).click();

  // What another window deletes goes here, too; undo of nothing says so.
  await annotations(page).first().click();
  await second.bringToFront();
  await annotations(second).first().click();
  await second.keyboard.press('Delete');
  await expect(annotations(page)).toHaveCount(0);
  await page.screenshot({ path: 'screenshots/errors/deleted-elsewhere.png' });
});
