import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import type { App } from './apps/app.ts';
import { annotations, expectAnnotations, press, saved } from './desk/desk.ts';
import { parseCsv } from './desk/csv.ts';
import { selectByMouse } from './desk/hands.ts';
import { importFile } from './desk/import.ts';
import { downloaded } from './desk/review.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, test } from './test.ts';

const FIGURE = '12% fewer than the year before';
const JOURNEYS = 'about 3.4 million journeys';
const PROMISE = 'We will add 46 trains';

const codebook = (page: Page): Locator => page.getByRole('treegrid', { name: 'Codebook' });
const row = (page: Page, name: string): Locator =>
  codebook(page).getByRole('row', { name: new RegExp(`^${name},`) });

/** The tags with the depth that each is shown at. */
const tree = (page: Page) =>
  codebook(page)
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.flatMap((one) => {
        const name = one.querySelector('.row-name')?.textContent;
        return name === undefined ? [] : `${one.getAttribute('aria-level')} ${name}`;
      }),
    );

async function choose(page: Page, tag: string, item: string): Promise<void> {
  await row(page, tag).hover();
  await page.getByRole('button', { name: `Actions for ${tag}`, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function begin(app: App): Promise<void> {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Codebook');
  await importFile(app, briefing);
  for (const [quote, key] of [
    [FIGURE, '2'],
    [JOURNEYS, '2'],
    [PROMISE, '3'],
  ] as const) {
    await selectByMouse(page, quote);
    await page.keyboard.press(key);
    await saved(page);
  }
}

test('the codebook is arranged with the mouse and by keys, and a tag is pressed to tag', async ({ app }) => {
  const { page } = app;
  await begin(app);
  const plain = ['1 Claim', '1 Statistic', '1 Policy measure'];
  expect(await tree(page)).toEqual(plain);

  await test.step('dragged under another, and out again', async () => {
    await row(page, 'Statistic').locator('.row-name').dragTo(row(page, 'Claim').locator('.row-name'));
    await expect.poll(() => tree(page)).toEqual(['1 Claim', '2 Statistic', '1 Policy measure']);
    await press(app, 'Control+z');
    await expect.poll(() => tree(page)).toEqual(plain);
  });

  await test.step('dragged before another', async () => {
    const target = (await row(page, 'Claim').boundingBox())!;
    await row(page, 'Policy measure').locator('.row-name').hover();
    await page.mouse.down();
    await page.mouse.move(target.x + 60, target.y + 12, { steps: 6 });
    await page.mouse.move(target.x + 60, target.y + 2, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => tree(page)).toEqual(['1 Policy measure', '1 Claim', '1 Statistic']);
    await press(app, 'Control+z');
    await expect.poll(() => tree(page)).toEqual(plain);
  });

  await test.step('by Alt and the arrows, with the focus staying on the tag', async () => {
    await row(page, 'Policy measure').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => tree(page)).toEqual(['1 Claim', '1 Policy measure', '1 Statistic']);
    await expect(row(page, 'Policy measure')).toBeFocused();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => tree(page)).toEqual(['1 Claim', '2 Policy measure', '1 Statistic']);
    await expect(row(page, 'Policy measure')).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => tree(page)).toEqual(['1 Claim', '1 Policy measure', '1 Statistic']);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => tree(page)).toEqual(plain);
    // The boundaries of the selected annotation are not what was meant.
    await expectAnnotations(page, [
      ['Statistic', JOURNEYS],
      ['Statistic', FIGURE],
      ['Policy measure', PROMISE],
    ]);
  });

  await test.step('by the keyboard’s own way to drag', async () => {
    const grip = page.getByRole('button', { name: 'Move Statistic' });
    const places = page.getByRole('button', { name: /^Insert|^Drop on/ });
    await grip.focus();
    await page.keyboard.press('Enter');
    await expect(places.first()).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(places).toHaveCount(0);
    await grip.focus();
    await page.keyboard.press('Enter');
    const target = page.getByRole('button', { name: 'Drop on Claim' });
    await expect(target).toBeAttached();
    for (let step = 0; step < 9 && !(await target.evaluate((one) => one === document.activeElement)); step++)
      await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => tree(page)).toEqual(['1 Claim', '2 Statistic', '1 Policy measure']);
    await press(app, 'Control+z');
    await expect.poll(() => tree(page)).toEqual(plain);
  });

  await test.step('folded, and unfolded', async () => {
    await choose(page, 'Policy measure', 'Put under the one above');
    await expect.poll(() => tree(page)).toEqual(['1 Claim', '1 Statistic', '2 Policy measure']);
    await row(page, 'Statistic').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => tree(page)).toEqual(['1 Claim', '1 Statistic']);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => tree(page)).toHaveLength(3);
  });

  await test.step('pressed, a tag tags what is selected, else narrows the list', async () => {
    await selectByMouse(page, 'older signals');
    await row(page, 'Claim').click();
    await saved(page);
    await expect(annotations(page)).toHaveCount(4);
    await row(page, 'Claim').click();
    await expect(annotations(page)).toHaveCount(1);
    await row(page, 'Claim').press('Enter');
    await expect(annotations(page)).toHaveCount(4);
  });
});

test('tags are merged and split with their annotations, each in one step', async ({ app }) => {
  const { page } = app;
  await begin(app);
  await annotations(page).filter({ hasText: FIGURE }).click();
  await page.getByLabel('Value').fill('12');
  await page.keyboard.press('Enter');
  await saved(page);

  await choose(page, 'Statistic', 'Split…');
  const split = page.getByRole('dialog', { name: 'Split “Statistic”' });
  await split.getByLabel('Name of the new tag').fill('Share');
  await split.getByRole('searchbox').fill('fewer');
  await expect(split.getByRole('listitem')).toHaveCount(1);
  await split.getByRole('checkbox', { name: new RegExp(FIGURE) }).check();
  await split.getByRole('searchbox').fill('');
  await expect(split.getByRole('checkbox', { name: new RegExp(JOURNEYS) })).not.toBeChecked();
  await split.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(split).toBeHidden();
  await expectAnnotations(page, [
    ['Statistic', JOURNEYS],
    ['Share', FIGURE],
    ['Policy measure', PROMISE],
  ]);
  await annotations(page).filter({ hasText: FIGURE }).click();
  await expect(page.getByLabel('Value')).toHaveValue('12');

  await choose(page, 'Share', 'Merge into another…');
  const merge = page.getByRole('alertdialog', { name: 'Merge “Share” into another tag' });
  await merge.getByRole('combobox', { name: 'Into' }).selectOption('Statistic');
  await expect(merge).toContainText('Values stay in the same attributes: Value, Unit, Period.');
  await merge.getByRole('button', { name: 'Merge' }).click();
  await expectAnnotations(page, [
    ['Statistic', JOURNEYS],
    ['Statistic', FIGURE],
    ['Policy measure', PROMISE],
  ]);
  await expect(row(page, 'Share')).toHaveCount(0);
  await expect(page.getByLabel('Value')).toHaveValue('12');

  await press(app, 'Control+z');
  await expectAnnotations(page, [
    ['Statistic', JOURNEYS],
    ['Share', FIGURE],
    ['Policy measure', PROMISE],
  ]);
  await press(app, 'Control+z');
  await expect(row(page, 'Share')).toHaveCount(0);
});

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
