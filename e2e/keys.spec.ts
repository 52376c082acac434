import type { Page } from '@playwright/test';
import type { App } from './apps/app.ts';
import { annotations, transcript } from './desk/desk.ts';
import { command, tabTo, times, toText } from './desk/keys.ts';
import { openView } from './desk/review.ts';
import { giveName, openSample } from './desk/start.ts';
import { expect, inEachShell, test } from './test.ts';

const begin = async (app: App): Promise<void> => {
  await giveName(app, 'Anna');
  await openSample(app);
  await expect(transcript(app.page)).toContainText('Thank you');
};

const current = (page: Page) =>
  page.getByRole('list', { name: 'Annotations' }).locator('[aria-current="true"]');

inEachShell('keys of one’s own', () => {
  test('doccano 1808, 2368: are given, shown everywhere, kept, and taken back', async ({ app }) => {
    test.slow();
    const { page } = app;
    const { keyboard } = page;
    await begin(app);
    const dialog = page.getByRole('dialog', { name: 'Change keys' });

    await test.step('what has the keys already is said, and letters are for tags', async () => {
      await command(page, 'Change keys');
      await tabTo(page, dialog.getByRole('searchbox', { name: 'Find a command' }));
      await keyboard.type('next annotation');
      await tabTo(page, dialog.getByRole('button', { name: 'Add keys for Next annotation', exact: true }));
      await keyboard.press('Enter');
      await keyboard.press('n');
      await expect(dialog.getByRole('alert')).toContainText('for tags');
      await keyboard.press('Alt+s');
      await expect(dialog.getByRole('alert')).toContainText('Alt S already does “Go to a speaker…”.');
      await keyboard.press('Enter');
      await expect(dialog.getByRole('button', { name: 'Take Alt S from Next annotation' })).toBeVisible();
      await expect(dialog.getByRole('status')).toHaveText('2 commands have keys of your own.');
      await keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    });

    await test.step('the new keys do it, the old ones too, and nothing else', async () => {
      await toText(page);
      await keyboard.press('Control+Home');
      await keyboard.press('Alt+s');
      await expect(current(page)).toContainText('risen by 2.4 metres');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await keyboard.press('F8');
      await expect(current(page)).not.toContainText('risen by');
    });

    await test.step('palette and cheat sheet show them', async () => {
      await keyboard.press('ControlOrMeta+k');
      await keyboard.type('next annotation');
      await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('option').first()).toHaveText(
        'Next annotationAltS',
      );
      await keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await keyboard.press('?');
      const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await expect(
        sheet.locator('dl > div').filter({ hasText: /^AltS or F8Next annotation$/ }),
      ).toBeVisible();
      await keyboard.press('Escape');
    });

    await test.step('they are there after a start anew, until they are reset', async () => {
      await page.reload();
      await expect(transcript(page)).toContainText('Thank you');
      await toText(page);
      await keyboard.press('Control+Home');
      await keyboard.press('Alt+s');
      await expect(current(page)).toContainText('risen by 2.4 metres');
      await command(page, 'Change keys');
      await tabTo(page, dialog.getByRole('button', { name: 'Reset all' }), 4, 'Shift+Tab');
      await keyboard.press('Enter');
      await expect(dialog.getByRole('status')).toHaveText('All keys are as they came.');
      await keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await toText(page);
      await keyboard.press('Alt+s');
      await expect(page.getByRole('dialog', { name: 'Go to a speaker' })).toBeVisible();
    });
  });
});

test('Tab goes through every view, and each stop is seen', async ({ app }) => {
  test.slow();
  const { page } = app;
  await begin(app);
  for (const name of ['Code', 'Review', 'Compare', 'Gold', 'Agreement', 'Board'] as const) {
    if (name === 'Code') await annotations(page).first().click();
    else await openView(page, name);
    await page.evaluate(() => document.body.focus());
    const first = page.getByRole('button', { name: /^Project / });
    await tabTo(page, first);
    // Once around: every stop on the way is looked at.
    await page.keyboard.press('Tab');
    await tabTo(page, first, 150);
  }
});

test('nobody is offered handles of what only somebody else may change', async ({ app }) => {
  const { page } = app;
  await begin(app);
  await annotations(page).first().click();
  await expect(page.getByText('Only Mara Lindqvist can change it.')).toBeVisible();
  await expect(page.locator('.reader-handle')).toHaveCount(0);
  await toText(page);
  await times(page, 2, 'Control+d');
  await page.keyboard.press('1');
  await expect(page.locator('.reader-handle')).toHaveCount(2);
});

test('in a narrow window the panels come and go by keys, and give the focus back', async ({ app }) => {
  const { page } = app;
  await begin(app);
  await page.setViewportSize({ width: 640, height: 700 });
  await toText(page);
  await times(page, 2, 'Control+d');
  await page.keyboard.press('1');
  await page.keyboard.press('Alt+n');
  const note = page.getByLabel('Note', { exact: true });
  await expect(note).toBeFocused();
  await page.keyboard.type('Why?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('dialog', { name: 'Annotations' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(transcript(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Alt+n');
  await expect(note).toHaveValue('');
});
