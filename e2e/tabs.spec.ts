import type { Page } from '@playwright/test';
import { annotations, closeProject, expectAnnotations, saved, transcript } from './desk/desk.ts';
import { selectByMouse } from './desk/hands.ts';
import { importFile, importText } from './desk/import.ts';
import { openView } from './desk/review.ts';
import { createProject, giveName, openProject } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, inEachShell, test } from './test.ts';

test('two windows on one project see one another’s changes; a reload comes back to the same place', async ({
  app,
}) => {
  await giveName(app, 'Anna');
  await createProject(app, 'Tabs');
  await importFile(app, briefing);
  const second = await app.page.context().newPage();
  await second.goto(app.page.url());
  await expect(second).toHaveTitle('Tabs · Passage');

  await selectByMouse(app.page, '180 posts were vacant');
  await app.page.keyboard.press('2');
  await saved(app.page);
  await expectAnnotations(second, [['Statistic', '180 posts were vacant']]);

  await second.reload();
  await expectAnnotations(second, [['Statistic', '180 posts were vacant']]);
  await second.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(annotations(app.page)).toHaveCount(0);
});

const bar = (page: Page) => page.getByRole('navigation', { name: 'Open transcripts' });
const tab = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true });
const inView = (page: Page) =>
  transcript(page).evaluate((region) => {
    const { top } = region.getBoundingClientRect();
    const block = [...region.querySelectorAll('.reader-block')].find(
      (one) => one.getBoundingClientRect().bottom > top + 4,
    );
    return block && `${block.textContent} ${Math.round((block.getBoundingClientRect().top - top) / 4)}`;
  });
const caret = (page: Page) => page.evaluate(() => getSelection()?.anchorNode?.textContent?.slice(0, 20));

inEachShell('open transcripts', () => {
  test('stand in tabs by mouse and by keys; the place in each comes back, also after a restart', async ({
    app,
  }) => {
    test.slow();
    const { page } = app;
    await giveName(app, 'Anna');
    await createProject(app, 'Tabs');
    await importFile(app, briefing);
    // One alone needs no line.
    await expect(bar(page)).toBeHidden();
    await importText(
      app,
      `${'A line of the second hearing, which says nothing new.\n\n'.repeat(60)}The end.`,
      'Second hearing',
    );
    await importText(app, 'A short one.', 'Third hearing');
    await expect(bar(page).getByRole('listitem')).toHaveCount(3);
    await expect(tab(page, 'Third hearing')).toHaveAttribute('aria-current', 'true');

    // By keys, with the focus in the text, which the next text has then.
    await transcript(page).getByRole('textbox').focus();
    await page.keyboard.press('Control+Alt+PageUp');
    await expect(tab(page, 'Second hearing')).toHaveAttribute('aria-current', 'true');
    await expect(transcript(page)).toContainText('second hearing');
    await expect(transcript(page).getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Control+End');
    await expect(transcript(page).getByText('The end.')).toBeInViewport();
    const left = await inView(page);
    expect(await caret(page)).toBe('The end.');
    await page.waitForTimeout(200);

    await tab(page, 'Third hearing').click();
    await expect(transcript(page)).toContainText('A short one.');
    await tab(page, 'Second hearing').click();
    await expect.poll(() => inView(page)).toBe(left);
    await transcript(page).getByRole('textbox').focus();
    await expect.poll(() => caret(page)).toBe('The end.');

    // A reload comes back to the transcript, its place, and the view.
    await page.reload();
    await expect.poll(() => inView(page)).toBe(left);
    await expect(bar(page).getByRole('listitem')).toHaveCount(3);
    const board = await openView(page, 'Board');
    await page.reload();
    await expect(board).toBeVisible();
    await page.getByRole('radio', { name: 'Code', exact: true }).click();
    await expect.poll(() => inView(page)).toBe(left);

    // Closing: by key, and by the button in the line.
    await tab(page, 'Second hearing').focus();
    await page.keyboard.press('ArrowRight');
    await expect(tab(page, 'Third hearing')).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(bar(page).getByRole('listitem')).toHaveCount(2);
    await expect(tab(page, 'Second hearing')).toHaveAttribute('aria-current', 'true');
    await page.waitForTimeout(600);

    await closeProject(app);
    await app.restart();
    await openProject(app, 'Tabs');
    await expect(bar(app.page).getByRole('listitem')).toHaveCount(2);
    await expect.poll(() => inView(app.page)).toBe(left);
    await bar(app.page).getByRole('button', { name: 'Close Second hearing' }).click();
    await expect(bar(app.page)).toBeHidden();
    await expect(transcript(app.page)).not.toContainText('second hearing');
  });
});

test('after a restart, at another address, the desk looks as one left it', async ({ app }) => {
  await giveName(app, 'Anna');
  await createProject(app, 'Elsewhere');
  const open = () => app.page.getByRole('button', { name: 'Appearance' }).click();
  await open();
  await app.page.getByRole('radio', { name: 'Dark' }).check();
  await app.page.getByRole('button', { name: 'Longer lines' }).click();
  await app.page.getByRole('radio', { name: 'By annotator' }).check();
  await app.page.keyboard.press('Escape');
  const width = async () =>
    Math.round((await app.page.getByRole('region', { name: 'Material' }).boundingBox())!.width);
  const before = await width();
  await app.page.getByRole('separator', { name: 'Width of the left panel' }).focus();
  for (let i = 0; i < 3; i++) await app.page.keyboard.press('ArrowRight');
  const wide = await width();
  expect(wide).toBeGreaterThan(before + 20);
  await app.page.getByRole('button', { name: 'Annotations panel' }).click();
  await expect(app.page.getByRole('region', { name: 'Coding' })).toBeHidden();
  // The host is told after a moment, or when the page goes.
  await app.page.waitForTimeout(600);
  await app.restart();
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await openProject(app, 'Elsewhere');
  await expect(app.page.getByRole('region', { name: 'Coding' })).toBeHidden();
  await expect.poll(async () => Math.abs((await width()) - wide)).toBeLessThan(3);
  await open();
  await expect(app.page.getByRole('dialog', { name: 'Appearance' })).toContainText('78 letters');
  await expect(app.page.getByRole('radio', { name: 'By annotator' })).toBeChecked();
});
