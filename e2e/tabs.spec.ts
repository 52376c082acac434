import { annotations, expectAnnotations, saved } from './desk/desk.ts';
import { selectByMouse } from './desk/hands.ts';
import { importFile } from './desk/import.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, test } from './test.ts';

test('two tabs on one project see one another’s changes; a reload comes back to the same place', async ({
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
