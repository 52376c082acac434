import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DesktopPowers } from '../src/contract/desktop.ts';
import { launchStandin } from './apps/standin.ts';
import { command } from './desk/keys.ts';
import { createProject, giveName } from './desk/start.ts';
import type { Item } from './standin/create.ts';
import { expect, test } from './test.ts';

declare global {
  interface Window {
    passage: DesktopPowers;
  }
}

// The desktop's main process and preload, below what stories see: what a page gets, and what it does not get.

/** Calls the host from the page as any script there could: over a port of its own. Gives birpc's answer. */
const callHost = (page: Page, name: string, input: unknown) =>
  page.evaluate(
    async ([name, input]) => {
      const port = await new Promise<MessagePort>((resolve) => {
        const heard = (event: MessageEvent) => {
          if (event.data !== 'passage-port') return;
          window.removeEventListener('message', heard);
          resolve(event.ports[0]!);
        };
        window.addEventListener('message', heard);
        void window.passage.connect();
      });
      const answer = await new Promise<{ r: { value?: unknown; error?: { code: string } } }>((resolve) => {
        port.addEventListener('message', (event) => resolve(event.data as never));
        port.start();
        port.postMessage({ t: 'q', i: '1', m: 'call', a: [name, input] });
      });
      port.close();
      return answer.r;
    },
    [name, input] as const,
  );

test('the page gets the few powers of the desktop, and nothing of Electron', async ({ launch }) => {
  const app = await launchStandin(launch);
  const powers = await app.page.evaluate(() => Object.keys(window.passage).sort());
  expect(powers).toEqual(
    [
      'connect',
      'onMenu',
      'onOpenProject',
      'openExternal',
      'pickExport',
      'pickNewProject',
      'pickProject',
      'setMenu',
    ].sort(),
  );
  const globals = await app.page.evaluate(() =>
    ['require', 'process', 'ipcRenderer', 'module'].filter((name) => name in window),
  );
  expect(globals).toEqual([]);
  const policy = await app.page.evaluate(async () =>
    (await fetch('./index.html')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  await app.stop();
});

test('a page may name a project only after a dialog chose it', async ({ launch }) => {
  const app = await launchStandin(launch);
  const place = join(app.folder, 'Hearing.passage');
  await callHost(app.page, 'profile.set', { name: 'Anna' });
  expect(await callHost(app.page, 'project.create', { place })).toMatchObject({
    error: { code: 'invalid_input' },
  });
  // The ending is put there where it was not typed.
  await app.answerDialog('Hearing');
  expect(await app.page.evaluate(() => window.passage.pickNewProject('Hearing'))).toBe(place);
  expect(await callHost(app.page, 'project.create', { place })).toMatchObject({ value: { name: 'Hearing' } });
  expect(await callHost(app.page, 'project.create', { place: `${place}/../x.passage` })).toMatchObject({
    error: { code: 'invalid_input' },
  });
  expect(app.standin.app.recent).toEqual([place]);
  await app.stop();
});

test('addresses outside are opened for https only', async ({ launch }) => {
  const app = await launchStandin(launch);
  await app.page.evaluate(() => {
    for (const url of [
      'https://example.org/a',
      'http://example.org',
      'file:///etc/passwd',
      'javascript:alert(1)',
    ])
      window.passage.openExternal(url);
  });
  await expect.poll(() => app.standin.opened).toEqual(['https://example.org/a']);
  await app.page.waitForTimeout(50);
  expect(app.standin.opened).toEqual(['https://example.org/a']);
  await app.stop();
});

test('calls from another address are refused', async ({ launch }) => {
  const app = await launchStandin(launch);
  const frame = { url: 'https://evil.example/' };
  const ask = (senderFrame: unknown, mainFrame: unknown) =>
    app.standin.invoke('passage:pick-project', { sender: { mainFrame }, senderFrame }, []);
  await expect(ask(frame, frame)).rejects.toThrow('Not for this page');
  const own = { url: 'passage://app/index.html' };
  await expect(ask({ ...own }, own)).rejects.toThrow('Not for this page');
  await expect(ask(null, own)).rejects.toThrow('Not for this page');
  await app.answerDialog('a.passage');
  expect(await ask(own, own)).toBe(join(app.folder, 'a.passage'));
  await app.stop();
});

test('a host that crashes is started again, and knows what was chosen before', async ({ launch }) => {
  const app = await launchStandin(launch);
  const place = join(app.folder, 'Hearing.passage');
  await app.answerDialog('Hearing.passage');
  await app.page.evaluate(() => window.passage.pickNewProject('Hearing'));
  const before = app.standin.children[0]!;
  const reloaded = app.page.waitForEvent('load');
  before.child.kill('SIGKILL');
  await reloaded;
  expect(app.standin.dialog.shown.at(-1)).toContain('has stopped');
  expect(app.standin.children).toHaveLength(2);
  await callHost(app.page, 'profile.set', { name: 'Anna' });
  expect(await callHost(app.page, 'project.create', { place })).toMatchObject({ value: { name: 'Hearing' } });
  await app.stop();
});

test('the window opens where it was left', async ({ launch }) => {
  writeFileSync(
    join(launch.profile, 'window.json'),
    JSON.stringify({ x: 50, y: 60, width: 900, height: 700, maximized: false }),
  );
  const app = await launchStandin(launch);
  expect(app.standin.windows[0]!.options).toMatchObject({
    x: 50,
    y: 60,
    width: 900,
    height: 700,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  });
  await app.stop();
});

test('the native menu asks the page, and the system opens projects', async ({ launch }) => {
  const app = await launchStandin(launch);
  const { page, standin } = app;
  const items = (all: readonly Item[]): Item[] => all.flatMap((item) => [item, ...items(item.submenu ?? [])]);
  const choose = (wanted: (item: Item) => boolean) => items(standin.menu.current).find(wanted)!.click!();
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');

  // The menu has the page's commands, with the keys that they are bound to.
  const next = () => items(standin.menu.current).find(({ id }) => id === 'text.nextAnnotation');
  await expect.poll(() => next()?.accelerator).toBe('F8');
  expect(next()).toMatchObject({ enabled: false, registerAccelerator: false });
  await command(page, 'Change keys');
  await page.getByRole('button', { name: 'Add keys for Next annotation', exact: true }).click();
  await expect(page.getByLabel('Press the keys for Next annotation', { exact: false })).toBeFocused();
  await page.keyboard.press('Alt+h');
  await expect(page.getByLabel('Press the keys for Next annotation', { exact: false })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => next()?.accelerator).toBe('Alt+H');

  choose(({ id }) => id === 'transcripts.import');
  await expect(page.getByRole('dialog', { name: 'Import transcripts' })).toBeVisible();
  await page.keyboard.press('Escape');
  choose(({ id }) => id === 'help.keys');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  choose(({ id }) => id === 'project.close');
  await expect(page).toHaveTitle('Passage');

  choose(({ label }) => label === 'Hearing');
  await expect(page).toHaveTitle('Hearing · Passage');
  choose(({ id }) => id === 'project.close');
  await expect(page).toHaveTitle('Passage');
  // A second start with a file hands it to this one; it was chosen by that, wherever it lies.
  standin.app.emit('second-instance', {}, ['electron', 'app', 'Hearing.passage'], app.folder);
  await expect(page).toHaveTitle('Hearing · Passage');
  await app.stop();
});
