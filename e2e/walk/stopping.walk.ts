import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { closeProject, transcript } from '../desk/desk.ts';
import { openView } from '../desk/review.ts';
import { createProject, giveName, openProject } from '../desk/start.ts';
import { shoot, shootLooks, test } from './walk.ts';

/** Presses Stop in the page itself, as soon as the bar is at `least`, of 1: who looks from elsewhere may find the work done. */
const stopOnce = (page: Page, job: string, least = 0.001) =>
  page.waitForFunction(
    ([name, share]) => {
      const bar = document.querySelector(`progress[aria-label="${name}"]`);
      if (!(bar instanceof HTMLProgressElement) || bar.value < Number(share)) return false;
      const stop = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stop');
      stop?.click();
      return stop !== undefined;
    },
    [job, least] as const,
    { timeout: 30_000 },
  );

test('cancelled: an import, an export and a merge, stopped halfway', async ({ app, launch }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  await closeProject(app);
  const before = join(launch.profile, 'before.passage');
  copyFileSync(join(app.folder, 'Hearing.passage'), before);
  await openProject(app, 'Hearing');
  const coded = join(launch.profile, 'coded.jsonl');
  const record = (n: number) => ({
    text: `Hearing ${n}. ${'Nothing new here. '.repeat(120)}`,
    label: Array.from({ length: 100 }, (_, i) => [i * 18 + 11, i * 18 + 18, i % 2 ? 'Claim' : 'Statistic']),
  });
  writeFileSync(coded, Array.from({ length: 300 }, (_, n) => JSON.stringify(record(n))).join('\n'));
  const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
  const choose = async (...files: string[]) => {
    await page.getByRole('button', { name: 'Import', exact: true }).first().click();
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles(files);
  };
  await choose(coded);
  const begin = dialog.getByRole('button', { name: 'Import', exact: true });
  await begin.click({ timeout: 60_000 });
  await stopOnce(page, 'Import');
  await shoot(page, 'import-stopped', /was stopped/);
  await shootLooks(page, 'import-stopped');
  await expect(begin, 'it can be begun again').toBeEnabled();
  await begin.click();
  await expect(dialog).toContainText('Imported', { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(transcript(page)).toContainText('Nothing new here');

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const exporting = page.getByRole('dialog', { name: 'Export' });
  await exporting.getByRole('button', { name: 'Download' }).click();
  await stopOnce(page, 'Export');
  await shoot(page, 'export-stopped', /was stopped/);
  await page.keyboard.press('Escape');

  // A colleague’s copy with all of that, merged into the project as it was before.
  await closeProject(app);
  const [file, copy] = [join(app.folder, 'Hearing.passage'), join(launch.profile, 'copy.passage')];
  copyFileSync(file, copy);
  copyFileSync(before, file);
  await openProject(app, 'Hearing');
  const board = await openView(page, 'Board');
  await board.getByRole('button', { name: 'Merge…' }).click();
  const merging = page.getByRole('dialog', { name: 'Merge' });
  const copies = page.waitForEvent('filechooser');
  await merging.getByRole('button', { name: 'Choose copies…' }).click();
  await (await copies).setFiles([copy]);
  await expect(merging).toContainText('Nothing is changed yet', { timeout: 60_000 });
  await merging.getByRole('button', { name: 'Merge', exact: true }).click();
  await stopOnce(page, 'Merging', 0);
  await shoot(page, 'merge-stopped', /was stopped/);
  await shootLooks(page, 'merge-stopped');
  await page.keyboard.press('Escape');
});

test('cancelled: an import of many texts, of which those that are in stay', async ({ app, launch }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  const many = Array.from({ length: 40 }, (_, n) => join(launch.profile, `text-${n}.txt`));
  for (const [n, path] of many.entries()) writeFileSync(path, `Ada: ${n}. ${'Nothing new. '.repeat(1_500)}`);
  const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles(many);
  await dialog.getByRole('button', { name: 'Import all 40 sources' }).click({ timeout: 60_000 });
  await stopOnce(page, 'Import');
  await shoot(page, 'import-texts-stopped', /Stopped\. \d+ of 40 sources are imported, and stay/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
