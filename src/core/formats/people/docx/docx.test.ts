import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { Rendered } from '../../../render/transcript-html.ts';
import { renderedTranscripts } from '../testing.ts';
import { documentBytes } from './document.ts';
import { commentsOf, transcriptParagraphs } from './transcript.ts';

const written = (input: Rendered) =>
  documentBytes({
    title: input.title,
    made: 'Made.',
    children: [...transcriptParagraphs(input)],
    comments: commentsOf(input),
  });

const plain = (html: string): string =>
  html
    .replaceAll('<br />', '\n')
    .replaceAll(/<sup>.*?<\/sup>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** What mammoth reads: the text of the transcript's paragraphs, and the comments. */
async function readBack(bytes: Uint8Array): Promise<{ texts: string[]; comments: string[] }> {
  const names = ['Text', 'Heading', 'Speaker'];
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap: [
        ...names.map((name) => `p[style-name='Passage ${name}'] => p.text:fresh`),
        'comment-reference => sup',
      ],
      ignoreEmptyParagraphs: false,
    },
  );
  return {
    texts: [...value.matchAll(/<p class="text">(.*?)<\/p>/gs)].map((found) => plain(found[1]!)),
    comments: [...value.matchAll(/<dd>(.*?)<\/dd>/gs)].map((found) => plain(found[1]!)),
  };
}

describe('a transcript as a Word document, read by mammoth', () => {
  it('has the text to the character, and each annotation in one comment', async () => {
    await fc.assert(
      fc.asyncProperty(renderedTranscripts, async (input) => {
        const { texts, comments } = await readBack(await written(input));
        const blocks = input.blocks.map(({ start, end }) => input.text.slice(start, end));
        // Line ends between blocks are paragraphs, unless something is annotated there.
        expect(texts.filter((text) => text !== '\n')).toEqual(
          blocks.map((block) => block.replaceAll('\r\n', '\n')).filter((text) => text !== '\n'),
        );
        expect(comments).toHaveLength(input.annotations.length);
        for (const { note } of input.annotations)
          expect(comments.filter((comment) => comment.includes(note))).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});

/** LibreOffice, where it is installed. */
const OFFICE = process.env['PASSAGE_OFFICE'] ?? 'soffice';
const hasOffice = spawnSync(OFFICE, ['--version']).status === 0;

// Skipped visibly where there is no LibreOffice.
describe.skipIf(!hasOffice)('a transcript as a Word document, read by LibreOffice', () => {
  it('has the text of each block on lines of its own', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'passage-office-'));
    try {
      const [input] = fc.sample(renderedTranscripts, { numRuns: 1, seed: 7 }) as [Rendered];
      writeFileSync(join(folder, 'it.docx'), await written(input));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync(OFFICE, [
        profile,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        join(folder, 'it.docx'),
      ]);
      const text = readFileSync(join(folder, 'it.txt'), 'utf8').replaceAll('\r\n', '\n');
      for (const { start, end } of input.blocks)
        expect(text).toContain(input.text.slice(start, end).replaceAll('\r\n', '\n').trim());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
