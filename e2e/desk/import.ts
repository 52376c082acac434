import { expect, type Locator } from '@playwright/test';
import type { App } from '../apps/app.ts';
import { transcript } from './desk.ts';

const dialogOf = ({ page }: App): Locator => page.getByRole('dialog', { name: 'Import transcripts' });

/** Opens the import dialog and chooses a file; gives the dialog with the preview of it. */
export async function previewFile(app: App, path: string): Promise<Locator> {
  await app.page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const dialog = dialogOf(app);
  const chooser = app.page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles(path);
  await expect(dialog.getByRole('status').filter({ hasText: 'Found:' })).toBeVisible();
  return dialog;
}

/** Imports what the preview shows. */
export async function confirmImport(app: App): Promise<void> {
  const dialog = dialogOf(app);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(transcript(app.page)).toBeVisible();
}

export async function importFile(app: App, path: string): Promise<void> {
  await previewFile(app, path);
  await confirmImport(app);
}

/** Imports a text by way of the dialog's field. */
export async function importText(app: App, text: string, name: string): Promise<void> {
  await app.page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const dialog = dialogOf(app);
  await dialog.getByLabel('Or paste a text').fill(text);
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Read text' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Found:' })).toBeVisible();
  await confirmImport(app);
}
