import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../apps/app.ts';
import { passage } from '../desk/cli.ts';
import { saved, transcript } from '../desk/desk.ts';
import { selectByMouse } from '../desk/hands.ts';
import { openView } from '../desk/review.ts';
import { createProject, giveName, openProject, openSample } from '../desk/start.ts';
import { expect, test } from '../test.ts';
import { root } from '../../scripts/run.ts';
import { shot } from './shot.ts';

const alerts = ({ page }: App) => page.getByRole('alert').filter({ hasText: /\w/ });
const close = async ({ page }: App): Promise<void> => {
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Close the project' }).click();
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
};

test('projects that do not open', async ({ app, launch }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Whole');
  await close(app);
  const whole = join(app.folder, 'Whole.passage');
  const newer = Buffer.from(readFileSync(whole));
  newer.writeUInt32BE(99, 60);
  const others = {
    'Newer.passage': newer,
    'No project.passage': Buffer.from('This is a letter.\n'.repeat(400)),
    'Cut off.passage': readFileSync(whole).subarray(0, 5_000),
    'Empty.passage': Buffer.alloc(0),
  };
  for (const [name, bytes] of Object.entries(others)) writeFileSync(join(app.folder, name), bytes);
  for (const name of Object.keys(others)) {
    await page.reload();
    await page.getByRole('button', { name: new RegExp(`^${name.slice(0, -8)}`) }).click();
    await shot(page, `open-${name.slice(0, -8).toLowerCase().replaceAll(' ', '-')}`, alerts(app));
    rmSync(join(app.folder, name));
  }
  // Another process has it.
  const holder = spawn(
    process.execPath,
    ['src/cli/passage.js', 'serve', '--projects', app.folder, '--no-browser'],
    {
      cwd: root,
      env: { ...process.env, PASSAGE_PROFILE: join(launch.profile, 'other'), CI: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await new Promise<string>((resolve) => {
    let output = '';
    holder.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      const found = /http:\S+token=[\w-]+/.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const there = await launch.newPage();
  await there.goto(url);
  await giveName({ ...app, page: there }, 'Ben');
  await there.getByRole('button', { name: /^Whole/ }).click();
  await expect(there).toHaveTitle('Whole · Passage');
  await page.reload();
  await page.getByRole('button', { name: /^Whole/ }).click();
  await shot(page, 'open-in-use', alerts(app));
  // The other one dies: its lock goes with it, and its page says so.
  holder.kill('SIGKILL');
  await there.waitForTimeout(1_500);
  await there.screenshot({ path: join(root, 'screenshots/errors/host-gone.png') });
  console.log(
    `host-gone: ${(await there.locator('body').innerText()).replaceAll(/\s+/g, ' ').slice(0, 400)}`,
  );
  await there.context().close();
  await openProject(app, 'Whole');
  launch.faults.length = 0;

  // A token that is none.
  const stranger = await launch.newPage();
  await stranger.goto(`${new URL(page.url()).origin}/?token=wrong`);
  await stranger.screenshot({ path: join(root, 'screenshots/errors/wrong-token.png') });
  console.log(`wrong-token: ${(await stranger.locator('body').innerText()).replaceAll(/\s+/g, ' ')}`);
  await stranger.context().close();
  launch.faults.length = 0;
});

test('a full disk', async ({ launch, browser }) => {
  test.skip(process.getuid?.() !== 0, 'needs root, to mount a small disk');
  void browser;
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', launch.folder]);
  const { launchBrowser } = await import('../apps/browser.ts');
  const app = await launchBrowser(launch);
  try {
    const { page } = app;
    await giveName(app, 'Anna');
    await openSample(app);
    await expect(transcript(page)).toContainText('Thank you');
    let room = 64;
    for (let size = 4_000_000; size >= 4_096; size >>= 1)
      try {
        for (;;) {
          writeFileSync(join(launch.folder, `fill-${room++}`), Buffer.alloc(size));
        }
      } catch {
        // Full at this size.
      }
    const told = page.locator('.status-words').filter({ hasText: 'The disk is full' });
    for (let n = 0; n < 40 && !(await told.isVisible()); n++) {
      await selectByMouse(page, 'Thank you');
      await page.keyboard.press('1');
      await page.waitForTimeout(150);
    }
    await shot(page, 'disk-full-tag', told);
    for (const name of readdirSync(launch.folder))
      if (name.startsWith('fill-')) rmSync(join(launch.folder, name));
    await page.reload();
    await expect(transcript(page)).toContainText('Thank you');
    await selectByMouse(page, 'Thank you');
    await page.keyboard.press('2');
    await saved(page);
  } finally {
    await app.stop();
    mkdirSync(join(launch.folder, '../kept'), { recursive: true });
    for (const name of readdirSync(launch.folder))
      if (name.endsWith('.passage'))
        copyFileSync(join(launch.folder, name), join(launch.folder, '../kept', name));
    execFileSync('umount', [launch.folder]);
  }
});

test('what cannot be done in an open project', async ({ app, launch }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Bare');
  const agreement = await openView(page, 'Agreement');
  await shot(page, 'agreement-on-nothing', agreement);
  // A copy that is none, and one that is damaged.
  const board = await openView(page, 'Board');
  const foreign = join(launch.profile, 'foreign.passage');
  writeFileSync(foreign, 'no project');
  const stranger = join(launch.profile, 'stranger');
  const another = join(launch.profile, 'another.passage');
  await passage(stranger, 'new', another);
  for (const file of [foreign, another]) {
    await board.getByRole('button', { name: 'Merge…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge' });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose copies…' }).click();
    await (await chooser).setFiles([file]);
    await page.waitForTimeout(1_500);
    await shot(page, `merge-${file === foreign ? 'no-project' : 'another-project'}`, dialog);
    await page.keyboard.press('Escape');
  }

  await close(app);
});
