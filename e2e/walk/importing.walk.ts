import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { importText } from '../desk/import.ts';
import { createProject, giveName } from '../desk/start.ts';
import { SOURCES } from './sources.ts';
import { escapes, shoot, shootLooks, test } from './walk.ts';

/** Those whose form is looked at in the dark and in a narrow window, too. */
const LOOKED_AT = new Set(['binary.txt', 'half.jsonl', 'locked.pdf']);

test('unreadable_source: every kind of file that cannot be read', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Hearing');
  await importText(app, 'Minister: We will build 20,000 homes.', 'Homes');
  const folder = join(app.folder, '..', 'sources');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(SOURCES)) {
    writeFileSync(join(folder, name), bytes);
    const opener = page.getByRole('button', { name: 'Import', exact: true }).first();
    await opener.focus();
    await page.keyboard.press('Enter');
    // A copy of the project is merged: its dialog takes the place of the import's.
    const dialog = page.getByRole('dialog', { name: /^(Import transcripts|Merge)$/ });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles(join(folder, name));
    const said = dialog.getByRole('alert').filter({ hasText: name });
    await expect(said.first(), name).toBeVisible({ timeout: 30_000 });
    // What happened, and what to do: two sentences at least.
    expect((await said.first().innerText()).match(/[.!]/g)?.length, name).toBeGreaterThan(1);
    const picture = `import-${name.replaceAll('.', '-')}`;
    await shoot(page, picture);
    if (LOOKED_AT.has(name)) await shootLooks(page, picture);
    await escapes(page, dialog, opener);
  }
});
