import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parseCsv } from './desk/csv.ts';
import { annotations, expectAnnotations, saved, transcript } from './desk/desk.ts';
import { importFile, importText } from './desk/import.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing, textOf } from './fixtures.ts';
import { expect, inEachShell, test } from './test.ts';

const LETTER = 'Letter of the drivers\n\nDrivers: The trains are late, and the drivers’ cafe is shut.\n';

/** The words under a highlight of the reader. */
const marked = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((name) => {
    const parts = [...(CSS.highlights.get(name) ?? [])].map((part) => {
      const range = document.createRange();
      range.setStart(part.startContainer, part.startOffset);
      range.setEnd(part.endContainer, part.endOffset);
      return range;
    });
    parts.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
    return parts.map(String);
  }, name);

/** Whether the hit that one stands at is in the part of the text that is seen. */
const isHereInView = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const [here] = [...(CSS.highlights.get('passage-found-here') ?? [])];
    if (!here) return false;
    const range = document.createRange();
    range.setStart(here.startContainer, here.startOffset);
    range.setEnd(here.endContainer, here.endOffset);
    const { top, bottom } = range.getBoundingClientRect();
    const seen = document.querySelector('[aria-label="Transcript"]')!.getBoundingClientRect();
    return seen.height <= innerHeight && top >= seen.top && bottom <= seen.bottom;
  });

const bar = (page: Page) => page.getByRole('search', { name: 'Find in the transcript' });
const panel = (page: Page) => page.getByRole('group', { name: 'Find in the project' });
const hits = (page: Page) =>
  panel(page)
    .getByRole('row')
    .filter({ has: page.locator('mark') });

