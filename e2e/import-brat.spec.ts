import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ANNOTATION_CONF, linesOf, textOf, VISUAL_CONF } from '../src/core/formats/brat/testing.ts';
import { inspect } from './desk/inspect.ts';
import { createProject, giveName } from './desk/start.ts';
import { expect, test } from './test.ts';

const END = '\r\n';
const lines = linesOf(END)
  .map((line) => line + END)
  .join('');
/** Two annotators, each with a folder of their own, on the same text. */
const ZIP = zipSync({
  'annotation.conf': strToU8(ANNOTATION_CONF),
  'visual.conf': strToU8(VISUAL_CONF),
  'carla/a.txt': strToU8(textOf(END)),
  'carla/a.ann': strToU8(lines),
  'dora/a.txt': strToU8(textOf(END)),
  'dora/a.ann': strToU8(`T1\tClaim 2 14\tThe ministry${END}`),
});

test('brat: a zip of two annotators is mapped in the dialog, imported, and written back with the same lines', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'From brat');
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose files…' }).click();
  await (
    await chooser
  ).setFiles({ name: 'corpus.zip', mimeType: 'application/zip', buffer: Buffer.from(ZIP) });
  const panel = dialog.getByRole('group', { name: 'brat standoff' });
  await expect(panel).toContainText('7 annotations');
  await expect(panel.getByRole('combobox', { name: 'Annotator for carla' })).toHaveValue(/.+/);
  await panel.getByRole('combobox', { name: 'Annotator for dora' }).selectOption({ label: 'Anna' });
  await inspect(page, 'import-mapping');
  await page.setViewportSize({ width: 640, height: 800 });
  await inspect(page, 'import-mapping-640');
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(panel.getByRole('status')).toContainText('Imported 7 annotations on 1 transcript');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByRole('list', { name: 'Annotations' }).getByRole('listitem').first()).toHaveAttribute(
    'aria-setsize',
    '7',
  );

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const out = page.getByRole('dialog', { name: 'Export' });
  await out.getByRole('radio', { name: /^brat standoff/ }).check();
  await inspect(page, 'export-tools');
  const downloaded = page.waitForEvent('download');
  await out.getByRole('button', { name: 'Download' }).click();
  const files = unzipSync(readFileSync(await (await downloaded).path()));
  const names = Object.keys(files);
  const sheetOf = (who: string): string =>
    strFromU8(files[names.find((name) => name.includes(`${who}/`) && name.endsWith('.ann'))!]!);
  const sorted = (text: string): string[] => text.split(END).sort();
  expect(sorted(sheetOf('carla'))).toEqual(sorted(lines));
  // Hers are another's now: they stand under the new name.
  expect(sheetOf('Anna')).toBe(`T1\tClaim 2 14\tThe ministry${END}`);
  const text = names.find((name) => name.includes('carla/') && name.endsWith('.txt'))!;
  expect(strFromU8(files[text]!)).toBe(textOf(END));
});
