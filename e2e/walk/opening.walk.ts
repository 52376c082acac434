import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { App } from '../apps/app.ts';
import { end } from '../apps/child.ts';
import { closeProject, transcript } from '../desk/desk.ts';
import { importText } from '../desk/import.ts';
import { createProject, giveName, openProject } from '../desk/start.ts';
import { serve } from './serve.ts';
import { escapes, fromProjectMenu, shoot, shootLooks, test } from './walk.ts';

const fileOf = (app: App) => join(app.folder, 'Hearing.passage');
const open = (page: Page) => page.getByRole('button', { name: /^Hearing(?! \()/ }).click();

async function closedProject(app: App): Promise<Buffer> {
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  await importText(app, 'Minister: We will build 20,000 homes.', 'Homes');
  await closeProject(app);
  return readFileSync(fileOf(app));
}

test('too_new and cannot_open: a newer schema, another program’s database, an empty file, none', async ({
  app,
}) => {
  const { page } = app;
  const whole = await closedProject(app);
  const newer = Buffer.from(whole);
  // The header's user_version: 4 bytes, big-endian, at 60; application_id at 68.
  newer.writeUInt32BE(999, 60);
  writeFileSync(fileOf(app), newer);
  await open(page);
  await shoot(page, 'too-new', /newer Passage.*Nothing was changed/);
  await shootLooks(page, 'too-new');
  const foreign = Buffer.from(whole);
  foreign.writeUInt32BE(0, 68);
  writeFileSync(fileOf(app), foreign);
  await open(page);
  await shoot(page, 'cannot-open-foreign', /not a Passage project.*Nothing was changed/);
  writeFileSync(fileOf(app), '');
  await open(page);
  await shoot(page, 'cannot-open-empty', /is empty.*Nothing was changed/);
  writeFileSync(fileOf(app), 'This is a letter.\n'.repeat(400));
  await open(page);
  await shoot(page, 'cannot-open-no-project', /not a Passage project.*Nothing was changed/);
  renameSync(fileOf(app), `${fileOf(app)}.away`);
  await open(page);
  await shoot(page, 'cannot-open-gone', /There is no file .*(moved|renamed)/);
});

test('damaged: a beginning that is gone, a file cut off, a page in the middle, nothing that can be read', async ({
  app,
}) => {
  const { page } = app;
  const whole = await closedProject(app);
  writeFileSync(fileOf(app), Buffer.from(whole).fill(0, 0, 4096));
  await open(page);
  const repair = page.getByRole('button', { name: 'Repair into a new file' });
  await expect(repair).toBeVisible();
  await shoot(page, 'damaged-beginning', /Nothing was changed/);
  await shootLooks(page, 'damaged-beginning');
  const look = page.getByRole('button', { name: 'Look at the backups' });
  await look.focus();
  await page.keyboard.press('Enter');
  const backups = page.getByRole('dialog', { name: 'Backups' });
  await shoot(page, 'damaged-no-backups', /There is no backup of this project/);
  await escapes(page, backups, look);
  await repair.focus();
  await page.keyboard.press('Enter');
  const report = page.getByRole('dialog', { name: 'Repaired' });
  await shoot(page, 'damaged-repaired', /its check is clean/);
  await shootLooks(page, 'damaged-repaired');
  await escapes(page, report, repair);
  writeFileSync(fileOf(app), whole.subarray(0, 5 * 4096));
  await page.reload();
  await open(page);
  await shoot(page, 'damaged-cut-off', /Nothing was changed/);
  // Nothing can be read of it: the repair says so, too.
  writeFileSync(fileOf(app), Buffer.alloc(20_000, 7));
  await repair.click();
  await shoot(page, 'damaged-beyond-repair', /Nothing of a project can be read/);
});

test('exists: a name that is taken; invalid_input: a name that no file can have', async ({ app }) => {
  const { page } = app;
  await closedProject(app);
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Name of the project').fill('Hearing');
  await page.getByRole('button', { name: 'Create' }).click();
  await shoot(page, 'project-name-taken', /exists already. Choose another name/);
  await page.getByLabel('Name of the project').fill('../x');
  await page.getByRole('button', { name: 'Create' }).click();
  await shoot(page, 'invalid-input-name', /cannot be the name of a project file/);
});

test('in_use: a project that another Passage has open, and that opens once that one is killed', async ({
  app,
  launch,
}) => {
  await closedProject(app);
  const other = await serve({ folder: launch.folder, profile: join(launch.profile, 'other') });
  const there = await launch.newPage();
  await there.goto(other.url);
  await giveName({ ...app, page: there }, 'Ben');
  await openProject({ ...app, page: there }, 'Hearing');
  await open(app.page);
  await shoot(app.page, 'in-use', /open in another Passage/);
  await shootLooks(app.page, 'in-use');
  // Killed, it leaves its lock file behind: a stale lock stands in nobody's way.
  await end(other.child, 'SIGKILL');
  await there.context().close();
  expect(readdirSync(app.folder).filter((name) => name.includes('lock'))).toHaveLength(1);
  await open(app.page);
  await expect(transcript(app.page)).toContainText('20,000 homes');
  await shoot(app.page, 'in-use-stale-lock');
});

test('damaged: a backup that is not whole any more', async ({ app }) => {
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  const { page } = app;
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await fromProjectMenu(page, 'Backups…');
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const backup = readdirSync(app.folder, { recursive: true, encoding: 'utf8' }).find(
    (name) => name.includes('/') && name.endsWith('.passage'),
  )!;
  writeFileSync(join(app.folder, backup), 'not a project');
  const opener = await fromProjectMenu(page, 'Backups…');
  await shoot(page, 'backup-damaged', /not whole/);
  await shootLooks(page, 'backup-damaged');
  await dialog.getByRole('button', { name: 'Restore…' }).click();
  const sure = page.getByRole('alertdialog');
  await sure.getByRole('button', { name: 'Restore' }).click();
  await expect(dialog.locator('.sheet-fault')).toContainText(/not whole/);
  await shoot(page, 'backup-damaged-restore');
  await escapes(page, dialog, opener);
});
