import { expect, inEachShell, test } from './test.ts';
import { transcript } from './desk/desk.ts';
import { createProject, giveName, openSample } from './desk/start.ts';

inEachShell('the first start', () => {
  test('asks for a name, and opens the sample project', async ({ app }) => {
    await giveName(app, 'Anna');
    await expect(app.page.getByRole('heading', { name: 'Passage' })).toBeVisible();
    await openSample(app);
    await expect(transcript(app.page)).toContainText('Thank you');
    const annotators = app.page.getByRole('combobox', { name: 'Annotator' }).getByRole('option');
    await expect(annotators).toHaveCount(3);
    const all = await app.page
      .getByRole('list', { name: 'Annotations' })
      .getByRole('listitem')
      .first()
      .getAttribute('aria-setsize');
    await app.page.getByRole('combobox', { name: 'Annotator' }).selectOption({ index: 1 });
    const some = app.page.getByRole('list', { name: 'Annotations' }).getByRole('listitem').first();
    await expect(some).not.toHaveAttribute('aria-setsize', all ?? '');
  });

  test('makes a project, and finds it again', async ({ app }) => {
    await giveName(app, 'Anna');
    await createProject(app, 'Hearing');
    await app.restart();
    await app.page.getByRole('button', { name: /^Hearing/ }).click();
    await expect(app.page).toHaveTitle('Hearing · Passage');
  });
});
