import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import type { App } from '../apps/app.ts';
import { parseCsv } from './csv.ts';

/** Exports the project as CSV through the dialog, and gives the annotations' rows as they were written. */
export async function exportCsv(app: App, project: string): Promise<Record<string, string>[]> {
  const { page } = app;
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: /^CSV/ }).check();
  await expect(dialog.getByRole('table')).toBeVisible();
  const text = app.shell === 'browser' ? await download(app, dialog) : await save(app, dialog, project);
  await expect(dialog.getByRole('status').filter({ hasText: 'Nothing was lost' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toBeHidden();
  return parseCsv(text);
}

async function download({ page }: App, dialog: Locator): Promise<string> {
  const downloaded = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const files = unzipSync(readFileSync(await (await downloaded).path()));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['annotations.csv', 'datapackage.json', 'turns.csv', 'transcripts.csv']),
  );
  return strFromU8(files['annotations.csv']!);
}

async function save(app: App, dialog: Locator, project: string): Promise<string> {
  await app.answerDialog('');
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await expect(dialog.getByText('annotations.csv').last()).toBeVisible();
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  return readFileSync(join(app.folder, `${project} csv`, 'annotations.csv'), 'utf8');
}

/** What must hold of every exported row: its offsets, in both units, point at its quote in the text. */
export function expectQuotes(rows: readonly Record<string, string>[], text: string): void {
  const points = [...text];
  for (const row of rows) {
    const at = (name: string) => Number(row[name]);
    expect(points.slice(at('start_code_point'), at('end_code_point')).join('')).toBe(row['quote']);
    expect(text.slice(at('start_utf16'), at('end_utf16'))).toBe(row['quote']);
  }
}
