import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { transcript } from './desk/desk.ts';
import { command, tabTo } from './desk/keys.ts';
import { giveName, openSample } from './desk/start.ts';
import { expect, test } from './test.ts';

/** What has the focus is not the body, where no key means anything. */
const expectFocus = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.localName)).not.toBe('body');

test('the focus is lost neither as views come and go, nor with what is pressed in a dialog', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  const { keyboard } = page;
  await keyboard.type('Anna');
  await keyboard.press('Enter');
  const make = page.getByRole('button', { name: /^New project/ });
  await expect(make).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.type('Ferries');
  await keyboard.press('Escape');
  await expect(make).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByLabel('Name of the project')).toHaveValue('Ferries');
  await keyboard.press('Enter');
  await expect(page).toHaveTitle('Ferries · Passage');
  await expect(page.locator('main')).toBeFocused();

  await command(page, 'Import transcripts');
  const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
  await tabTo(page, dialog.getByLabel('Or paste a text'));
  await keyboard.type('CHAIR: Good morning.');
  await tabTo(page, dialog.getByRole('button', { name: 'Read text' }));
  await keyboard.press('Enter');
  // What was pressed has gone; what is first in its place has the focus, and not the button that closes.
  await expect(dialog.getByRole('button', { name: /^Pasted text/ })).toBeFocused();
  await tabTo(page, dialog.getByRole('button', { name: 'Import', exact: true }));
  await keyboard.press('Enter');
  await expect(transcript(page).getByRole('textbox')).toBeFocused();

  for (const view of ['Compare', 'Agreement', 'Board', 'Gold', 'Relations', 'Review', 'Code']) {
    await command(page, view);
    await expect(page.getByRole('radio', { name: view, exact: true })).toBeChecked();
    await expectFocus(page);
  }
  await command(page, 'Correct the text');
  await expect(page.locator('[data-text-host]')).toBeFocused();
  await keyboard.type('Oh. ');
  await tabTo(page, page.getByRole('button', { name: 'Discard' }), 60, 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }));
  await keyboard.press('Enter');
  await expect(transcript(page).getByRole('textbox')).toBeFocused();
});

test('Escape asks before what was typed into a dialog goes', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  const question = page.getByRole('alertdialog', { name: 'Close without saving?' });
  for (const [name, title, field] of [
    ['New tag', 'New tag', 'Definition'],
    ['Note on the project', 'Note on the project', 'Note'],
    ['Import transcripts', 'Import transcripts', 'Or paste a text'],
  ] as const) {
    await command(page, name);
    const dialog = page.getByRole('dialog', { name: title });
    const input = dialog.getByRole('textbox', { name: field, exact: true });
    await tabTo(page, input);
    await keyboard.type('Long to type');
    await keyboard.press('Escape');
    await expect(question).toBeVisible();
    await keyboard.press('Escape');
    await expect(input).toHaveValue('Long to type');
    await expect(input).toBeFocused();
    await keyboard.press('Escape');
    await tabTo(page, question.getByRole('button', { name: 'Discard' }));
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }
  // With nothing typed, nothing is asked.
  await command(page, 'New tag');
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('arrow keys pass what another column of a table is, and do not take it', async ({ app, launch }) => {
  const { page } = app;
  const { keyboard } = page;
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(page)).toContainText('Thank you');
  const file = join(launch.profile, 'talk.csv');
  writeFileSync(
    file,
    'who,when,body\nAnna,0:01,"Hello everybody, and welcome."\nBob,0:05,"Taxes are high."\n',
  );
  await command(page, 'Import transcripts');
  const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, dialog.getByRole('button', { name: 'Choose files…' }));
  await keyboard.press('Enter');
  await (await chooser).setFiles(file);
  const when = dialog.getByRole('combobox', { name: 'What the column when is' });
  await tabTo(page, when);
  await expect(when).toHaveValue('none');
  await keyboard.press('ArrowDown');
  await expect(when).toHaveValue('text');
  for (let i = 0; i < 4; i++) await keyboard.press('ArrowDown');
  await expect(when).toHaveValue('time');
  await expect(dialog.getByRole('combobox', { name: 'What the column body is' })).toHaveValue('text');
  await expect(dialog.getByRole('combobox', { name: 'What the column who is' })).toHaveValue('speaker');
});
