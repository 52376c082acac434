import { transcript } from './desk/desk.ts';
import { giveName, openSample } from './desk/start.ts';
import { expect, test } from './test.ts';

test('in a narrow window what an export writes stands next to its format, before the choices of what goes into it', async ({
  app,
}) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const table = dialog.getByRole('table');
  await expect(table).toBeVisible();
  await page.setViewportSize({ width: 640, height: 800 });
  const top = async (locator: typeof table): Promise<number> => (await locator.boundingBox())!.y;
  await expect(dialog.locator('.export-side')).toHaveCount(0);
  await expect(table).toBeVisible();
  expect(await top(dialog.getByRole('group', { name: /^For other tools/ }))).toBeLessThan(await top(table));
  expect(await top(table)).toBeLessThan(
    await top(dialog.getByRole('group', { name: /^Annotators/ }).first()),
  );
  // Each format is a line, in two columns: the whole choice takes less than the window.
  const last = dialog.getByRole('radio').last();
  expect((await top(last)) - (await top(dialog.getByRole('radio').first()))).toBeLessThan(700);
});

test('a name that is cut off is said in full where one points at it', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  await page.getByRole('button', { name: 'New tag' }).click();
  const long = 'A name that somebody made much longer than the panel has room for';
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill(long);
  await page.getByRole('button', { name: 'Create' }).click();
  const codebook = page.getByRole('treegrid', { name: 'Codebook' });
  const name = codebook.getByText(long, { exact: true });
  await name.hover();
  await expect(name).toHaveAttribute('title', long);
  const short = codebook.getByText('Claim', { exact: true });
  await short.hover();
  await expect(short).not.toHaveAttribute('title', 'Claim');
  await expect(name).not.toHaveAttribute('title', long);
});
