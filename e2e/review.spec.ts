import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANNA, BEN } from './agreement/coded.ts';
import { ATTRIBUTES, expectConfusion, expectFigures, expectPrinted } from './agreement/expect.ts';
import type { Given } from './agreement/recompute.ts';
import { codeTranscript, passage, samplePath } from './desk/cli.ts';
import { parseCsv } from './desk/csv.ts';
import { annotations, closeProject, transcript } from './desk/desk.ts';
import { checkOnly, downloaded, exportTables, openView } from './desk/review.ts';
import { giveName, openProject, openSample } from './desk/start.ts';
import { textOf } from './fixtures.ts';
import { expect, test } from './test.ts';

const NAME = 'Sample press conference';
const text = textOf(samplePath);
/** Of the annotators in the sample: what nobody else may find in a copy for a colleague. */
const OTHERS_WORK = ['Ties in with the question before', 'Causal claim. The study', '35000000'];

test('two copies, blind; merged, reviewed, compared, adjudicated; gold, and figures that hold', async ({
  app,
  launch,
}) => {
  const { page } = app;
  const file = join(app.folder, `${NAME}.passage`);
  const anna = { profile: launch.profile, name: 'Anna' };
  const ben = { profile: join(launch.profile, 'ben'), name: 'Ben' };
  const copy = join(app.folder, 'Ben.passage');
  const sample = { name: 'press-conference', text };

  await test.step('a blind project, and a copy of it without others’ work', async () => {
    await giveName(app, 'Anna');
    await openSample(app);
    await expect(transcript(page)).toContainText('Thank you');
    await expect(annotations(page).first()).toBeVisible();
    const board = await openView(page, 'Board');
    await board.getByLabel(/^Blind coding/).check();
    await expect(board).toContainText('Blind mode hides others’ work');
    await expect(board.getByRole('cell', { name: /hidden/ })).toHaveCount(2);
    await board.getByRole('button', { name: 'Hand-off…' }).click();
    const bytes = await downloaded(page, () =>
      page.getByRole('menuitem', { name: 'For somebody new' }).click(),
    );
    const kept = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
    for (const work of OTHERS_WORK) expect(kept.indexOf(work), work).toBeGreaterThan(0);
    for (const work of OTHERS_WORK) expect(bytes.includes(work), work).toBe(false);
    writeFileSync(copy, bytes);
    await page.getByRole('radio', { name: 'Code', exact: true }).click();
    await expect(transcript(page)).toContainText('Thank you');
    await expect(annotations(page)).toHaveCount(0);
    await closeProject(app);
  });

  await test.step('each codes alone', async () => {
    expect(await passage(anna.profile, 'show', file, '--json')).not.toContain(OTHERS_WORK[0]);
    await Promise.all([codeTranscript(file, anna, sample, ANNA), codeTranscript(copy, ben, sample, BEN)]);
  });

  await test.step('the merge says what it brings, then brings it', async () => {
    await openProject(app, NAME);
    const board = await openView(page, 'Board');
    await board.getByRole('button', { name: 'Merge…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge' });
    const choose = async () => {
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: 'Choose copies…' }).click();
      await (await chooser).setFiles(copy);
    };
    await choose();
    await expect(dialog).toContainText('New annotator: Ben');
    await expect(dialog).toContainText(`Ben: ${BEN.length} annotations added, 0 changed, 0 deleted`);
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(dialog.getByRole('status')).toHaveText('Merged. Undo takes it back as a whole.');
    await expect(dialog.getByRole('button', { name: 'Close', exact: true }).last()).toBeFocused();
    await page.keyboard.press('Enter');
    await board.getByRole('button', { name: 'Merge…' }).click();
    await choose();
    await expect(dialog.getByRole('status')).toHaveText('Nothing in it is new.');
    await page.keyboard.press('Escape');
    await expect(board.getByRole('columnheader')).toHaveText([
      'Transcript',
      'Anna (you)',
      'Ben',
      'Jonas Okafor',
      'Mara Lindqvist',
    ]);
  });

  await test.step('review by keys', async () => {
    const view = await openView(page, 'Review');
    await view.getByLabel('Annotator', { exact: true }).selectOption({ label: 'Ben' });
    const lines = view.getByRole('list', { name: 'Annotations to review' }).getByRole('button');
    await expect(lines).toHaveCount(BEN.length);
    await lines.first().click();
    await page.keyboard.press('a');
    await expect(lines.nth(0)).toContainText('Accepted');
    await expect(lines.nth(1)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('w');
    await page.keyboard.type('The villages belong to it');
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await expect(lines.nth(1)).toContainText('Rejected');
    await page.keyboard.press('k');
    await expect(view.getByRole('region', { name: 'Annotation under review' })).toContainText(
      'The villages belong to it',
    );
  });

  await test.step('compare, from difference to difference', async () => {
    const view = await openView(page, 'Compare');
    await checkOnly(view.getByRole('group', { name: 'Annotators' }), ['Anna', 'Ben']);
    const kinds = view.getByRole('group', { name: 'Kinds of places' });
    await expect(kinds.getByRole('button', { name: /^Agreed/ })).toContainText('1');
    const places = view.getByRole('list', { name: 'Places side by side' }).getByRole('button');
    await page.keyboard.press('j');
    await expect(places.nth(0)).toHaveAttribute('aria-current', 'true');
    await expect(places.nth(0)).toContainText('Agreed');
    await page.keyboard.press('n');
    await expect(places.nth(1)).toHaveAttribute('aria-current', 'true');
    await expect(places.nth(1)).not.toContainText('Agreed');
  });

  await test.step('gold: what is agreed by the rule, the next by hand', async () => {
    const view = await openView(page, 'Gold');
    await checkOnly(view.getByRole('group', { name: 'Annotators' }), ['Anna', 'Ben']);
    await view.getByRole('button', { name: 'Build gold' }).click();
    await expect(view.getByRole('status').filter({ hasText: '1 place merged' })).toBeVisible();
    const places = view.getByRole('list', { name: 'Places of the gold set' }).getByRole('button');
    await expect(places.nth(0)).toContainText('Merged by a rule');
    await places.nth(1).click();
    await page.keyboard.press('w');
    await page.keyboard.type('The count has its place');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await expect(places.nth(1)).toContainText('Decided by a person');
    // Building again leaves it.
    await view.getByRole('button', { name: 'Build gold' }).click();
    await expect(view.getByRole('status').filter({ hasText: '1 as before' })).toBeVisible();
    await expect(places.nth(1)).toContainText('Decided by a person');
  });

  const all = await exportTables(page, 'All');
  await test.step('the gold set goes out with its provenance', async () => {
    const { annotations: gold } = await exportTables(page, 'The gold set');
    expect(gold.map((row) => [row['tag'], row['quote']])).toEqual([
      ['Statistic', 'risen by 2.4 metres'],
      ['Statistic', 'About 18,000 people in 41 villages'],
    ]);
    expect(gold[0]!['gold_sources']!.split(/[^\w-]+/)).toHaveLength(2);
    expect(gold.map((row) => row['gold_decided_by'])).toEqual(['', 'Anna']);
    const rejected = all.annotations.find((row) => row['decision'] === 'rejected')!;
    expect([rejected['quote'], rejected['reviewer'], rejected['decision_reason']]).toEqual([
      'About 18,000 people',
      'Anna',
      'The villages belong to it',
    ]);
  });

  const given: Given = {
    text,
    turns: all.turns,
    codings: all.annotations.map((row) => ({
      annotator: row['annotator']!,
      tag: row['tag']!,
      start: Number(row['start_code_point']),
      end: Number(row['end_code_point']),
      values: row,
    })),
    annotators: ['Anna', 'Ben'],
    tags: ['Claim', 'Statistic', 'Policy measure'],
    attributes: ATTRIBUTES,
    seed: 7,
    replicates: 200,
  };
  await test.step('every figure of the report, computed a second time', async () => {
    const view = await openView(page, 'Agreement');
    await checkOnly(view.getByRole('group', { name: 'Annotators' }), ['Anna', 'Ben']);
    await view.getByLabel('Speaker', { exact: true }).check();
    await view.getByLabel('Bootstrap replicates').fill('200');
    await view.getByLabel('Seed').fill('7');
    await view.getByRole('button', { name: 'Measure' }).click();
    await expect(view.getByRole('heading', { name: 'Overall' })).toBeVisible();
    const csv = await downloaded(page, () => view.getByRole('button', { name: 'Save as CSV…' }).click());
    const figures = parseCsv(csv.toString());
    const speakers = [...new Set(all.turns.map((turn) => turn['speaker']!))];
    expect(new Set(figures.map((row) => row['group_name']))).toEqual(new Set(['Overall', ...speakers]));
    for (const group of ['Overall', ...speakers])
      expectFigures(
        figures.filter((row) => row['group_name'] === group),
        { ...given, ...(group !== 'Overall' && { speaker: group }) },
      );
    expect(figures.filter((row) => row['value'] !== '').length).toBeGreaterThan(100);

    const html = await downloaded(page, () => view.getByRole('button', { name: 'Save the report…' }).click());
    const report = await launch.newPage();
    await report.setContent(html.toString());
    await expectPrinted(report, figures);
    await report.context().close();
    await expectConfusion(
      view.getByRole('region', { name: 'Confusion of tags, Anna and Ben' }).first(),
      given,
    );
  });

  await test.step('a figure opens the disagreements behind it', async () => {
    await page
      .getByRole('button', { name: /^Cohen’s κ, Claim:/ })
      .first()
      .click();
    const view = page.getByRole('main', { name: 'Compare' });
    await expect(view.getByText('Only places with Claim.')).toBeVisible();
    const people = view.getByRole('group', { name: 'Annotators' });
    await expect(people.getByRole('checkbox', { checked: true })).toHaveCount(2);
    await expect(people.getByLabel('Ben')).toBeChecked();
  });

  await test.step('a copy for Ben holds Ben’s work, and nothing of Anna’s', async () => {
    const board = await openView(page, 'Board');
    await board.getByRole('button', { name: 'Hand-off…' }).click();
    const bytes = await downloaded(page, () => page.getByRole('menuitem', { name: 'For Ben' }).click());
    expect(bytes.includes('Ben took the round number')).toBe(true);
    for (const work of [
      ...OTHERS_WORK,
      'Anna wonders',
      'The villages belong to it',
      'The count has its place',
    ])
      expect(bytes.includes(work), work).toBe(false);
  });
});
