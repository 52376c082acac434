import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { createProject, giveName } from '../desk/start.ts';
import { test } from '../test.ts';
import { shot } from './shot.ts';

const ENTITIES = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0">&b;</xmi:XMI>`;

/** Files that cannot be read, each in its own way. */
function badFiles(folder: string): Record<string, string> {
  const docx = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') });
  const bomb = zipSync({ 'a.txt': new Uint8Array(300_000_000), 'a.ann': strToU8('T1\tX 0 1\ta\n') });
  const files: Record<string, Uint8Array | string> = {
    'empty.txt': '',
    'picture.txt': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 0, 255]),
    'truncated.docx': docx.slice(0, docx.length - 30),
    'bomb.zip': bomb,
    'climbing.zip': zipSync({ '../../evil.txt': strToU8('x'), '../../evil.ann': strToU8('') }),
    'entities.xmi': ENTITIES,
    'deep.json': '['.repeat(200_000),
    'no-text.pdf':
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    'broken.pdf': '%PDF-1.7 nothing else',
    'wrong.qdpx': 'not a zip',
    'ragged.csv': 'text,speaker\n"a ""b",Ann\nonly one\nc,Ben,more\n',
    'half.jsonl': '{"text": "whole"}\n{"text": "ha',
    'huge.txt': 'x',
  };
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return [name, path] as const;
  });
  truncateSync(join(folder, 'huge.txt'), 70 * 1024 * 1024);
  return Object.fromEntries(paths);
}

test('files that cannot be imported', async ({ app, launch }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Walk');
  const files = badFiles(launch.profile);
  for (const [name, path] of Object.entries(files)) {
    await page.getByRole('button', { name: 'Import', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles([path]);
    const words = dialog
      .locator('.import-pending, .import-losses, .notice, [role=alert]')
      .filter({ hasText: /\w/ });
    await page.waitForTimeout(1_500);
    await shot(page, `import-${name.replaceAll('.', '-')}`, words);
    await page.keyboard.press('Escape');
    const sure = page.getByRole('alertdialog');
    if (await sure.isVisible()) await sure.getByRole('button').last().click();
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Close' }).last().click();
  }
});
