import { readFileSync } from 'node:fs';
import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { parseCsv } from './csv.ts';

/** Shows one of the views beside coding. */
export async function openView(page: Page, name: string): Promise<Locator> {
  await page.getByRole('radio', { name, exact: true }).click();
  const view = page.getByRole('main', { name, exact: true });
  await expect(view).toBeVisible();
  return view;
}

/** Checks those of a group of boxes, and no others. */
export async function checkOnly(group: Locator, names: readonly string[]): Promise<void> {
  const boxes = group.getByRole('checkbox');
  await expect(boxes.first()).toBeVisible();
  for (const box of await boxes.all()) {
    const label = (await box.locator('xpath=ancestor::label').textContent()) ?? '';
    await box.setChecked(names.some((name) => label.startsWith(name)));
  }
}

/** Does what downloads a file, and gives its bytes. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const download: Promise<Download> = page.waitForEvent('download');
  await act();
  return readFileSync(await (await download).path());
}

/** Downloads the dataset as CSV through the dialog; gives the rows of its tables. */
export async function exportTables(page: Page, annotations: string) {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: /^CSV/ }).check();
  await dialog.getByRole('combobox', { name: 'Annotations' }).selectOption({ label: annotations });
  await expect(dialog.getByRole('table')).toBeVisible();
  const zip = unzipSync(
    await downloaded(page, () => dialog.getByRole('button', { name: 'Download' }).click()),
  );
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toBeHidden();
  const rows = (name: string) => parseCsv(strFromU8(zip[name]!));
  // The table of turns has a row for the text outside of them as well.
  const turns = rows('turns.csv').filter((row) => row['turn_id'] !== '');
  return { annotations: rows('annotations.csv'), turns };
}
