import { inspect } from './desk/inspect.ts';
import { giveName, openSample } from './desk/start.ts';
import { transcript } from './desk/desk.ts';
import { expect, test } from './test.ts';

test('a wide table without names is chosen in the dialog, looked at, and written', async ({ app }) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'Parquet' }).check();
  await dialog.getByRole('combobox', { name: 'A row is' }).selectOption('sentence');
  await dialog.getByRole('combobox', { name: 'The column of a tag has' }).selectOption('count');
  await dialog.getByRole('combobox', { name: 'Annotators stand' }).selectOption('each');
  await dialog.getByRole('combobox', { name: 'Offsets count' }).selectOption('utf-8');
  await dialog.getByRole('checkbox', { name: /^Annotators as A1/ }).check();
  await dialog.getByRole('checkbox', { name: /^Speakers as S1/ }).check();
  await expect(
    dialog.getByText('Speaker labels and names in the text of the transcripts stay'),
  ).toBeVisible();
  await expect(dialog.getByRole('columnheader', { name: 'start_utf8' })).toBeAttached();
  await expect(dialog.getByRole('columnheader', { name: 'tag_claim' })).toBeAttached();
  await expect(dialog.getByRole('cell', { name: 'A1', exact: true }).first()).toBeAttached();
  await inspect(page, 'export-wide');
  if (app.shell === 'browser') {
    const downloaded = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    await downloaded;
  } else {
    await app.answerDialog('');
    await dialog.getByRole('button', { name: 'Save…' }).click();
  }
  // The sample's text has its speakers' names in it: that is said, not mended.
  await expect(dialog.getByText(/Names stand in the text of a transcript/)).toBeVisible();
  await inspect(page, 'export-written');
});
