import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { selectByMouse } from './desk/hands.ts';
import { saved } from './desk/desk.ts';
import { importFile } from './desk/import.ts';
import { inspect } from './desk/inspect.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, test } from './test.ts';

test('an annotated transcript is exported from the dialog; it stands alone, prints, and asks for nothing', async ({
  app,
  browser,
}) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna Ling');
  await createProject(app, 'For people');
  await importFile(app, briefing);
  await selectByMouse(page, '180 posts were vacant');
  await page.keyboard.press('2');
  await selectByMouse(page, 'posts were');
  await page.keyboard.press('1');
  await saved(page);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const documents = [
    ['Annotated transcript, HTML', 'people-transcript'],
    ['Quotes by tag, HTML', 'people-quotes'],
    ['Codebook, HTML', 'people-codebook'],
  ] as const;
  for (const [format, name] of documents) {
    await dialog.getByRole('radio', { name: format }).check();
    if (name === 'people-quotes') {
      await dialog.getByRole('combobox', { name: 'Around each quote' }).selectOption('A few words');
      await inspect(page, 'export-people');
    }
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    const path = join(app.folder, `${name}.html`);
    await (await download).saveAs(path);
    await expect(dialog.getByText('Nothing was lost.')).toBeVisible();

    const context = await browser.newContext();
    const opened = await context.newPage();
    const asked: string[] = [];
    const refused: string[] = [];
    opened.on('request', (request) => asked.push(request.url()));
    opened.on('console', (message) => refused.push(message.text()));
    await opened.goto(pathToFileURL(path).href);
    await expect(opened.getByRole('heading', { level: 1 })).toBeVisible();
    // Its own style is let in by its policy, and axe finds nothing in either theme.
    await expect(opened.locator('.marked').first()).toHaveCSS('text-decoration-line', 'underline');
    await inspect(opened, name);
    expect((await opened.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(asked).toEqual([pathToFileURL(path).href]);
    expect(refused).toEqual([]);
    expect(readFileSync(path, 'utf8')).not.toContain('<script');
    if (name === 'people-transcript') {
      await expect(opened.locator('.marked-row mark')).toHaveText(['180 posts were vacant', 'posts were']);
      await opened.getByRole('link', { name: '2', exact: true }).click();
      await expect(opened.locator('#n2')).toContainText('Anna Ling');
    }
    await context.close();
  }
  await dialog.getByRole('radio', { name: 'Annotated transcript, Word' }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const document = await download;
  expect(document.suggestedFilename()).toMatch(/\.docx$/);
  expect(
    readFileSync(await document.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});
