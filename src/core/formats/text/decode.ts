import { refuseKnownBinary, unknownBinary } from './binary.ts';
import { DecodeError } from './decode-error.ts';
import { decodeLegacy } from './legacy.ts';
import { decodeUtf16, guessUtf16 } from './utf16.ts';

export { DecodeError } from './decode-error.ts';

export interface DecodedText {
  /** The text as it is: line breaks, blanks, decomposed accents and all; only the byte-order mark is taken off. */
  text: string;
  /** Lower-case label of the WHATWG Encoding Standard: "utf-8", "utf-16le", "windows-1252". */
  encoding: string;
  /** True where the file began with a byte-order mark. */
  bom: boolean;
}

/** Above this a text comes near what JavaScript holds in one string (2^29 units). */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The text of a plain text file. UTF-8 is read strictly, UTF-16 by its byte-order mark or its pattern; another
 * encoding only where it can be told with confidence. Nothing is normalised or replaced.
 * @throws DecodeError with a code and a sentence: `empty`, `binary`, `encoding`, `too-large`.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > MOST_BYTES)
    throw new DecodeError('too-large', 'The file is larger than 256 MB. Split it and import the parts.');
  const decoded = decodeAny(bytes);
  if (decoded.text.trim() === '')
    throw new DecodeError('empty', 'The file holds no text. Choose a file with a transcript in it.');
  return decoded;
}

function decodeAny(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff))
    throw new DecodeError('encoding', 'The file is UTF-32. Save it as UTF-8 and import that.');
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { ...decodeMarkedUtf8(bytes.subarray(3)), bom: true };
  for (const [encoding, a, b] of [['utf-16le', 0xff, 0xfe] as const, ['utf-16be', 0xfe, 0xff] as const])
    if (startsWith(bytes, a, b))
      return { text: decodeUtf16(bytes.subarray(2), encoding), encoding, bom: true };
  refuseKnownBinary(bytes);
  const utf16 = guessUtf16(bytes);
  if (utf16) return { text: decodeUtf16(bytes, utf16), encoding: utf16, bom: false };
  if (bytes.includes(0)) throw unknownBinary();
  const text = decodeUtf8(bytes);
  if (text !== null) return { text, encoding: 'utf-8', bom: false };
  if (looksBinary(bytes)) throw unknownBinary();
  return { ...decodeLegacy(bytes), bom: false };
}

function decodeMarkedUtf8(bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes.includes(0)) throw unknownBinary();
  const text = decodeUtf8(bytes);
  if (text === null)
    throw new DecodeError(
      'encoding',
      'The file says that it is UTF-8 but holds bytes that are not. It may be damaged: open it in a text editor, check it, save it as UTF-8, and import that.',
    );
  return { text, encoding: 'utf-8' };
}

/** `null` where the bytes are no UTF-8. A second byte-order mark is a character of the text and stays. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Control characters that no encoding of text uses; ESC is left out, since ISO-2022 encodings do. */
function looksBinary(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1a) || (byte > 0x1b && byte < 0x20));
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
