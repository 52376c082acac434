import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transcript } from './desk/desk.ts';
import { importFile } from './desk/import.ts';
import { checkOnly, openView } from './desk/review.ts';
import { createProject, giveName, openSample } from './desk/start.ts';
import { expect, test } from './test.ts';

test('long work of the host shows how far it is, and can be stopped', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  const view = await openView(page, 'Agreement');
  // More than anybody waits for.
  const measures = view.getByRole('group', { name: 'Measures' });
  await view.getByLabel('Bootstrap replicates').fill('10000');
  for (const box of await measures.getByRole('checkbox').all()) await box.check();
  const each = view.getByRole('group', { name: 'Also for each' });
  for (const box of await each.getByRole('checkbox').all()) await box.check();
  const bar = view.getByRole('progressbar', { name: 'Measuring' });
  // Stopped in the page, as soon as it has moved, by who looked before it began: who looks from elsewhere may find it done.
  const stopped = page.waitForFunction(() => {
    const bar = document.querySelector('main progress');
    if (!(bar instanceof HTMLProgressElement) || bar.value === 0) return false;
    const buttons = [...document.querySelectorAll('main button')] as HTMLButtonElement[];
    buttons.find(({ textContent }) => textContent === 'Stop')!.click();
    return true;
  });
  await view.getByRole('button', { name: 'Measure' }).click();
  await stopped;
  await expect(bar).toBeHidden();
  await expect(view.getByRole('heading', { name: 'No figures yet' })).toBeVisible();
  await expect(view.getByRole('alert')).toBeHidden();

  // Stopped is free for other work, and that comes to its end.
  await view.getByLabel('Bootstrap replicates').fill('0');
  await checkOnly(measures, ['Percent agreement']);
  await view.getByRole('button', { name: 'Measure' }).click();
  await expect(view.getByRole('heading', { name: 'Overall' })).toBeVisible();
  await expect(bar).toBeHidden();
});

test('work of the page stands in the status line, and can be stopped there', async ({ app, launch }) => {
  const { page } = app;
  await page.addInitScript(() => {
    window.print = () => void (document.documentElement.dataset['asked'] = 'yes');
  });
  await page.reload();
  await giveName(app, 'Anna');
  await createProject(app, 'Long');
  const text = Array.from(
    { length: 8000 },
    (_, i) => `Paragraph ${i} of a text that takes a while to print.`,
  );
  const file = join(launch.profile, 'long.txt');
  writeFileSync(file, text.join('\n\n'));
  await importFile(app, file);
  await expect(transcript(page)).toContainText('Paragraph 0');
  await page.keyboard.press('Control+P');
  const status = page.getByRole('contentinfo');
  await expect(status.getByRole('progressbar', { name: 'Preparing to print' })).toBeVisible();
  await status.getByRole('button', { name: 'Stop' }).click();
  await expect(status.getByRole('progressbar')).toBeHidden();
  await expect(page.locator('body > .print-sheet')).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-asked', 'yes');
});
