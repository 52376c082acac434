import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { annotations, press } from './desk/desk.ts';
import { parseCsv } from './desk/csv.ts';
import { downloaded } from './desk/review.ts';
import { expect, test } from './test.ts';
import { FIGURE, JOURNEYS, PROMISE, row, tree, begin } from './desk/codebook.ts';

test('what was made before a definition changed is listed, confirmed and retagged; examples, guidelines and notes; it is exported', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  await begin(app);

  await test.step('an annotation becomes an example, and the definition changes', async () => {
    await annotations(page).filter({ hasText: FIGURE }).click();
    await page.getByRole('button', { name: 'Use as an example' }).click();
    await expect(page.getByText('Now an example of “Statistic”')).toBeVisible();
    await row(page, 'Statistic').focus();
    await page.keyboard.press('F2');
    const dialog = page.getByRole('dialog', { name: 'Edit tag' });
    await expect(dialog.getByLabel('Example 1', { exact: true })).toHaveValue(FIGURE);
    await dialog.getByLabel('Guidelines').fill('Only numbers with a unit.');
    await dialog.getByLabel('Note', { exact: true }).fill('Ask Ben about shares.');
    await expect(dialog).toContainText('2 annotations will be listed as made before the definition changed.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(row(page, 'Statistic')).toHaveAccessibleName(/2 made before its definition changed/);
  });

  await test.step('the panel of an annotation has it all beside the tag', async () => {
    const guide = page.locator('.tag-guide');
    await guide.locator('summary').click();
    await expect(guide).toContainText('Only numbers with a unit.');
    await expect(guide.getByRole('list', { name: 'Examples of Statistic' })).toContainText(FIGURE);
  });

  await test.step('then and now, side by side: one still fits, one gets another tag', async () => {
    await page
      .getByRole('button', { name: '2 annotations of Statistic made before its definition changed' })
      .click();
    const dialog = page.getByRole('dialog', { name: '“Statistic”: made before its definition changed' });
    await expect(dialog.getByRole('region', { name: 'Then', exact: true })).toContainText('GuidelinesNone');
    await expect(dialog.getByRole('region', { name: 'Now' }).locator('mark')).toHaveText(
      'Only numbers with a unit.',
    );
    await dialog.getByRole('button', { name: `Still fits: ${FIGURE}` }).click();
    await expect(dialog.getByRole('listitem')).toHaveCount(1);
    await dialog.getByLabel(`Another tag for: ${JOURNEYS}`).selectOption('Claim');
    await expect(dialog).toContainText('were made, or confirmed, under what it says now');
    await page.keyboard.press('Escape');
    await expect(row(page, 'Statistic')).toHaveAccessibleName('Statistic, 1 annotation, key 2');
    await press(app, 'Control+z');
    await expect(row(page, 'Statistic')).toHaveAccessibleName(/1 made before its definition changed/);
  });

  await test.step('a note on the project', async () => {
    await page.getByRole('button', { name: /^Project / }).click();
    await page.getByRole('menuitem', { name: 'Note on the project…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Note on the project' });
    await dialog.getByRole('textbox').fill('Pilot.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the dataset says it', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: /^CSV/ }).check();
    const zip = unzipSync(
      await downloaded(page, () => dialog.getByRole('button', { name: 'Download' }).click()),
    );
    const table = (name: string) => parseCsv(strFromU8(zip[`${name}.csv`]!));
    expect(table('annotations').map((one) => [one['quote'], one['tag_revision_current']])).toEqual([
      [JOURNEYS, 'false'],
      [FIGURE, 'true'],
      [PROMISE, 'true'],
    ]);
    expect(table('revisions').map((one) => [one['tag'], one['current'], one['guidelines']])).toEqual([
      ['Statistic', 'true', 'Only numbers with a unit.'],
      ['Statistic', 'false', ''],
      ['Policy measure', 'true', ''],
    ]);
    expect(table('codebook')[1]).toMatchObject({ note: 'Ask Ben about shares.' });
    expect(JSON.parse(strFromU8(zip['datapackage.json']!))).toMatchObject({ note: 'Pilot.' });
  });
});

test('a codebook from a table: what it would do is said first, undone in one step, and exported again', async ({
  app,
}) => {
  const { page } = app;
  await begin(app);
  const file = join(test.info().outputPath(), 'book.csv');
  writeFileSync(
    file,
    'code;parent code;color;description\nPromise;Policy measure;#ff2200;What they will do.\nclaim;;;Ours.\n',
  );
  await page.getByRole('button', { name: 'Actions for the codebook' }).click();
  await page.getByRole('menuitem', { name: 'Import a codebook…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a codebook' });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  await (await chooser).setFiles(file);
  await expect(dialog).toContainText(
    'The colour #ff2200 of “Promise” is not in the palette; orange is nearest.',
  );
  await expect(dialog.getByRole('region', { name: 'To add' })).toContainText('Policy measure › Promise');
  await expect(dialog.getByRole('region', { name: 'To change' })).toContainText('Ours.');
  await dialog.getByRole('checkbox', { name: /Only what is new/ }).check();
  await expect(dialog.getByRole('region', { name: 'To change' })).toHaveCount(0);
  await dialog.getByRole('checkbox', { name: /Only what is new/ }).uncheck();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect.poll(() => tree(page)).toEqual(['1 claim', '1 Statistic', '1 Policy measure', '2 Promise']);

  await page.getByRole('button', { name: 'Actions for the codebook' }).click();
  const bytes = await downloaded(page, () => page.getByRole('menuitem', { name: 'Export as CSV…' }).click());
  const rows = parseCsv(bytes.toString('utf8')).filter((one) => one['tag'] !== '');
  expect(rows.map((one) => [one['tag'], one['parent'], one['colour'], one['definition']])).toEqual([
    ['claim', '', 'blue', 'Ours.'],
    ['Statistic', '', 'orange', 'A number with what it counts.'],
    ['Policy measure', '', 'green', 'What somebody in office does, did or will do.'],
    ['Promise', 'Policy measure', 'orange', 'What they will do.'],
  ]);

  await press(app, 'Control+z');
  await expect.poll(() => tree(page)).toEqual(['1 Claim', '1 Statistic', '1 Policy measure']);
});
