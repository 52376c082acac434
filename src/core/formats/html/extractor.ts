import { DecodeError } from '../text/decode-error.ts';
import { decodeText } from '../text/decode.ts';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import type { FormatFile } from '../exchange/model.ts';
import type { Extractor } from '../extract/model.ts';
import { extractHtml } from './extract.ts';

/** A saved web page. Nothing that it names is loaded, and nothing in it is run. */
export const html: Extractor = {
  name: 'html',
  title: 'Web page',
  endings: ['.html', '.htm', '.xhtml'],
  recognizes: ({ path, bytes }) => {
    const head = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
    return (
      /^\ufeff?(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html)/.test(head) ||
      (/\.x?html?$/i.test(path) && head.startsWith('<'))
    );
  },
  extract(file) {
    const where = `“${file.path}”`;
    withinLimit('fileBytes', file.bytes.length, where);
    return extractHtml(decodePage(file), where);
  },
};

/** The text of a page: by its byte-order mark, by what it says of its encoding, else as any text. */
function decodePage({ path, bytes }: FormatFile): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1];
  try {
    if (declared && bytes[0] !== 0xff && bytes[0] !== 0xfe)
      return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch {
    // It says what it is not: looked at as any text.
  }
  try {
    return decodeText(bytes).text;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new FormatError('malformed', `“${path}”: ${error.message}`, { cause: error });
  }
}
