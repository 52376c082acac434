import { chmodSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../apps/app.ts';
import { launchBrowser } from '../apps/browser.ts';
import { closeProject } from '../desk/desk.ts';
import { createProject, giveName } from '../desk/start.ts';
import { expect } from '@playwright/test';
import { shoot, shootDark, test, told } from './walk.ts';

const fileOf = (app: App) => join(app.folder, 'Hearing.passage');
const open = ({ page }: App, name = 'Hearing') =>
  page.getByRole('button', { name: new RegExp(`^${name}`) }).click();

async function closedProject(app: App) {
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  await closeProject(app);
}

test('too_new: a project of a newer schema', async ({ app }) => {
  await closedProject(app);
  const bytes = readFileSync(fileOf(app));
  // The header's user_version: 4 bytes, big-endian, at 60.
  bytes.writeUInt32BE(999, 60);
  writeFileSync(fileOf(app), bytes);
  await open(app);
  await told(app.page, /newer Passage.*Nothing was changed/);
  await shoot(app.page, 'too-new');
  await shootDark(app.page, 'too-new');
});

test('damaged: a project whose beginning is gone, and one that is no project at all', async ({ app }) => {
  await closedProject(app);
  const whole = readFileSync(fileOf(app));
  writeFileSync(fileOf(app), Buffer.from(whole).fill(0, 0, 4096));
  await open(app);
  await told(app.page, /Nothing was changed/);
  await expect(app.page.getByRole('button', { name: 'Repair into a new file' })).toBeVisible();
  await shoot(app.page, 'damaged');
  await shootDark(app.page, 'damaged');
  // Nothing can be read of it: the repair says so, too.
  writeFileSync(fileOf(app), Buffer.alloc(20_000, 7));
  await app.page.getByRole('button', { name: 'Repair into a new file' }).click();
  await told(app.page, /Nothing of a project can be read/);
  await shoot(app.page, 'damaged-beyond-repair');
});

test('cannot_open: a database of another program, an empty file, a file that went away', async ({ app }) => {
  await closedProject(app);
  const whole = readFileSync(fileOf(app));
  const foreign = Buffer.from(whole);
  foreign.writeUInt32BE(0, 68);
  writeFileSync(fileOf(app), foreign);
  await open(app);
  await told(app.page, /not a Passage project.*Nothing was changed/);
  await shoot(app.page, 'cannot-open-foreign');
  writeFileSync(fileOf(app), '');
  await open(app);
  await expect(app.page.getByRole('alert').first()).toContainText('Nothing was changed');
  await shoot(app.page, 'cannot-open-empty');
  renameSync(fileOf(app), `${fileOf(app)}.away`);
  await open(app);
  await told(app.page, /There is no file .*(moved|renamed)/);
  await shoot(app.page, 'cannot-open-gone');
});

test('exists: a new project by a name that is taken; invalid_input: a name that no file can have', async ({
  app,
}) => {
  await closedProject(app);
  const { page } = app;
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Name of the project').fill('Hearing');
  await page.getByRole('button', { name: 'Create' }).click();
  await told(page, /exists already. Choose another name/);
  await shoot(page, 'exists');
  await page.getByLabel('Name of the project').fill('../x');
  await page.getByRole('button', { name: 'Create' }).click();
  await told(page, /cannot be the name of a project file/);
  await shoot(page, 'invalid-input-name');
});

test('in_use: a project that another Passage has open', async ({ app, launch }) => {
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  const other = await launchBrowser(launch);
  await open(other);
  await told(other.page, /open in another Passage/);
  await shoot(other.page, 'in-use');
  await other.stop();
});

test('read_only: a folder that may not be written', async ({ app }) => {
  test.skip(process.getuid?.() === 0, 'root may write everywhere');
  await closedProject(app);
  chmodSync(fileOf(app), 0o444);
  chmodSync(app.folder, 0o555);
  try {
    await open(app);
    await told(app.page, /can only be read/);
    await shoot(app.page, 'read-only');
  } finally {
    chmodSync(app.folder, 0o755);
    chmodSync(fileOf(app), 0o644);
  }
});

test('damaged: a backup that is not whole any more', async ({ app }) => {
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  const { page } = app;
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Backups…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const backup = readdirSync(app.folder, { recursive: true, encoding: 'utf8' }).find(
    (name) => name.includes('/') && name.endsWith('.passage'),
  )!;
  writeFileSync(join(app.folder, backup), 'not a project');
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Backups…' }).click();
  await told(page, /damaged|cannot be read|not whole/);
  await shoot(page, 'damaged-backup');
});
