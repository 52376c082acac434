import { readFileSync } from 'node:fs';
import { expectAnnotations, press, saved } from './desk/desk.ts';
import { clickOn, selectByMouse } from './desk/hands.ts';
import { importFile } from './desk/import.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, test } from './test.ts';

const QUOTE = 'the café cars are back 🚆 on all night trains';

test('turns, blocks and speakers are corrected by the keyboard, undone, and leave annotations where they are', async ({
  app,
}) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Structure');
  await importFile(app, briefing);
  await selectByMouse(page, QUOTE);
  await page.keyboard.press('1');
  await saved(page);
  const menu = page.getByRole('menu', { name: 'Correct the structure' });
  const choose = async (name: string): Promise<void> => {
    await page.keyboard.press('Shift+F10');
    await menu.getByRole('menuitem', { name }).click();
  };

  await clickOn(page, 'I should add');
  await choose('Start a turn here…');
  await page
    .getByRole('dialog', { name: 'Who speaks from here on?' })
    .getByRole('searchbox')
    .fill('Night Desk');
  await expect(page.getByRole('menuitem', { name: 'New speaker “Night Desk”' })).toBeVisible();
  await page.keyboard.press('Enter');
  await saved(page);
  await expectAnnotations(page, [['Claim.*Night Desk', QUOTE]]);

  await clickOn(page, 'I should add');
  await choose('Set the time…');
  await page.getByLabel('Time of this turn').last().fill('1:05');
  await page.keyboard.press('Enter');
  await saved(page);

  await clickOn(page, 'I should add');
  await page.keyboard.press('Shift+F10');
  await expect(menu.getByRole('menuitem', { name: 'Set the time… 1:05' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await choose('Join with the turn before');
  await saved(page);
  await expectAnnotations(page, [['Claim.*Ada Lindqvist', QUOTE]]);

  await clickOn(page, 'In 2023');
  await choose('Split here');
  await saved(page);
  for (let times = 0; times < 4; times++) await press(app, 'Control+z');
  await saved(page);
  await expectAnnotations(page, [['Claim.*Ada Lindqvist', QUOTE]]);
  await expect(page.getByRole('button', { name: /timetable.*4 turns/ })).toBeVisible();
});

test('speakers are merged and taken apart again; a transcript has variables of the project’s own', async ({
  app,
}) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'People');
  await importFile(app, briefing);
  await page.getByRole('button', { name: 'Speakers', exact: true }).click();
  const speakers = page.getByRole('dialog', { name: 'Speakers' });
  const names = speakers.getByRole('textbox', { name: /^Name of (?!a new)/ });
  await expect(names).toHaveCount(4);
  await expect(speakers.getByLabel('Delete Tomasz Wrona')).toBeDisabled();
  await speakers.getByLabel('Affiliation of Ada Lindqvist').fill('Ministry of Transport');
  await page.keyboard.press('Enter');
  await speakers.getByLabel('Merge Tomasz Wrona into').selectOption('Ada Lindqvist');
  await expect(names).toHaveCount(3);
  await speakers.getByRole('button', { name: 'Undo' }).click();
  await expect(names).toHaveCount(4);
  await expect(speakers.getByLabel('Affiliation of Ada Lindqvist')).toHaveValue('Ministry of Transport');
  await speakers.getByRole('button', { name: 'Done' }).click();

  const details = page.getByRole('dialog', { name: 'Transcript details' });
  await page.getByRole('button', { name: 'Transcript details' }).click();
  await details.getByLabel('Name of a new variable').fill('Wave');
  await details.getByLabel('Type of the new variable').selectOption('Number');
  await details.getByLabel('Name of a new variable').press('Enter');
  const wave = details.getByRole('textbox', { name: 'Wave', exact: true });
  await wave.fill('second');
  await wave.press('Enter');
  await expect(details.getByRole('alert')).toContainText('“Wave” takes a number');
  await expect(wave).toHaveValue('');
  await wave.fill('2');
  await wave.press('Enter');
  await expect(details.getByRole('alert')).toBeEmpty();
  await details.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Transcript details' }).click();
  await expect(wave).toHaveValue('2');
});

test('an export is chosen by what it holds, and gives sources back byte for byte', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Export');
  await importFile(app, briefing);
  await selectByMouse(page, QUOTE);
  await page.keyboard.press('1');
  await selectByMouse(page, '46 trains');
  await page.keyboard.press('2');
  await saved(page);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText('2 annotations', { exact: true })).toBeVisible();
  await dialog.getByRole('checkbox', { name: /^Claim/ }).uncheck();
  await expect(dialog.getByText('1 annotation', { exact: true })).toBeVisible();
  await expect(dialog.getByRole('cell', { name: '46 trains', exact: true })).toBeVisible();
  await expect(dialog.getByRole('cell', { name: QUOTE, exact: true })).toBeHidden();

  await dialog.getByRole('radio', { name: 'Source files' }).check();
  await expect(dialog.getByText('Writes timetable-briefing.txt.')).toBeVisible();
  const downloaded = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const file = await downloaded;
  expect(file.suggestedFilename()).toBe('timetable-briefing.txt');
  expect(readFileSync(await file.path())).toEqual(readFileSync(briefing));
});
