import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { annotations, expectAnnotations, press, saved, transcript } from './desk/desk.ts';
import { parseCsv } from './desk/csv.ts';
import { clickOn, selectByMouse } from './desk/hands.ts';
import { importFile, importText } from './desk/import.ts';
import { downloaded, openView } from './desk/review.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, test } from './test.ts';

const FIGURE = '12% fewer than the year before';
const CLAIM = 'the largest programme of its kind in thirty years';
const DENIAL = 'Nothing of the kind was ever built';

const relations = (page: Page) =>
  page.getByRole('region', { name: 'Relations', exact: true }).getByRole('listitem');

/** Chooses how the selected annotation relates to the next one. */
async function beginLink(page: Page, letters: string): Promise<void> {
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('dialog', { name: 'How it relates' })).toBeVisible();
  await page.keyboard.type(letters);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Click an annotation' })).toBeVisible();
}

test('relations: drawn by the keyboard alone, within a transcript and across, changed, listed, exported, undone', async ({
  app,
}) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Relations');
  await importText(app, `Other talk\n\nEva Holm:\n\n${DENIAL}, as far as I know.`, 'other.txt');
  await selectByMouse(page, DENIAL);
  await page.keyboard.press('1');
  await saved(page);
  await importFile(app, briefing);
  await selectByMouse(page, FIGURE);
  await page.keyboard.press('2');
  await selectByMouse(page, CLAIM);
  await page.keyboard.press('1');
  await saved(page);
  await expectAnnotations(page, [
    ['Statistic', FIGURE],
    ['Claim', CLAIM],
  ]);

  await test.step('from the caret to another annotation, without a mouse', async () => {
    await transcript(page).getByRole('textbox').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await beginLink(page, 'supp');
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    await expect(relations(page)).toHaveCount(1);
    await expect(relations(page)).toContainText(CLAIM);
    await saved(page);
    // Beside the text stands what the list says.
    const arcs = transcript(page).locator('.reader-link-arcs [data-relation] > title');
    await expect(arcs).toHaveText([`supports “${CLAIM}”`]);
  });

  await test.step('to an annotation of another transcript, through the list', async () => {
    await beginLink(page, 'contra');
    await page.getByRole('button', { name: /^Other talk 1 turn/ }).click();
    await expectAnnotations(page, [['Claim', DENIAL]]);
    await annotations(page).first().focus();
    await page.keyboard.press('Enter');
    await expect(relations(page)).toHaveCount(1);
    // Where the other end stands, it reads the other way.
    await expect(relations(page).getByRole('combobox')).toHaveValue(/./);
    await expect(relations(page).locator('option:checked')).toHaveText('is contradicted by');
    await relations(page)
      .getByRole('button', { name: new RegExp(`^Statistic ${FIGURE}`) })
      .click();
    await expect(page.locator('h1')).toHaveText('Ministry of Transport briefing on the winter timetable');
    await expect(relations(page)).toHaveCount(2);
  });

  await test.step('Escape stops what was begun, and clicks select again', async () => {
    await transcript(page).getByRole('textbox').focus();
    await beginLink(page, 'part');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Click an annotation')).toBeHidden();
    await clickOn(page, CLAIM);
    await expect(relations(page)).toHaveCount(1);
    await clickOn(page, FIGURE);
  });

  await test.step('another type, a note, turned round', async () => {
    const first = relations(page).filter({ hasText: CLAIM });
    await first.getByRole('combobox').selectOption('is part of');
    await saved(page);
    await first.getByRole('button', { name: /^Actions for the relation/ }).click();
    await page.getByRole('menuitem', { name: 'Add a note' }).click();
    await first.getByLabel('Note on the relation').fill('One figure of many.');
    await page.keyboard.press('Control+Enter');
    await first.getByRole('button', { name: /^Actions for the relation/ }).click();
    await page.getByRole('menuitem', { name: 'Turn it round' }).click();
    await expect(first.locator('option:checked')).toHaveText('has as a part');
  });

  await test.step('with an annotation its relations go, and come back', async () => {
    await press(app, 'Delete');
    await expect(annotations(page)).toHaveCount(1);
    await clickOn(page, CLAIM);
    await expect(relations(page)).toHaveCount(0);
    await press(app, 'Control+z');
    await expect(relations(page)).toHaveCount(1);
  });

  await test.step('the list of all, narrowed, and walked by keys', async () => {
    const view = await openView(page, 'Relations');
    const lines = view.getByRole('list', { name: 'All relations' }).getByRole('listitem');
    await expect(lines).toHaveCount(2);
    await view.getByRole('combobox', { name: 'Type', exact: true }).selectOption('contradicts');
    await expect(lines).toHaveCount(1);
    await view.getByRole('combobox', { name: 'Type', exact: true }).selectOption('All types');
    await view.getByRole('searchbox').fill('ever built');
    await expect(lines).toHaveText([/ever built/]);
    await view.getByRole('searchbox').fill('');
    await lines.first().getByRole('button').click();
    await page.keyboard.press('j');
    await expect(view.getByLabel('Type of the relation').locator('option:checked')).toHaveText('is part of');
    await page.keyboard.press('g');
    await expect(page.locator('h1')).toHaveText('Ministry of Transport briefing on the winter timetable');
    await expect(page.getByLabel('Tag', { exact: true }).first()).toBeVisible();
  });

  await test.step('a type of one’s own', async () => {
    await openView(page, 'Relations');
    await page.getByRole('button', { name: 'Types of relations' }).click();
    const dialog = page.getByRole('dialog', { name: 'Types of relations' });
    await dialog.getByLabel('New type').fill('answers');
    await dialog.getByLabel('From the other end', { exact: true }).fill('is answered by');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('region', { name: 'answers' })).toContainText('0 relations');
    await dialog.getByRole('button', { name: 'Delete the type contradicts' }).click();
    await dialog.getByLabel(/^What becomes of/).selectOption('Make them “answers”');
    await dialog.getByRole('button', { name: 'Delete the type', exact: true }).click();
    await expect(dialog.getByRole('region', { name: 'answers' })).toContainText('1 relation');
    await page.keyboard.press('Escape');
  });

  await test.step('the dataset has them', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: /^CSV/ }).check();
    const zip = unzipSync(
      await downloaded(page, () => dialog.getByRole('button', { name: 'Download' }).click()),
    );
    const rows = parseCsv(strFromU8(zip['relations.csv']!));
    expect(
      rows.map((row) => [row['from_quote'], row['relation_type'], row['to_quote'], row['note']]),
    ).toEqual([
      [FIGURE, 'answers', DENIAL, ''],
      [CLAIM, 'is part of', FIGURE, 'One figure of many.'],
    ]);
  });
});
