import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect } from '@playwright/test';
import { createProject, giveName } from '../desk/start.ts';
import { shoot, test } from './walk.ts';

const entities = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join(
  '',
);
const docx = (document: string) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(document) });
const pdfWithoutText = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
trailer<</Root 1 0 R>>`;

/** What a user may give to the import, and cannot be read whole. */
const FILES: Record<string, string | Uint8Array> = {
  'empty.txt': '',
  'binary.txt': Uint8Array.from({ length: 4000 }, (_, n) => (n * 37) % 256),
  'truncated.docx': docx('<w:document/>').subarray(0, 60),
  'bomb.docx': docx(`<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]><w:document>&e12;</w:document>`),
  'not-a-pdf.pdf': 'This is no PDF.',
  'without-text.pdf': pdfWithoutText,
  'broken.json': '{"segments": [',
  'hostile.zip': zipSync({ '../../outside.txt': strToU8('A: out'), '/etc/passwd': strToU8('B: out') }),
  'zeros.zip': zipSync({ 'zeros.txt': new Uint8Array(80 * 1024 * 1024) }),
  'ragged.csv': 'speaker,text\nA,one\nB\nC,three,four,five\n"D,unclosed\n',
  'entities.xmi': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a;</xmi:XMI>`,
  'deep.json': '['.repeat(200_000),
  'wrong.qdpx': 'not a zip',
  'half.jsonl': '{"text": "whole"}\n{"text": "ha',
  'damaged.passage': 'This is no project.',
  'huge.txt': new Uint8Array(70 * 1024 * 1024).fill(97),
};

for (const [name, bytes] of Object.entries(FILES))
  test(`unreadable_source: ${name}`, async ({ app }) => {
    const { page } = app;
    await giveName(app, 'Anna');
    await createProject(app, 'Hearing');
    const folder = join(app.folder, '..', 'sources');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), bytes);
    await page.getByRole('button', { name: 'Import', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Import transcripts' });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles(join(folder, name));
    // What is shown names the file: as one that cannot be read, or as one with something to look at.
    await expect(page.getByText(name.replace(/\.\w+$/, ''), { exact: false }).first()).toBeVisible({
      timeout: 20_000,
    });
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1500);
    const said = await shoot(page, `import-${name.replace('.', '-')}`);
    expect(said, 'the page says something').not.toBe('');
  });
