import { readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './apps/app.ts';
import { transcript } from './desk/desk.ts';
import { selectByMouse } from './desk/hands.ts';
import { inspect } from './desk/inspect.ts';
import { createProject, giveName, openProject, openSample } from './desk/start.ts';
import { expect, inEachShell, test } from './test.ts';

/** How many annotations the list has, of which it shows those in sight. */
const first = ({ page }: App) =>
  page.getByRole('list', { name: 'Annotations' }).getByRole('listitem').first();
const counted = (app: App) => first(app).getAttribute('aria-setsize');

const projectFile = (app: App): string =>
  join(
    app.folder,
    readdirSync(app.folder).find((name) => name.endsWith('.passage'))!,
  );

async function openBackups({ page }: App) {
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Backups…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await expect(dialog).toBeVisible();
  return dialog;
}

inEachShell('backups', () => {
  test('a backup is made, looked into and restored, and the way back is another backup', async ({ app }) => {
    test.slow();
    const { page } = app;
    await giveName(app, 'Anna');
    await openSample(app);
    await expect(transcript(page)).toContainText('Thank you');
    await expect(first(app)).toBeVisible();
    const total = Number(await counted(app));
    let dialog = await openBackups(app);
    await expect(dialog).toContainText('No backups yet');
    await inspect(page, 'backups-none');
    await dialog.getByRole('button', { name: 'Back up now' }).click();
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await dialog.getByRole('button', { name: 'Done' }).click();

    await selectByMouse(page, 'Thank you');
    await page.keyboard.press('1');
    await expect(first(app)).toHaveAttribute('aria-setsize', String(total + 1));
    dialog = await openBackups(app);
    const row = dialog.getByRole('row', { name: /^Annotations/ });
    await expect(row).toContainText(String(total));
    await expect(row).toContainText(String(total + 1));
    await inspect(page, 'backups');
    await dialog.getByRole('button', { name: 'Restore…' }).click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('is kept as a backup first');
    await inspect(page, 'backups-restore');
    await question.getByRole('button', { name: 'Restore' }).click();
    await expect(first(app)).toHaveAttribute('aria-setsize', String(total));
    dialog = await openBackups(app);
    await expect(dialog.getByRole('option')).toHaveCount(2);
    await expect(dialog.getByRole('option').first()).toContainText('before a backup was restored');
    await page.keyboard.press('Escape');
  });
});

test('a damaged project is repaired into a new one, or a backup takes its place', async ({ app }) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  await expect(first(app)).toBeVisible();
  const total = await counted(app);
  const dialog = await openBackups(app);
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Close the project' }).click();
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();

  const path = projectFile(app);
  const name = path.slice(app.folder.length + 1, -'.passage'.length);
  const bytes = readFileSync(path);
  writeFileSync(path, Buffer.from(bytes).fill(0, 0, 4_096));
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing was changed');
  await inspect(page, 'damaged');
  await page.getByRole('button', { name: 'Repair into a new file' }).click();
  const report = page.getByRole('dialog', { name: 'Repaired' });
  await expect(report).toContainText('its check is clean');
  await inspect(page, 'repaired');
  await report.getByRole('button', { name: 'Open the repaired project' }).click();
  await expect(transcript(page)).toContainText('Thank you');
  await expect(first(app)).toHaveAttribute('aria-setsize', total!);

  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Close the project' }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}(?! \\()`) }).click();
  await page.getByRole('button', { name: 'Look at the backups' }).click();
  const backups = page.getByRole('dialog', { name: 'Backups' });
  await expect(backups.getByRole('row', { name: /^Transcripts/ })).toContainText('1');
  await backups.getByRole('button', { name: 'Restore…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
  await expect(first(app)).toHaveAttribute('aria-setsize', total!);
  expect(readdirSync(app.folder)).toContain(`${name} (damaged).passage`);
  rmSync(join(app.folder, `${name} (damaged).passage`));
});

test('a file that goes away while it is open is told, and what was done is saved as a copy', async ({
  app,
}) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  const path = projectFile(app);
  renameSync(path, `${path}.moved`);
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Note on the project…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('A note');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'save it as a copy' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await inspect(page, 'file-gone');
  await page.getByRole('button', { name: 'Save a copy' }).click();
  await expect(page).toHaveTitle('Hearing · Passage');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(readdirSync(app.folder)).toContain('Hearing (saved).passage');
  unlinkSync(`${path}.moved`);
  await app.restart();
  await openProject(app, 'Hearing');
});
