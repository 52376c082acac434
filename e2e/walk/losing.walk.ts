import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { importText } from '../desk/import.ts';
import { createProject, giveName } from '../desk/start.ts';
import { shoot, shootDark, test, told } from './walk.ts';

const note = async (page: import('@playwright/test').Page, text: string) => {
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Note on the project…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(text);
};

test('file_gone: the file is moved while it is open', async ({ app }) => {
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  renameSync(join(app.folder, 'Hearing.passage'), join(app.folder, 'Hearing.away'));
  await note(app.page, 'A note');
  await app.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await told(app.page, /save it as a copy/);
  await shoot(app.page, 'file-gone-dialog');
  await app.page.keyboard.press('Escape');
  await shoot(app.page, 'file-gone');
  await shootDark(app.page, 'file-gone');
});

test('internal: the host is killed while the page is open', async ({ app, context }) => {
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  await importText(app, 'Minister: We will build 20,000 homes.', 'Homes');
  await note(app.page, 'What was typed and not yet saved');
  const { page } = app;
  // The page loses its connection as it does when the host dies: the socket is cut from outside.
  const pid = Number((await hostOf(page.url())) ?? 0);
  expect(pid).toBeGreaterThan(0);
  process.kill(pid, 'SIGKILL');
  await told(page, /connection to (the project|Passage) is lost/i);
  await shoot(page, 'host-killed');
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('What was typed and not yet saved');
  await shootDark(page, 'host-killed');
  expect(readdirSync(app.folder)).toContain('Hearing.passage');
  await context.close();
});

test('no session: a wrong token, and a page without one', async ({ app, browser }) => {
  const { origin } = new URL(app.page.url());
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${origin}/?token=wrong`);
  await shoot(page, 'wrong-token');
  await expect(page.locator('body')).toContainText('address');
  await page.goto(origin);
  await shoot(page, 'no-session');
  await expect(page.locator('body')).toContainText('address');
  await page.context().close();
});

/** The process that listens at the address of a page, from the system's own table. */
async function hostOf(url: string): Promise<string | undefined> {
  const { readFileSync, readlinkSync } = await import('node:fs');
  const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0');
  const line = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .find((row) => row.includes(`0100007F:${port} 00000000:0000`));
  const inode = line?.trim().split(/\s+/)[9];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      for (const fd of readdirSync(`/proc/${pid}/fd`))
        if (readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`) return pid;
    } catch {
      // Another user's process, or one that has just ended.
    }
  return undefined;
}
