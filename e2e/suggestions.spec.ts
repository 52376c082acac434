import type { Page } from '@playwright/test';
import { annotations, expectAnnotations, press, saved, transcript } from './desk/desk.ts';
import { expectQuotes, exportCsv } from './desk/export.ts';
import { clickOn } from './desk/hands.ts';
import { confirmImport, previewFile } from './desk/import.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing, textOf } from './fixtures.ts';
import { expect, inEachShell, test } from './test.ts';

/** The lines of the list of suggestions. */
const suggestions = (page: Page) => page.getByRole('list', { name: 'Suggestions' }).getByRole('button');
const pane = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

/** Does a command by its words, as one does who knows no key. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(words);
  await page.keyboard.press('Enter');
}

const FOUND = [
  'about 3.4 million journeys',
  'more than ten minutes',
  '12%',
  '46 trains',
  '210 million crowns',
  'thirty years',
  '180 posts',
  '95',
  'ten months',
  'fourteen',
];

inEachShell('suggestions', () => {
  test('statistics are found, accepted, changed and rejected without a mouse, and count only once accepted', async ({
    app,
  }) => {
    test.slow();
    const { page } = app;
    await giveName(app, 'Anna');
    await createProject(app, 'Timetable');
    await previewFile(app, briefing);
    await confirmImport(app);
    await expect(transcript(page)).toContainText('Last winter 180 posts were vacant');

    await test.step('found, they are a list with the focus in it, and no annotation', async () => {
      await command(page, 'Find statistics in this transcript');
      await expect(suggestions(page).first()).toBeFocused();
      await expect(suggestions(page)).toHaveText(FOUND.map((quote) => new RegExp(`^${quote}`)));
      await expect(page.getByText('10 statistics found.')).toBeVisible();
      await expect(page.getByText('4 turns · 0 annotations', { exact: true })).toBeVisible();
      const dashed = await page.evaluate(() => CSS.highlights.get('passage-suggested')?.size);
      expect(dashed).toBe(FOUND.length);
    });

    await test.step('a key each: accept, reject, change', async () => {
      await page.keyboard.press('Home');
      await expect(pane(page, 'Suggestion')).toContainText('Value: 3400000, Unit: journeys');
      await page.keyboard.press('a');
      // The walk goes on to the next one.
      await expect(pane(page, 'Suggestion')).toContainText('more than ten minutes');
      await expect(suggestions(page).first()).toBeFocused();
      await page.keyboard.press('r');
      await expect(pane(page, 'Suggestion')).toContainText('12%');
      await page.keyboard.press('e');
      const form = page.getByRole('form', { name: 'Accept with a change' });
      await expect(form.getByLabel('Tag')).toBeFocused();
      await form.getByLabel('Unit').fill('percent of journeys');
      await form.getByLabel('Unit').press('Control+Enter');
      await expect(pane(page, 'Suggestion')).toContainText('46 trains');
      await expect(suggestions(page)).toHaveCount(FOUND.length - 3);
      await saved(page);
    });

    await test.step('from the text: the next one, accepted where the caret is', async () => {
      await page.keyboard.press('Escape');
      await transcript(page).getByRole('textbox').focus();
      await clickOn(page, '210 million');
      await expect(pane(page, 'Suggestion')).toContainText('210 million crowns');
      await page.keyboard.press('Control+Enter');
      await press(app, 'Alt+k');
      await expect(pane(page, 'Suggestion')).toContainText('46 trains');
      await transcript(page).getByRole('textbox').focus();
      await page.keyboard.press('Control+Delete');
      await expect(suggestions(page)).toHaveCount(FOUND.length - 5);
      await saved(page);
    });

    const accepted = [
      ['Statistic', 'about 3.4 million journeys'],
      ['Statistic', '12%'],
      ['Statistic', '210 million crowns'],
    ] as const;
    await test.step('what was accepted is annotations with values; nothing else is exported', async () => {
      await pane(page, 'Suggestions').getByRole('button', { name: 'Annotations' }).click();
      await expectAnnotations(page, accepted);
      await annotations(page).nth(1).click();
      await expect(
        pane(page, 'Annotation').getByRole('definition').filter({ hasText: 'Statistics finder' }),
      ).toHaveText('Statistics finder, with a change');
      const rows = await exportCsv(app, 'Timetable');
      expect(rows.map((row) => [row['tag'], row['quote']])).toEqual(accepted.map((one) => [...one]));
      expectQuotes(rows, textOf(briefing));
      expect(rows[1]).toMatchObject({
        annotator: 'Anna',
        statistic_value: '12',
        statistic_unit: 'percent of journeys',
      });
    });

    await test.step('found again, nothing comes back that was decided', async () => {
      await command(page, 'Find statistics in this transcript');
      await expect(page.getByText('10 statistics found, none of them new.')).toBeVisible();
      await expect(suggestions(page)).toHaveCount(5);
      await expect(suggestions(page).first()).toContainText('thirty years');
    });

    await test.step('all at once, and one undo takes all back', async () => {
      await page.getByRole('button', { name: 'Reject all 5' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Reject all' }).click();
      await expect(page.getByText('All are decided: 3 accepted, 7 rejected.')).toBeVisible();
      await press(app, 'Control+z');
      await expect(suggestions(page)).toHaveCount(5);
      await press(app, 'Control+z');
      // The rejection of “46 trains”, with its key.
      await expect(suggestions(page).first()).toContainText('46 trains');
      await press(app, 'Control+Shift+z');
      await expect(suggestions(page)).toHaveCount(5);
      await saved(page);
    });

    await test.step('after a restart, each is what it was', async () => {
      await app.restart();
      await app.page.getByRole('button', { name: /^Timetable/ }).click();
      await app.page.getByRole('button', { name: '5 suggested' }).click();
      await expect(suggestions(app.page)).toHaveCount(5);
      await app.page.getByLabel('Which suggestions').selectOption('decided');
      await expect(suggestions(app.page)).toHaveText([
        /Accepted$/,
        /Rejected$/,
        /Accepted with a change$/,
        /Rejected$/,
        /Accepted$/,
      ]);
    });
  });
});
