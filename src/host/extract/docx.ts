import mammoth from 'mammoth';
import { FormatError } from '../../core/formats/exchange/format-error.ts';
import { Losses } from '../../core/formats/exchange/loss.ts';
import { decodeFile } from '../../core/formats/exchange/decode-file.ts';
import { readZip } from '../../core/formats/exchange/read-zip.ts';
import { isZip } from '../../core/formats/exchange/zip-directory.ts';
import { EXTRACT_LOSS } from '../../core/formats/extract/losses.ts';
import type { Extracted, Extractor } from '../../core/formats/extract/model.ts';
import { extractHtml } from '../../core/formats/html/extract.ts';
import { childOf, readXml } from '../../core/formats/xml/read.ts';

/** Word documents: by way of mammoth's HTML, which keeps headings, tables, footnotes, endnotes and comments apart. */
export const docx: Extractor = {
  name: 'docx',
  title: 'Word document',
  endings: ['.docx', '.docm', '.dotx'],
  recognizes: ({ path, bytes }) => isZip(bytes) && /\.(docx|docm|dotx)$/i.test(path),
  async extract({ path, bytes }): Promise<Extracted> {
    const where = `“${path}”`;
    // Looked through by our own reader first, which keeps to limits and refuses bombs.
    const files = readZip(bytes, where);
    const part = (name: string) => files.find((file) => file.path === name);
    if (!part('word/document.xml'))
      throw new FormatError('malformed', `${where} is no Word document. Save it again as .docx, or as text.`);
    const losses = new Losses();
    for (const file of files)
      if (/^word\/(header|footer)\d*\.xml$/.test(file.path) && /<w:t[ >]/.test(decodeFile(file).text))
        losses.add(EXTRACT_LOSS.running, file.path);
    const options = {
      // Pictures have no text; their data would only cost memory.
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      styleMap: ['comment-reference => sup'],
    };
    const { value, messages } = await mammoth
      .convertToHtml({ buffer: Buffer.from(bytes) }, options)
      .catch((error: unknown) => {
        throw new FormatError(
          'malformed',
          `${where} cannot be read: what is in it is damaged, or no Word document. Open it in a word processor, save it again, and import that.`,
          { cause: error },
        );
      });
    for (const { type, message } of messages)
      if (type === 'error') losses.add(EXTRACT_LOSS.messages, message);
    const extracted = extractHtml(value, where, true);
    losses.addAll(extracted.losses);
    const core = part('docProps/core.xml');
    const properties = core && readXml(decodeFile(core).text, where);
    return {
      ...extracted,
      title: childOf(properties, 'title')?.text.trim() ?? '',
      language: childOf(properties, 'language')?.text.trim() ?? '',
      losses: losses.list(),
    };
  },
};