inEachShell('finding', () => {
  test('in the transcript and in the project, tagged at once and undone at once, without a mouse', async ({
    app,
  }) => {
    const { page } = app;
    const press = (keys: string) => page.keyboard.press(keys);
    await giveName(app, 'Anna');
    await createProject(app, 'Timetable');
    await importText(app, LETTER, 'letter.txt');
    await importFile(app, briefing);
    await expect(transcript(page)).toContainText('Last winter 180 posts were vacant');
    await transcript(page).getByRole('textbox').focus();

    await test.step('the bar counts the hits, marks them, and walks through them', async () => {
      await press('Control+f');
      await page.keyboard.type('TRAINS');
      await expect(bar(page).getByRole('status')).toHaveText(/^1 of \d+$/);
      const count = Number((await bar(page).getByRole('status').textContent())!.split(' ').at(-1));
      const all = [...textOf(briefing).matchAll(/trains/gi)].length;
      expect(count).toBe(all);
      await expect.poll(() => marked(page, 'passage-found-here')).toEqual(['trains']);
      await press('Enter');
      await expect(bar(page).getByRole('status')).toHaveText(`2 of ${count}`);
      await press('Shift+F3');
      await press('Shift+F3');
      await expect(bar(page).getByRole('status')).toHaveText(`${count} of ${count}`);
      await expect.poll(() => isHereInView(page)).toBe(true);
    });

    await test.step('options have keys: case, accents, whole words, regular expressions', async () => {
      await press('Alt+Shift+c');
      await expect(bar(page).getByRole('status')).toHaveText('No hits');
      await press('Alt+Shift+c');
      await press('Control+a');
      await page.keyboard.type('cafe');
      await expect(bar(page).getByRole('status')).toHaveText('1 of 1');
      await press('Alt+Shift+a');
      await expect(bar(page).getByRole('status')).toHaveText('No hits');
      await press('Alt+Shift+a');
      await press('Alt+Shift+r');
      await press('Control+a');
      await page.keyboard.type('(\\d+');
      await expect(bar(page).getByRole('alert')).toContainText('cannot be read');
      await page.keyboard.type(')');
      await expect(bar(page).getByRole('status')).toHaveText(/ of 10$/);
      await press('Alt+Shift+r');
    });

    await test.step('closing the bar selects the hit: a tag’s key tags it', async () => {
      await press('Control+a');
      await page.keyboard.type('180 posts');
      await expect(bar(page).getByRole('status')).toHaveText('1 of 1');
      await press('Escape');
      await expect(bar(page)).toBeHidden();
      await press('2');
      await saved(page);
      await expectAnnotations(page, [['Statistic', '180 posts']]);
      expect(await marked(page, 'passage-found')).toEqual([]);
    });

    await test.step('the project’s hits stand in their context; the text follows from line to line', async () => {
      await press('Control+Shift+f');
      await page.keyboard.type('trains');
      const count = [...`${LETTER}${textOf(briefing)}`.matchAll(/trains/gi)].length;
      await expect(panel(page).getByRole('status')).toContainText(`${count} hits in 2 transcripts`);
      // A head for each transcript.
      await expect(panel(page).getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 2));
      await press('ArrowDown');
      await press('ArrowDown');
      await expect(transcript(page)).toContainText('The trains are late');
      await expect.poll(() => isHereInView(page)).toBe(true);
    });

    await test.step('ticked hits are tagged by one key, and taken back by one undo', async () => {
      await press('Space');
      await press('End');
      await expect(transcript(page)).toContainText('Last winter 180 posts were vacant');
      await expect.poll(() => isHereInView(page)).toBe(true);
      await press('Space');
      await expect(panel(page).getByRole('button', { name: 'Tag 2 hits…' })).toBeVisible();
      await press('1');
      await saved(page);
      await expect(page.getByRole('status').filter({ hasText: '2 hits tagged as Claim' })).toBeVisible();
      await expect(annotations(page)).toHaveCount(2);
      await press('Control+z');
      await expect(annotations(page)).toHaveCount(1);
      await expect(annotations(page)).toContainText(['180 posts']);
    });

    await test.step('all of them, by a tag that is looked for; what was there already is left out', async () => {
      await press('1');
      await expect(annotations(page)).toHaveCount(2);
      await press('Alt+Enter');
      await page.keyboard.type('clai');
      await press('Enter');
      await expect(
        page.getByRole('status').filter({ hasText: /hits tagged as Claim; 1 hit had it already/ }),
      ).toBeVisible();
      await page.getByRole('status').getByRole('button', { name: 'Undo' }).press('Enter');
      await expect(annotations(page)).toHaveCount(2);
    });

    await test.step('Enter goes into the text with the hit selected, Escape closes nothing of it', async () => {
      await press('Control+Shift+f');
      await press('ArrowDown');
      await press('Enter');
      await expect(transcript(page).getByRole('textbox')).toBeFocused();
      await expect.poll(() => page.evaluate(() => String(getSelection()).toLowerCase())).toBe('trains');
    });
  });

  test('the lines are saved as CSV', async ({ app }) => {
    const { page } = app;
    await giveName(app, 'Anna');
    await createProject(app, 'Timetable');
    await importFile(app, briefing);
    await page.keyboard.press('Control+Shift+f');
    await panel(page).getByRole('textbox').fill('winter');
    await expect(hits(page).first()).toBeVisible();
    await app.answerDialog('hits.csv');
    await panel(page).getByRole('combobox', { name: 'Names in the file' }).selectOption({ index: 3 });
    const download = app.shell === 'browser' ? page.waitForEvent('download') : undefined;
    await panel(page).getByRole('button', { name: 'Save the hits as CSV' }).click();
    let path = join(app.folder, 'hits.csv');
    if (download) path = (await (await download).path())!;
    else await expect.poll(() => existsSync(path)).toBe(true);
    const rows = parseCsv(readFileSync(path, 'utf8'));
    const text = textOf(briefing);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map((row) => row['speaker']).join('')).toMatch(/^(S\d)+$/);
    for (const row of rows) {
      expect(text.slice(Number(row['start_utf16']), Number(row['end_utf16']))).toBe(row['hit']);
      expect([...text].slice(Number(row['start_code_point']), Number(row['end_code_point'])).join('')).toBe(
        row['hit'],
      );
    }
  });
});

test('a hit on a page that was never built is found, and brought into view', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Long');
  const paragraph = (i: number) =>
    `${i % 2 ? 'VOSS' : 'REID'}: Sentence number ${i} says what the others say.\n\n`;
  const text = `${Array.from({ length: 3_000 }, (_, i) => paragraph(i)).join('')}VOSS: The needle is here.\n`;
  const file = test.info().outputPath('long.txt');
  writeFileSync(file, text);
  await importFile(app, file);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('needle');
  await expect(bar(page).getByRole('status')).toHaveText('1 of 1');
  await expect(transcript(page).getByText('The needle is here.')).toBeInViewport();
  await expect.poll(() => marked(page, 'passage-found-here')).toEqual(['needle']);
});

test('a regular expression that would never end is stopped and said, and the desk goes on', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Trap');
  await importText(app, `Traps\n\nVOSS: ${'x'.repeat(70)}\n\nREID: The trains are late.\n`, 'trap.txt');
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Alt+Shift+r');
  await page.keyboard.type('(x+x+)+y');
  await expect(bar(page).getByRole('status')).toHaveText('Searching…');
  // Meanwhile the desk answers.
  await page.keyboard.press('Control+Shift+f');
  await panel(page).getByRole('textbox').fill('late');
  await panel(page).getByRole('button', { name: 'Regular expression' }).click();
  await expect(hits(page)).toHaveCount(1);
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('(x+x+)+y');
  await expect(bar(page).getByRole('alert')).toContainText('takes too long', { timeout: 30_000 });
});
