import { DecodeError } from '../text/decode-error.ts';
import { decodeText, type DecodedText } from '../text/decode.ts';
import { FormatError } from './format-error.ts';
import { withinLimit } from './limits.ts';
import type { FormatFile } from './model.ts';

/**
 * The text of a file that is UTF-8 by its format; where it is not, what can be told with confidence. A byte-order mark is
 * taken off and told. Blank texts are read: whether they are of use is for the format to say.
 * @throws FormatError
 */
export function decodeFile({ path, bytes }: FormatFile): DecodedText {
  withinLimit('fileBytes', bytes.length, `“${path}”`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const bom = text.startsWith('\ufeff');
    return { text: bom ? text.slice(1) : text, encoding: 'utf-8', bom };
  } catch {
    return decodeOther(path, bytes);
  }
}

function decodeOther(path: string, bytes: Uint8Array): DecodedText {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new FormatError('malformed', `“${path}”: ${error.message}`, { cause: error });
  }
}
