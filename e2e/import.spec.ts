import type { Locator } from '@playwright/test';
import { transcript } from './desk/desk.ts';
import { confirmImport, previewFile } from './desk/import.ts';
import { createProject, giveName } from './desk/start.ts';
import { briefing } from './fixtures.ts';
import { expect, inEachShell, test } from './test.ts';

/** Turns and words of each label in the preview's speaker table. */
const counts = (dialog: Locator): Promise<string[]> =>
  dialog
    .getByRole('row')
    .filter({ has: dialog.page().getByRole('checkbox') })
    .evaluateAll((rows) =>
      rows.map((row) => {
        const cells = [...row.querySelectorAll('td')];
        return [cells[1]!.querySelector('input')!.value, cells[3]!.textContent, cells[4]!.textContent].join(
          ' ',
        );
      }),
    );

inEachShell('import', () => {
  test('what is found can be corrected before the import is made', async ({ app }) => {
    const { page } = app;
    await giveName(app, 'Anna');
    await createProject(app, 'Corrected');
    const dialog = await previewFile(app, briefing);
    await expect(dialog.getByLabel('Title')).toHaveValue(
      'Ministry of Transport briefing on the winter timetable',
    );
    await expect(dialog.getByLabel('Date')).toHaveValue('2024-03-14');
    await expect(dialog.getByRole('textbox', { name: 'Source' })).toHaveValue('Northern Gazette');
    await expect(dialog.getByText('Found: 4 turns, 4 speakers, 3 furniture lines.')).toBeVisible();
    await expect
      .poll(() => counts(dialog))
      .toEqual(['Northern Gazette 1 28', 'Ada Lindqvist 1 75', 'Harbour Radio 1 21', 'Tomasz Wrona 1 38']);

    await dialog.getByLabel('Name of Ada Lindqvist').fill('A. Lindqvist');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Harbour Radio is a speaker').uncheck();
    await dialog.getByLabel('More about Tomasz Wrona').click();
    await dialog.getByLabel('Merge Tomasz Wrona into').selectOption('A. Lindqvist');
    await expect(
      dialog.getByText('Found: 3 turns, 2 speakers, 3 furniture lines; 3 corrections by you.'),
    ).toBeVisible();

    const lines = dialog.getByRole('listbox', { name: 'Text as it will be laid out' });
    await lines.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('t');
    await expect(lines.getByRole('option', { name: 'Text Home' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(lines.getByRole('option', { name: 'Furniture Home' })).toBeVisible();
    await lines.getByRole('option', { name: 'Furniture Share:' }).click();
    await dialog.getByRole('button', { name: 'Heading' }).click();
    await expect(lines.getByRole('option', { name: 'Heading Share:' })).toBeVisible();
    await confirmImport(app);

    await expect(transcript(page)).toContainText('Share:');
    await page.getByRole('button', { name: 'Speakers', exact: true }).click();
    const speakers = page.getByRole('dialog', { name: 'Speakers' });
    await expect(speakers.getByRole('textbox', { name: /^Name of (?!a new)/ })).toHaveCount(2);
    await expect(
      speakers.getByRole('row').filter({ has: page.getByLabel('Name of A. Lindqvist') }),
    ).toContainText('2');
  });

  test('a file that cannot be read holds up no other, and the same text is noticed', async ({ app }) => {
    const { page } = app;
    await giveName(app, 'Anna');
    await createProject(app, 'Several');
    await previewFile(app, briefing);
    const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
    await dialog.getByRole('button', { name: 'Add more…' }).click();
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (
      await chooser
    ).setFiles([
      {
        name: 'picture.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 0, 255]),
      },
      {
        name: 'second.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Anna:\r\nYes.\r\n\r\nBen:\r\nNo.\r\n'),
      },
      {
        name: 'again.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Anna:\r\nYes.\r\n\r\nBen:\r\nNo.\r\n'),
      },
    ]);
    const sources = dialog.getByRole('list', { name: 'Sources' });
    await expect(sources.getByRole('button', { name: /^picture\.txt/ })).toContainText(
      'not a plain text file',
    );
    await expect(sources.getByRole('button', { name: /^again\.txt/ })).toContainText(
      'Same text is there already',
    );
    await dialog.getByRole('button', { name: 'Import all 2 sources' }).click();
    await expect(sources.getByText('Imported', { exact: true })).toHaveCount(2);

    await sources.getByRole('button', { name: /^again\.txt/ }).click();
    const notice = dialog.getByRole('alert').filter({ hasText: 'in the list already, as “second.txt”' });
    await expect(notice).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

    await previewFile(app, briefing);
    await expect(
      dialog
        .getByRole('alert')
        .filter({ hasText: 'in the project already, as “Ministry of Transport briefing' }),
    ).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
    await dialog.getByLabel('Import it anyway').check();
    await confirmImport(app);
    await expect(page.getByRole('button', { name: /^Ministry of Transport briefing.* turns/ })).toHaveCount(
      2,
    );
  });
});

test('a pasted text keeps its line ends', async ({ app }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Pasted');
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
  const text = 'Anna:\r\nHello\u00a0there, cafe\u0301.\r\nBen:\r\nBye. ';
  // A paste as the browser makes it: the clipboard of a test's machine is not ours to change.
  await dialog.getByLabel('Or paste a text').evaluate((area: HTMLTextAreaElement, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    area.focus();
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    document.execCommand('insertText', false, pasted);
  }, text);
  await dialog.getByRole('button', { name: 'Read text' }).click();
  await expect(dialog.getByText(`${text.length} characters`)).toBeVisible();
  await confirmImport(app);
  await expect(transcript(page)).toContainText('Hello\u00a0there, cafe\u0301.');
});
