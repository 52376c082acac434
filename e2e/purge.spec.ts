import { transcript } from './desk/desk.ts';
import { inspect } from './desk/inspect.ts';
import { giveName, openSample } from './desk/start.ts';
import { expect, inEachShell, test } from './test.ts';

inEachShell('purge', () => {
  test('a transcript is removed for good once its title is repeated, with a report of where it may still be', async ({
    app,
  }) => {
    test.slow();
    const { page } = app;
    await giveName(app, 'Anna');
    await openSample(app);
    await expect(transcript(page)).toContainText('Thank you');
    // A correction that was begun is kept outside the project: it goes, too.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /command/i }).fill('Correct the text');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /^Text of / })).toBeFocused();
    await page.keyboard.type('Begun');
    const correcting = page.getByRole('region', { name: 'Correct the text' });
    await expect(correcting.getByRole('status')).toContainText('1 change');
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(await kept()).toContain('Begun');
    await page.getByRole('button', { name: /^Project / }).click();
    await page.getByRole('menuitem', { name: 'Remove for good…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove for good' });
    await expect(dialog).toContainText(/Takes 1 transcript/);
    await inspect(page, 'purge');
    const purge = dialog.getByRole('button', { name: 'Purge' });
    await expect(purge).toBeDisabled();
    const field = dialog.getByLabel(/^To confirm/);
    const title = /“(.*)”/.exec((await dialog.getByText(/^To confirm/).textContent()) ?? '')![1]!;
    await field.fill(title);
    await purge.click();
    const done = page.getByRole('dialog', { name: 'Purged' });
    await expect(done).toContainText('Where it may still be');
    await inspect(page, 'purge-done');
    await done.getByRole('button', { name: 'Done' }).click();
    await expect(done).toBeHidden();
    await expect(page.getByText('No transcripts yet')).toBeVisible();
    expect(await kept()).not.toContain('Begun');
    // Not the body, where no key means anything, although what it was opened from is gone.
    await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).not.toBe('body');
    await page.getByRole('button', { name: /^Project / }).click();
    await page.getByRole('menuitem', { name: 'Remove for good…' }).click();
    await expect(dialog.getByLabel('Which').locator('option', { hasText: title })).toHaveCount(0);
    await dialog.getByLabel('What').selectOption('speaker');
    await expect(dialog.getByLabel('Pseudonym')).toBeVisible();
    await inspect(page, 'purge-speaker');
  });
});
