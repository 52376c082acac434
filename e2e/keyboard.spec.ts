import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { annotations, expectAnnotations, saved, transcript } from './desk/desk.ts';
import { parseCsv } from './desk/csv.ts';
import { expectQuotes } from './desk/export.ts';
import { caretTags, command, tabTo, times, toText } from './desk/keys.ts';
import { briefing, textOf } from './fixtures.ts';
import { expect, test } from './test.ts';

const STATISTIC = 'about 3.4 million journeys';
const CLAIM =
  'In 2023, about 3.4 million journeys were delayed by more than ten minutes, which is 12% fewer than the year before.';
const UNIONS = 'The unions say that there are not enough drivers.';
const SHORTER = 'The unions say that there are not enough';

test('argilla 2279: a page is coded, mended, noted, searched and exported without a mouse', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  const { keyboard } = page;

  await test.step('a name, a project, a transcript', async () => {
    await tabTo(page, page.getByLabel('Your name'));
    await keyboard.type('Anna');
    await keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'New project' }));
    await keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Name of the project'));
    await keyboard.type('Timetable');
    await keyboard.press('Enter');
    await expect(page).toHaveTitle('Timetable · Passage');
    await command(page, 'Import transcripts');
    const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, dialog.getByRole('button', { name: 'Choose files…' }));
    await keyboard.press('Enter');
    await (await chooser).setFiles(briefing);
    await expect(dialog.getByRole('status').filter({ hasText: 'Found:' })).toBeVisible();
    await tabTo(page, dialog.getByRole('button', { name: 'Import', exact: true }));
    await keyboard.press('Enter');
    await expect(transcript(page)).toContainText('Last winter 180 posts were vacant');
  });

  await test.step('to a speaker, by sentences and words, and tagged by a key', async () => {
    await toText(page);
    await keyboard.press('Alt+s');
    await expect(page.getByRole('dialog', { name: 'Go to a speaker' })).toBeVisible();
    await keyboard.type('ada');
    await keyboard.press('Enter');
    await expect(transcript(page).getByRole('textbox')).toBeFocused();
    await keyboard.press('Alt+ArrowDown');
    await times(page, 2, 'Control+ArrowRight');
    await times(page, 5, 'Control+Shift+ArrowRight');
    // One too many, and back: it is the same selection.
    await keyboard.press('Control+Shift+ArrowLeft');
    await keyboard.press('2');
    await expectAnnotations(page, [['Statistic', STATISTIC]]);
    await keyboard.press('Alt+a');
    await expect(page.getByLabel('Value', { exact: true })).toBeFocused();
    await keyboard.type('3400000');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect(transcript(page).getByRole('textbox')).toBeFocused();
  });

  await test.step('the sentence around it, over it', async () => {
    await times(page, 2, 'Control+d');
    await keyboard.press('1');
    await expectAnnotations(page, [
      ['Claim', CLAIM],
      ['Statistic', STATISTIC],
    ]);
  });

  await test.step('the next turn without a tag; tagged, tagged otherwise, noted', async () => {
    await keyboard.press('F9');
    await keyboard.press('Alt+Shift+ArrowDown');
    await keyboard.press('3');
    await expect(annotations(page)).toHaveCount(3);
    await keyboard.press('Alt+t');
    await expect(page.getByRole('dialog', { name: 'Another tag' })).toBeVisible();
    await keyboard.type('cla');
    await keyboard.press('Enter');
    await expectAnnotations(page, [
      ['Claim', CLAIM],
      ['Statistic', STATISTIC],
      ['Claim', UNIONS],
    ]);
    await keyboard.press('Alt+n');
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await keyboard.type('Which unions?');
    await keyboard.press('ControlOrMeta+Enter');
    await keyboard.press('Escape');
    await expect(transcript(page).getByRole('textbox')).toBeFocused();
  });

  await test.step('a boundary that was moved on by many presses is one step to undo', async () => {
    await times(page, 8, 'Alt+ArrowLeft');
    await expect(annotations(page).nth(2)).toHaveText(new RegExp(`${SHORTER}$`));
    await saved(page);
    await keyboard.press('Control+z');
    await expect(annotations(page).nth(2)).toContainText(UNIONS);
    await keyboard.press('Control+Shift+z');
    await expect(annotations(page).nth(2)).toHaveText(new RegExp(`${SHORTER}$`));
    // What waits for more of its kind is undone with what was committed, not lost before it.
    await times(page, 3, 'Alt+ArrowLeft');
    await keyboard.press('Control+z');
    await expect(annotations(page).nth(2)).toHaveText(new RegExp(`${SHORTER}$`));
  });

  await test.step('from one annotation to the next, and through those at one place', async () => {
    await keyboard.press('Shift+F8');
    const current = page.getByRole('list', { name: 'Annotations' }).locator('[aria-current="true"]');
    await expect(current).toContainText(STATISTIC);
    await expect(caretTags(page)).toHaveText('Statistic by you, selected; Claim by you');
    await keyboard.press('Alt+Enter');
    await expect(current).toContainText(CLAIM);
    await expect(caretTags(page)).toHaveText('Statistic by you; Claim by you, selected');
    await keyboard.press('Delete');
    await expect(annotations(page)).toHaveCount(2);
    await expect(caretTags(page)).toHaveText('Statistic by you');
    await keyboard.press('Control+z');
    await expect(annotations(page)).toHaveCount(3);
    await keyboard.press('Control+Home');
    await expect(caretTags(page)).toHaveText('No tag');
  });

  await test.step('searched, all hits tagged at once, and undone at once', async () => {
    await keyboard.press('Control+f');
    const bar = page.getByRole('search', { name: 'Find in the transcript' });
    await keyboard.type('drivers');
    await expect(bar.getByRole('status')).toHaveText(/ of 3$/);
    await keyboard.press('Alt+Enter');
    await expect(page.getByRole('dialog', { name: 'Tag 3 hits' })).toBeVisible();
    await keyboard.type('stat');
    await keyboard.press('Enter');
    await expect(annotations(page)).toHaveCount(6);
    await expect(annotations(page).filter({ hasText: /drivers$/ })).toHaveCount(3);
    await keyboard.press('Escape');
    await expect(bar).toBeHidden();
    await expect(transcript(page).getByRole('textbox')).toBeFocused();
    await keyboard.press('Control+z');
    await expect(annotations(page)).toHaveCount(3);
  });

  await test.step('exported as it was coded', async () => {
    await keyboard.press('Control+Shift+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await expect(dialog.getByRole('table')).toBeVisible();
    await expect(dialog.getByRole('radio', { name: /^CSV/ })).toBeChecked();
    const downloaded = page.waitForEvent('download');
    await tabTo(page, dialog.getByRole('button', { name: 'Download' }));
    await keyboard.press('Enter');
    const files = unzipSync(readFileSync(await (await downloaded).path()));
    const rows = parseCsv(strFromU8(files['annotations.csv']!));
    expect(rows.map((row) => [row['tag'], row['quote'], row['note']])).toEqual([
      ['Claim', CLAIM, ''],
      ['Statistic', STATISTIC, ''],
      ['Claim', SHORTER, 'Which unions?'],
    ]);
    expect(rows[1]).toMatchObject({ statistic_value: '3400000', speaker: 'Ada Lindqvist' });
    expectQuotes(rows, textOf(briefing));
  });
});
