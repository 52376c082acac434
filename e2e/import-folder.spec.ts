import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { codeTranscript, passage, samplePath } from './desk/cli.ts';
import { inspect } from './desk/inspect.ts';
import { createProject, giveName } from './desk/start.ts';
import { expect, test } from './test.ts';

/** Drops a folder on the page, as the system does: with paths, which the browser makes entries of. */
async function dropFolder(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 600,
      y: 400,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
}

/** A folder with transcripts, a table about them, brat files in a folder below, a picture, and a colleague's project. */
async function makeFolder(home: string): Promise<string> {
  const folder = join(home, 'material');
  mkdirSync(join(folder, 'coded'), { recursive: true });
  const files = {
    'one.txt': 'ANN LOW: Is it so?\n\nBEN HIGH: It is.\n\nANN LOW: Thank you.\n',
    'two.txt': 'ANN LOW: And now?\n\nBEN HIGH: The same.\n\nANN LOW: Thank you again.\n',
    'about.csv': 'file,title,party\none.txt,The first,A\ntwo.txt,The second,B\n',
    '.DS_Store': 'x',
    'coded/three.txt': 'We will build 500 homes.\n',
    'coded/three.ann': 'T1\tClaim 0 24\tWe will build 500 homes.\n',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'photo.png'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  const copy = join(folder, 'Ben.passage');
  const ben = { profile: join(home, 'ben'), name: 'Ben' };
  await passage(ben.profile, 'new', copy);
  await passage(ben.profile, 'import', copy, samplePath);
  const sample = { name: 'press-conference', text: readFileSync(samplePath, 'utf8') };
  await codeTranscript(copy, ben, sample, [{ tag: 'Claim', quote: 'Thank you' }]);
  return folder;
}

test('a folder is dropped: a colleague’s project is merged, the rest is read, and each file has a line', async ({
  app,
}) => {
  const home = mkdtempSync(join(tmpdir(), 'passage-folder-'));
  const { page } = app;
  try {
    const folder = await makeFolder(home);
    await giveName(app, 'Anna');
    await createProject(app, 'Both');
    await dropFolder(page, folder);

    const merge = page.getByRole('dialog', { name: 'Merge' });
    await expect(merge).toContainText('New annotator: Ben');
    await expect(merge).toContainText('Ben: 1 annotation added');
    await merge.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(merge.getByRole('status')).toHaveText('Merged. Undo takes it back as a whole.');
    await page.keyboard.press('Enter');

    const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
    await dialog.getByText('Report of 7 files, 1 not read').click();
    const lines = dialog.locator('.import-report li');
    await expect(lines).toHaveText([
      'material/.DS_StoreLeft out: a file of the system',
      'material/about.csvSays titles, dates and variables of the others',
      'material/coded/three.annbrat standoff: not imported yet',
      'material/coded/three.txtbrat standoff: not imported yet',
      /^material\/one\.txt3 turns/,
      /^material\/photo\.png.*not a plain text file/,
      /^material\/two\.txt3 turns/,
    ]);
    await inspect(page, 'import-folder');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(lines.nth(2)).toContainText('brat standoff: imported');
    await dialog.getByRole('button', { name: /^one\.txt/ }).click();
    await dialog.getByRole('button', { name: 'Import all 2 sources' }).click();
    await expect(lines.nth(4)).toContainText('Imported');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(page.getByRole('listitem').filter({ hasText: 'The first' }).first()).toBeVisible();
  } finally {
    rmSync(home, { recursive: true });
  }
});
