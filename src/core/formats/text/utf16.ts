import { firstLoneSurrogate } from '../../text/offsets.ts';
import { DecodeError } from './decode-error.ts';

export type Utf16 = 'utf-16le' | 'utf-16be';

/**
 * Decodes UTF-16 without a byte-order mark, strictly: every pair of bytes becomes the code unit it is.
 * @throws DecodeError `encoding` where a byte is missing at the end or a surrogate has no partner.
 */
export function decodeUtf16(bytes: Uint8Array, encoding: Utf16): string {
  const name = encoding.toUpperCase();
  if (bytes.length % 2 === 1)
    throw new DecodeError(
      'encoding',
      `The file looks like ${name} but ends within a character, so it is cut off. Save it again, as UTF-8, and import that.`,
    );
  const text = codeUnits(bytes, encoding);
  const lone = firstLoneSurrogate(text);
  if (lone !== null)
    throw new DecodeError(
      'encoding',
      `The file is ${name} but holds half a character (a lone surrogate) at UTF-16 offset ${lone}, which cannot be stored. ` +
        'Remove it in a text editor, save as UTF-8, and import that.',
    );
  return text;
}

function codeUnits(bytes: Uint8Array, encoding: Utf16): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 16_384) {
    const units: number[] = [];
    const to = Math.min(from + 16_384, bytes.length - 1);
    for (let at = from; at < to; at += 2) units.push(view.getUint16(at, encoding === 'utf-16le'));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

/** As much of the file as the guess looks at (bytes). */
const SAMPLE = 65_536;

/**
 * Tells UTF-16 that has no byte-order mark by its pattern: NUL bytes, as the other half of blanks, line breaks and
 * ASCII letters, and a text of ordinary characters, with blanks and stops, when read in one order but not
 * in the other. `null` where it is not that.
 */
export function guessUtf16(bytes: Uint8Array): Utf16 | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0)) return null;
  const [little, big] = [codeUnits(sample, 'utf-16le'), codeUnits(sample, 'utf-16be')];
  const [marks, swapped] = [countMarks(little), countMarks(big)];
  if (marks > swapped * 4) return ordinaryShare(little) > 0.97 ? 'utf-16le' : null;
  if (swapped > marks * 4) return ordinaryShare(big) > 0.97 ? 'utf-16be' : null;
  return null;
}

/** Blanks, line breaks and full stops, Western and Chinese: with their bytes swapped they are all rare. */
function countMarks(text: string): number {
  return text.match(/[ \n\r.,:\u3000-\u3002\uff0c\uff1a]/g)?.length ?? 0;
}

/** The share of units that transcripts are made of: letters of living scripts, digits, punctuation, blanks. */
function ordinaryShare(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 ? unit >= 0x09 && unit <= 0x0d : unit < 0x7f || (unit >= 0xa0 && unit < 0x1100)) count++;
    else if (unit >= 0x1e00 && unit < 0x2700) count++;
    else if ((unit >= 0x3000 && unit < 0xe000) || unit >= 0xfe00) count++;
  }
  return text.length === 0 ? 0 : count / text.length;
}
