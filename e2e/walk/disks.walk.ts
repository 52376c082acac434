import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { App, Launch } from '../apps/app.ts';
import { launchBrowser } from '../apps/browser.ts';
import { end } from '../apps/child.ts';
import { annotations, closeProject, saved, transcript } from '../desk/desk.ts';
import { selectByMouse } from '../desk/hands.ts';
import { importText } from '../desk/import.ts';
import { openView } from '../desk/review.ts';
import { createProject, giveName } from '../desk/start.ts';
import { fill, mountDisk, noMounts, protect, remount, unmount } from './disk.ts';
import { serve } from './serve.ts';
import { escapes, fromProjectMenu, shoot, shootLooks, test } from './walk.ts';

const skipped = noMounts();
test.skip(skipped !== '', skipped);

const TEXT = 'Minister: We will build 20,000 homes.';

/** The app with its projects on a disk of its own; whole afterwards, it is given back with what was on it. */
async function onDisk(launch: Launch, megabytes: number, work: (app: App) => Promise<void>): Promise<void> {
  mountDisk(launch.folder, megabytes);
  const app = await launchBrowser(launch);
  try {
    await work(app);
  } finally {
    await app.stop();
    unmount(launch.folder);
  }
}

test('read_only: a disk that can only be read', ({ launch }) =>
  onDisk(launch, 8, async (app) => {
    const { page } = app;
    await giveName(app, 'Anna');
    await createProject(app, 'Hearing');
    await importText(app, TEXT, 'Homes');
    await closeProject(app);
    remount(launch.folder, 'ro');
    await page.getByRole('button', { name: /^Hearing/ }).click();
    await shoot(page, 'read-only-folder', /can only be read/);
    await shootLooks(page, 'read-only-folder');
    await page.getByRole('button', { name: 'Open a copy' }).click();
    await shoot(page, 'read-only-folder-copy', /No copy can be made/);
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Name of the project').fill('Another');
    await page.getByRole('button', { name: 'Create' }).click();
    await shoot(page, 'read-only-folder-new', /“Another.passage” cannot be made/);
    remount(launch.folder, 'rw');
  }));

test('read_only: a file that can only be read, in a folder that can be written', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  await importText(app, TEXT, 'Homes');
  await closeProject(app);
  const file = join(app.folder, 'Hearing.passage');
  protect(file);
  try {
    await page.getByRole('button', { name: /^Hearing/ }).click();
    await shoot(page, 'read-only-file', /can only be read/);
    await page.getByRole('button', { name: 'Open a copy' }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveTitle('Hearing · Passage');
    await expect(transcript(page)).toContainText('20,000 homes');
    await shoot(page, 'read-only-copy-open');
    expect(readdirSync(app.folder)).toContain('Hearing (copy).passage');
    await closeProject(app);
  } finally {
    unmount(file);
  }
});

test('cannot_write: a disk that is full under an annotation, an import, a backup', ({ launch }) =>
  onDisk(launch, 8, async (app) => {
    const { page } = app;
    await giveName(app, 'Anna');
    await createProject(app, 'Hearing');
    await importText(app, TEXT, 'Homes');
    const long = join(launch.profile, 'long.txt');
    writeFileSync(long, 'Ada: Nothing new here.\n\n'.repeat(12_000));
    const makeRoom = fill(launch.folder);

    await page.getByRole('button', { name: 'Import', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles(long);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 20_000 });
    await shoot(page, 'disk-full-import', /The disk is full/);
    await shootLooks(page, 'disk-full-import');
    await escapes(page, dialog);
    await expect(page.getByText('The disk is full').filter({ visible: true })).toHaveCount(0);

    // A batch of annotated documents goes another way: in a thread, as one action.
    const coded = join(launch.profile, 'coded.jsonl');
    writeFileSync(
      coded,
      Array.from({ length: 800 }, (_, n) =>
        JSON.stringify({ text: `${n} ${'Nothing new here. '.repeat(60)}`, label: [[0, 4, 'Claim']] }),
      ).join('\n'),
    );
    await page.getByRole('button', { name: 'Import', exact: true }).first().click();
    const second = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await second).setFiles(coded);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 20_000 });
    await shoot(page, 'disk-full-import-annotated', /The disk is full/);
    await escapes(page, dialog);

    const backups = page.getByRole('dialog', { name: 'Backups' });
    const opener = await fromProjectMenu(page, 'Backups…');
    await backups.getByRole('button', { name: 'Back up now' }).click();
    await shoot(page, 'disk-full-backup', /disk is full/);
    await escapes(page, backups, opener);

    const full = page.locator('.status-words').filter({ hasText: 'The disk is full' });
    for (let n = 0; n < 60 && !(await full.isVisible()); n++) {
      await selectByMouse(page, '20,000 homes');
      await page.keyboard.press('2');
      await page.waitForTimeout(60);
    }
    await shoot(page, 'disk-full-annotation', /The disk is full/);
    await shootLooks(page, 'disk-full-annotation');
    makeRoom();
    await page.reload();
    const before = await annotations(page).count();
    await selectByMouse(page, 'We will build');
    await page.keyboard.press('1');
    await saved(page);
    await expect(annotations(page)).toHaveCount(before + 1);
  }));

test('cannot_write: a disk that is full under an export and a copy for a colleague', async ({ launch }) => {
  // What a browser downloads is made in the system's folder for temporary files.
  const temporary = join(launch.profile, '../temporary');
  mkdirSync(temporary);
  mountDisk(temporary, 1);
  const served = await serve(launch, { env: { TMPDIR: temporary } });
  const page = await launch.newPage();
  const app = { page, shell: 'browser', folder: launch.folder, answerDialog: async () => {} } as never;
  try {
    await page.goto(served.url);
    await giveName(app, 'Anna');
    await createProject(app, 'Hearing');
    await importText(app, TEXT.repeat(40), 'Homes');
    const makeRoom = fill(temporary);
    const opener = page.getByRole('button', { name: 'Export', exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('button', { name: 'Download' }).click();
    await shoot(page, 'disk-full-export', /disk is full/);
    await page.setViewportSize({ width: 640, height: 800 });
    await dialog.getByRole('button', { name: 'Download' }).click();
    // Below the choices, and in sight.
    await expect(dialog.getByRole('alert')).toBeInViewport();
    await shoot(page, 'disk-full-export-narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
    await escapes(page, dialog, opener);
    const board = await openView(page, 'Board');
    await board.getByRole('button', { name: 'Hand-off…' }).click();
    await page.getByRole('menuitem', { name: 'For somebody new' }).click();
    await shoot(page, 'disk-full-hand-off', /disk is full/);
    expect(readdirSync(temporary, { recursive: true })).toEqual(['filler']);
    makeRoom();
  } finally {
    await page.context().close();
    await end(served.child, 'SIGTERM');
    unmount(temporary);
  }
});
