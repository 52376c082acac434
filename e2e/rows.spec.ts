import AxeBuilder from '@axe-core/playwright';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProject, giveName } from './desk/start.ts';
import { expect, test } from './test.ts';

const TABLE =
  'speaker,start,body,Claim,topic\nAnn Low,0:05,"We will build 500 homes, and ""soon"".",1,housing;promises\n' +
  'Ben High,0:19,That is not so.,0,housing\nAnn Low,0:31,It is 💩.,1,\n';

test('a table of rows is mapped by keyboard, looked at as it will come out, and imported as turns with annotations', async ({
  app,
}) => {
  const home = mkdtempSync(join(tmpdir(), 'passage-rows-'));
  const { page } = app;
  try {
    const path = join(home, 'talk.csv');
    writeFileSync(path, TABLE);
    await giveName(app, 'Anna');
    await createProject(app, 'Rows');
    await page
      .getByRole('button', { name: /^Import/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
    await dialog.locator('input[type=file]').first().setInputFiles(path);
    const preview = dialog.getByRole('region', { name: 'First rows as they will come out' });
    await expect(preview.getByRole('row').nth(1)).toContainText('We will build 500 homes, and "soon".');
    await expect(preview.getByRole('row').nth(1)).toContainText('Claim, housing, promises');
    await expect(dialog.getByLabel('What the column Claim is')).toHaveValue('flag');

    // By keyboard: the column of topics is left out, which the first rows show at once.
    await dialog.getByLabel('What the column topic is').focus();
    await page.keyboard.press('Home');
    await expect(dialog.getByLabel('What the column topic is')).toHaveValue('none');
    await expect(preview).not.toContainText('promises');
    await expect(dialog.getByLabel('Tag for promises')).toHaveCount(0);
    for (const [name, theme] of [
      ['light', 'light'],
      ['dark', 'dark'],
    ] as const) {
      await page.emulateMedia({ colorScheme: theme });
      if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}-${name}.png` });
    }
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(dialog.getByRole('status').first()).toContainText('Imported 2 annotations on 1 transcript');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByText('We will build 500 homes, and "soon".').first()).toBeVisible();
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
