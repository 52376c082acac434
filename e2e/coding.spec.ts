import { annotations, closeProject, expectAnnotations, press, saved, transcript } from './desk/desk.ts';
import { expectQuotes, exportCsv } from './desk/export.ts';
import { clickOn, selectByKeyboard, selectByMouse } from './desk/hands.ts';
import { confirmImport, previewFile } from './desk/import.ts';
import { createProject, giveName, openProject } from './desk/start.ts';
import { briefing, textOf } from './fixtures.ts';
import { expect, inEachShell, test } from './test.ts';

const NUMBER = 'about 3.4 million journeys';
const WHOLE = 'about 3.4 million journeys were delayed by more than ten minutes';
const MEASURE = 'add 46 trains on the northern lines by December';
const EMOJI = 'café cars are back 🚆 on all night trains';

inEachShell('coding a transcript', () => {
  test('import, tag, lose the host, come back, change, export', async ({ app }) => {
    await giveName(app, 'Anna');
    await createProject(app, 'Timetable');

    await test.step('the preview shows what was found', async () => {
      const dialog = await previewFile(app, briefing);
      await expect(dialog.getByLabel('Title')).toHaveValue(
        'Ministry of Transport briefing on the winter timetable',
      );
      await expect(dialog.getByLabel('Date')).toHaveValue('2024-03-14');
      await expect(dialog.getByLabel(/^Name of /)).toHaveCount(4);
      await confirmImport(app);
      await expect(transcript(app.page)).toContainText('Last winter 180 posts were vacant');
    });

    await test.step('tag by the mouse and by the keyboard, one over the other', async () => {
      await selectByMouse(app.page, NUMBER);
      await app.page.keyboard.press('2');
      await saved(app.page);
      await selectByKeyboard(app.page, WHOLE);
      await app.page.keyboard.press('1');
      await selectByMouse(app.page, MEASURE);
      await app.page
        .getByRole('group', { name: 'Tags' })
        .getByRole('button', { name: /^Policy measure/ })
        .click();
      await selectByKeyboard(app.page, EMOJI);
      await app.page.keyboard.press('1');
      await saved(app.page);
    });
    const made = [
      ['Claim', WHOLE],
      ['Statistic', NUMBER],
      ['Policy measure', MEASURE],
      ['Claim', EMOJI],
    ] as const;
    await expectAnnotations(app.page, made);

    await test.step('everything is there after the host was killed right after “Saved”', async () => {
      await app.killAndRestart();
      await openProject(app, 'Timetable');
      await expectAnnotations(app.page, made);
    });

    await test.step('undo takes back what was done before the crash, redo brings it back', async () => {
      await press(app, 'Control+z');
      await expect(annotations(app.page)).toHaveCount(3);
      await press(app, 'Control+Shift+z');
      await expectAnnotations(app.page, made);
    });

    await test.step('where several annotations lie, a click asks which', async () => {
      await clickOn(app.page, NUMBER);
      const menu = app.page.getByRole('menu', { name: 'Annotations here' });
      await expect(menu.getByRole('menuitem')).toHaveCount(2);
      await menu.getByRole('menuitem', { name: 'Statistic' }).click();
      const attribute = app.page.getByLabel('Value', { exact: true });
      await attribute.fill('3400000');
      await attribute.press('Enter');
      await saved(app.page);
    });

    await test.step('the boundaries move by the keyboard, and an annotation goes', async () => {
      await clickOn(app.page, MEASURE);
      await press(app, 'Alt+Control+ArrowRight');
      await expect(annotations(app.page).nth(2)).toContainText(`${MEASURE},`);
      await press(app, 'Control+z');
      await expect(annotations(app.page).nth(2)).not.toContainText(`${MEASURE},`);
      await clickOn(app.page, 'by December');
      await app.page.keyboard.press('Delete');
      await expect(annotations(app.page)).toHaveCount(3);
      await saved(app.page);
    });

    await test.step('the exported quotes are the text at their offsets', async () => {
      const rows = await exportCsv(app, 'Timetable');
      expect(rows.map((row) => [row['tag'], row['quote']])).toEqual([
        ['Claim', WHOLE],
        ['Statistic', NUMBER],
        ['Claim', EMOJI],
      ]);
      expectQuotes(rows, textOf(briefing));
      expect(rows[1]).toMatchObject({
        statistic_value: '3400000',
        speaker: 'Ada Lindqvist',
        annotator: 'Anna',
      });
      expect(Number(rows[2]!['end_utf16'])).toBe(Number(rows[2]!['end_code_point']) + 1);
    });

    await test.step('closed and opened again, it is the same', async () => {
      await closeProject(app);
      await openProject(app, 'Timetable');
      await expect(annotations(app.page)).toHaveCount(3);
    });
  });
});
