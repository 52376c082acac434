import type { Page } from '@playwright/test';
import { expectAnnotations, saved, transcript } from './desk/desk.ts';
import { selectByMouse } from './desk/hands.ts';
import { importFile } from './desk/import.ts';
import { createProject, giveName, openSample } from './desk/start.ts';
import { briefing, textOf } from './fixtures.ts';
import { expect, inEachShell, test } from './test.ts';

const sheet = (page: Page) => page.locator('body > .print-sheet');
/** What the printed rows show of the text, and where each begins in it. */
const rows = (page: Page) =>
  sheet(page)
    .locator('.marked-text')
    .evaluateAll((all) =>
      all.map((row) => [Number((row as HTMLElement).dataset['start']), row.textContent] as const),
    );

inEachShell('printing', () => {
  test('shows the whole text, everything marked, with a legend and what opens beside each line', async ({
    app,
  }) => {
    const { page } = app;
    await page.addInitScript(() => {
      // A dialog of the system would come; the page is asked to print, and that is what can be seen.
      window.print = () => void (document.documentElement.dataset['asked'] = 'yes');
    });
    await page.reload();
    await giveName(app, 'Anna Ling');
    await createProject(app, 'Print');
    await importFile(app, briefing);
    await selectByMouse(page, '180 posts were vacant');
    await page.keyboard.press('2');
    await selectByMouse(page, 'posts were');
    await page.keyboard.press('1');
    await saved(page);
    await expectAnnotations(page, [
      ['Statistic', '180 posts were vacant'],
      ['Claim', 'posts were'],
    ]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.keyboard.press('Control+P');
    await expect(page.locator('html')).toHaveAttribute('data-asked', 'yes');

    // To the character: what is missing is line ends between blocks.
    const text = textOf(briefing);
    let at = 0;
    for (const [start, shown] of await rows(page)) {
      expect(text.slice(at, start).trim()).toBe('');
      expect(text.slice(start, start + shown!.length)).toBe(shown);
      at = start + shown!.length;
    }
    expect(text.slice(at).trim()).toBe('');
    const marks = sheet(page).locator('.marked-row mark');
    await expect(marks).toHaveText(['180 posts were vacant', 'posts were']);
    await expect(marks.first()).toHaveAttribute('data-open', '1');
    await expect(marks.first()).toHaveAttribute('data-close', '1');
    await expect(sheet(page).locator('.marked-notes')).toHaveText(['1 Statistic AL2 Claim AL']);
    await expect(sheet(page).locator('.marked-legend')).toContainText('AL Anna Ling 2');

    // On paper it is all there is, black on white whatever the theme.
    await expect(sheet(page)).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(sheet(page)).toBeVisible();
    await expect(transcript(page)).toBeHidden();
    await expect(marks.first()).toHaveCSS('text-decoration-line', 'underline');
    await expect(sheet(page).locator('.marked-page')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(sheet(page)).toHaveCount(0);
    await expect(transcript(page)).toBeVisible();
  });
});

test('what the browser itself prints is the same, and the whole of it', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.startsWith('%PDF')).toBe(true);
  // More than the one page that a window is.
  expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(2);
  await expect(sheet(page)).toHaveCount(0);
});
