import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { passage } from '../desk/cli.ts';
import { annotations, closeProject, press, saved, transcript } from '../desk/desk.ts';
import { selectByMouse } from '../desk/hands.ts';
import { importText } from '../desk/import.ts';
import { openView } from '../desk/review.ts';
import { createProject, giveName, openProject } from '../desk/start.ts';
import { closes, escapes, shoot, shootLooks, test } from './walk.ts';

const TEXT = `Traps\n\nVOSS: ${'x'.repeat(70)}\n\nREID: The trains are late, and nobody says why.\n`;

async function correct(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /command/i }).fill('Correct the text');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^Text of / })).toBeFocused();
}

test('conflict: two windows on one project', async ({ app, launch }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Desk');
  await importText(app, TEXT, 'trap.txt');
  await selectByMouse(page, 'late');
  await page.keyboard.press('1');
  await saved(page);
  // Of another browser, which keeps drafts of its own.
  const second = await launch.newPage();
  await second.context().addCookies(await page.context().cookies());
  await second.goto(page.url());
  await expect(annotations(second)).toHaveCount(1);

  // Both correct the text.
  const type = async (one: Page, words: string): Promise<void> => {
    await one.bringToFront();
    await correct(one);
    await one.keyboard.press('Control+Home');
    await one.keyboard.type(words);
    await expect(one.getByRole('region', { name: 'Correct the text' }).getByRole('status')).toContainText(
      '1 change',
    );
  };
  await type(page, 'Draft. ');
  await type(second, 'Final. ');
  await second.keyboard.press('Control+Enter');
  await expect(second.getByRole('dialog', { name: 'Look through the corrections' })).toBeVisible();
  await second.keyboard.press('Enter');
  await shoot(page, 'correction-stale', /Somebody has corrected this text meanwhile/);
  await shootLooks(page, 'correction-stale');
  await page.bringToFront();
  await page.waitForTimeout(1_200);
  await page.reload();
  await expect(transcript(page)).toContainText('Final.');
  await correct(page);
  const earlier = page.getByText('1 change that you typed on the text before it was corrected');
  await earlier.click();
  await shoot(page, 'draft-stale', /Draft\./);
  await page.getByRole('button', { name: 'Forget it' }).click();
  await page.keyboard.press('Escape');

  // One writes a note on what the other deletes.
  await page.reload();
  await annotations(page).first().click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('Typed here while it was deleted there');
  await second.bringToFront();
  await annotations(second).first().click();
  await second.keyboard.press('Delete');
  await expect(annotations(second)).toHaveCount(0);
  await page.bringToFront();
  await shoot(page, 'deleted-elsewhere', /“Typed here while it was deleted there”/);
  await shootLooks(page, 'deleted-elsewhere');
  await page.getByRole('button', { name: 'Put the message away' }).click();

  // Both name something the same.
  for (const one of [page, second]) {
    await one.bringToFront();
    await one.getByRole('button', { name: 'New tag' }).click();
    const dialog = one.getByRole('dialog', { name: 'New tag' });
    await dialog.getByLabel('Name', { exact: true }).fill('Promise');
  }
  await second.getByRole('button', { name: 'Create' }).click();
  await page.bringToFront();
  await page.getByRole('button', { name: 'Create' }).click();
  await shoot(page, 'name-taken', /There is a tag “Promise” at this place already/);
  await shootLooks(page, 'name-taken');
  await closes(page, page.getByRole('dialog', { name: 'New tag' }));

  // The project is closed in one window: the other says so.
  await second.bringToFront();
  await second.getByRole('button', { name: /^Project / }).click();
  await second.getByRole('menuitem', { name: 'Close the project' }).click();
  await expect(second.getByRole('button', { name: 'New project' })).toBeVisible();
  await page.bringToFront();
  await expect(page).toHaveTitle('Desk · Passage');
});

test('conflict: an undo in whose way somebody else’s work stands; nothing_to_undo', async ({
  app,
  launch,
}) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Desk');
  await importText(app, TEXT, 'trap');
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.getByRole('dialog', { name: 'New tag' }).getByLabel('Name', { exact: true }).fill('Promise');
  await page.getByRole('button', { name: 'Create' }).click();
  await saved(page);
  await closeProject(app);
  const file = join(app.folder, 'Desk.passage');
  const of = ['--transcript', 'trap', '--annotator', 'Ben', '--tag', 'Promise', '--start', '0', '--end', '5'];
  await passage(join(launch.profile, 'ben'), 'annotate', file, ...of);
  await openProject(app, 'Desk');
  await expect(annotations(page)).toHaveCount(1);
  await press(app, 'Control+z');
  await shoot(page, 'undo-in-the-way', /cannot be taken back any more/);
  await shootLooks(page, 'undo-in-the-way');

  // What is somebody else's is not changed, and not drawn or deleted by another.
  await annotations(page).first().click();
  await page.keyboard.press('Delete');
  await expect(annotations(page)).toHaveCount(1);
  await shoot(page, 'somebody-elses', /Only Ben can change it/);
});

test('nothing_to_undo: in a project in which one has done nothing', async ({ app, launch }) => {
  await passage(join(launch.profile, 'ben'), 'new', join(app.folder, 'Bens.passage'));
  await giveName(app, 'Anna');
  await openProject(app, 'Bens');
  await app.page.locator('body').press('Control+z');
  await shoot(app.page, 'nothing-to-undo', /There is nothing to undo/);
});

test('hidden and conflict: a board on nothing, copies that are none, a merge that cannot be undone', async ({
  app,
  launch,
}) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Bare');
  const agreement = await openView(page, 'Agreement');
  await expect(agreement).toContainText(/\w/);
  await shoot(page, 'agreement-on-nothing');
  const board = await openView(page, 'Board');
  const another = join(launch.profile, 'another.passage');
  await passage(join(launch.profile, 'stranger'), 'new', another);
  const opener = board.getByRole('button', { name: 'Merge…' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Merge' });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose copies…' }).click();
  await (await chooser).setFiles([another]);
  await expect(dialog.getByRole('button', { name: 'Stop' })).toHaveCount(0);
  await expect(dialog).toContainText('another.passage');
  await shoot(page, 'merge-another-project');
  await escapes(page, dialog, opener);
});
