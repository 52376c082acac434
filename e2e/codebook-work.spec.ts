import { annotations, expectAnnotations, press, saved } from './desk/desk.ts';
import { selectByMouse } from './desk/hands.ts';
import { expect, test } from './test.ts';
import { FIGURE, JOURNEYS, PROMISE, row, tree, choose, begin } from './desk/codebook.ts';

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
