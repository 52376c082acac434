import { readFileSync } from 'node:fs';
import { annotations, expectAnnotations, saved, transcript } from './desk/desk.ts';
import { expectQuotes, exportCsv } from './desk/export.ts';
import { selectByKeyboard, selectByMouse } from './desk/hands.ts';
import { importFile, importText } from './desk/import.ts';
import { createProject, giveName, openProject } from './desk/start.ts';
import { longBriefing, missing, pressConference } from './fixtures.ts';
import { expect, inEachShell, test } from './test.ts';

inEachShell('offsets', () => {
  test('an emoji counts one code point and two UTF-16 units', async ({ app }) => {
    const text = '💩This is an annotation.';
    await giveName(app, 'Anna');
    await createProject(app, 'Emoji');
    await importText(app, text, 'emoji.txt');
    await selectByKeyboard(app.page, 'annotation');
    await app.page.keyboard.press('1');
    await saved(app.page);
    const rows = await exportCsv(app, 'Emoji');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      quote: 'annotation',
      start_code_point: '12',
      end_code_point: '22',
      start_utf16: '13',
      end_utf16: '23',
    });
    expectQuotes(rows, text);
  });
});

test.describe('a press conference (../shared)', () => {
  test.skip(() => missing(pressConference) !== '', missing(pressConference));

  test('tagged, killed right after “Saved”, reopened, exported', async ({ app }) => {
    const made = [
      ['Statistic', 'About 6 million cases'],
      ['Policy measure', 'we have visited over 52 million households of various types each year'],
      ['Statistic', 'over 52 million households'],
    ] as const;
    await giveName(app, 'Anna');
    await createProject(app, 'Conference');
    await importFile(app, pressConference);
    await selectByMouse(app.page, made[0][1]);
    await app.page.keyboard.press('2');
    await selectByKeyboard(app.page, made[2][1]);
    await app.page.keyboard.press('2');
    await selectByMouse(app.page, made[1][1]);
    await app.page.keyboard.press('3');
    await saved(app.page);
    await app.killAndRestart();

    await openProject(app, 'Conference');
    await expectAnnotations(app.page, made);
    const rows = await exportCsv(app, 'Conference');
    expect(rows.map((row) => [row['tag'], row['quote'], row['speaker']])).toEqual(
      made.map(([tag, quote]) => [tag, quote, 'Qiu Baoli']),
    );
    expectQuotes(rows, readFileSync(pressConference, 'utf8'));
  });
});

test.describe('a briefing of 145 kB (../shared)', () => {
  test.skip(() => missing(longBriefing) !== '', missing(longBriefing));

  test('tagged at the top, the middle and the end, reopened, exported', async ({ app }) => {
    // The file holds the briefing twice: what is tagged is told from its double by its place alone.
    const text = readFileSync(longBriefing, 'utf8');
    const places = [
      { tag: '2', quote: '$75 million investment', occurrence: 0 },
      { tag: '1', quote: 'loss of life and massive destruction', occurrence: 1 },
      { tag: '1', quote: 'the company has verified that', occurrence: 1 },
    ];
    const start = ({ quote, occurrence }: (typeof places)[number]) =>
      occurrence === 0 ? text.indexOf(quote) : text.indexOf(quote, text.indexOf(quote) + 1);
    await giveName(app, 'Anna');
    await createProject(app, 'Briefing');
    await importFile(app, longBriefing);
    // Pages far below are built in idle moments; before that, occurrences cannot be counted.
    await expect(transcript(app.page).getByText('2:25 P.M. EDT')).toHaveCount(2);
    for (const { tag, quote, occurrence } of places) {
      await selectByMouse(app.page, quote, occurrence);
      await app.page.keyboard.press(tag);
      await saved(app.page);
    }
    await app.restart();

    await openProject(app, 'Briefing');
    await expect(annotations(app.page)).toHaveCount(3);
    const rows = await exportCsv(app, 'Briefing');
    expect(rows.map((row) => [row['quote'], Number(row['start_utf16'])])).toEqual(
      places.map((place) => [place.quote, start(place)]),
    );
    expectQuotes(rows, text);
  });
});
