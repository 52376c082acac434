import { copyFileSync, existsSync, readdirSync, renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { end } from '../apps/child.ts';
import { annotations, saved, transcript } from '../desk/desk.ts';
import { selectByMouse } from '../desk/hands.ts';
import { importText } from '../desk/import.ts';
import { createProject, giveName } from '../desk/start.ts';
import { serve } from './serve.ts';
import { escapes, fromProjectMenu, shoot, shootLooks, test } from './walk.ts';

const TEXT = 'Minister: We will build 20,000 homes.';
const dialogOf = (page: Page) => page.getByRole('dialog', { name: /note/i });

/** Types a note on the project; gives the button that opened the dialog. */
async function note(page: Page, text: string) {
  const opener = await fromProjectMenu(page, 'Note on the project…');
  await dialogOf(page).getByRole('textbox').fill(text);
  return opener;
}

test('file_gone: the file is moved while it is open', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  renameSync(join(app.folder, 'Hearing.passage'), join(app.folder, 'Hearing.away'));
  const opener = await note(page, 'A note');
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await shoot(page, 'file-moved-dialog', /save it as a copy/);
  await expect(dialogOf(page).getByRole('textbox'), 'what was typed stays').toHaveValue('A note');
  await escapes(page, dialogOf(page), opener);
  await shoot(page, 'file-moved');
  await shootLooks(page, 'file-moved');
});

test('file_gone: the file is replaced by another while it is open; what was done is saved as a copy', async ({
  app,
}) => {
  const { page } = app;
  const path = join(app.folder, 'Hearing.passage');
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  await importText(app, TEXT, 'Homes');
  await selectByMouse(page, '20,000 homes');
  await page.keyboard.press('2');
  await saved(page);
  // As a program does that synchronizes folders: an older state, written beside it and put over it.
  copyFileSync(path, `${path}.new`);
  renameSync(`${path}.new`, path);
  await selectByMouse(page, 'We will build');
  await page.keyboard.press('1');
  await shoot(page, 'file-replaced', /replaced by another program/);
  await expect(annotations(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Save a copy' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(annotations(page)).toHaveCount(1);
  await shoot(page, 'file-saved-as-copy');
  expect(existsSync(join(app.folder, 'Hearing (saved).passage'))).toBe(true);
});

test('file_gone: the file is removed while it is open', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  await importText(app, TEXT, 'Homes');
  unlinkSync(join(app.folder, 'Hearing.passage'));
  await selectByMouse(page, '20,000 homes');
  await page.keyboard.press('2');
  await shoot(page, 'file-removed', /deleted or replaced/);
  await expect(annotations(page), 'nothing is shown that is in no file').toHaveCount(0);
});

test('internal: the host ends while the page is open, and starts anew at the same address', async ({
  launch,
}) => {
  const first = await serve(launch);
  const page = await launch.newPage();
  await page.goto(first.url);
  const app = { page, shell: 'browser' as const, folder: launch.folder, answerDialog: async () => {} };
  await giveName(app as never, 'Anna');
  await createProject(app as never, 'Hearing');
  await importText(app as never, TEXT, 'Homes');
  await note(page, 'What was typed and not yet saved');
  await end(first.child, 'SIGKILL');
  await shoot(page, 'host-killed', /connection to the project is lost/i);
  await expect(dialogOf(page).getByRole('textbox')).toHaveValue('What was typed and not yet saved');
  await shootLooks(page, 'host-killed');
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await shoot(page, 'host-killed-save', /is only on this page: copy it/);

  // It is there again at the same port: another run, with another token, which this page has none of.
  const second = await serve(launch, { port: first.port });
  await page.getByRole('button', { name: 'Reload' }).focus();
  await page.keyboard.press('Enter');
  await shoot(page, 'session-expired', /has no session with the Passage that runs now/);
  await page.goto(first.url);
  await shoot(page, 'token-used', /works once, in one browser/);
  await page.goto(second.url);
  await page.getByRole('button', { name: /^Hearing/ }).click();
  await expect(transcript(page)).toContainText('20,000 homes');

  // Stopped as it should be, by its owner, under an open page.
  await end(second.child, 'SIGTERM');
  await shoot(page, 'host-stopped', /connection to the project is lost/i);
  await page.context().close();
  expect(readdirSync(launch.folder)).toContain('Hearing.passage');
});

test('no session: a wrong token, a page without one, a download that was fetched', async ({
  app,
  browser,
}) => {
  const { origin } = new URL(app.page.url());
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${origin}/?token=wrong`);
  await shoot(page, 'wrong-token', /works once, in one browser/);
  await page.goto(origin);
  await shoot(page, 'no-session', /has no session/);
  await page.context().close();
  const other = await app.page.context().newPage();
  await other.goto(`${origin}/download/00000000-0000-7000-8000-000000000000`);
  await shoot(other, 'download-gone', /A download works once/);
  await other.close();
});
