import chardet from 'chardet';
import { DecodeError } from './decode-error.ts';

/** Least confidence, of 100, at which a guess is taken, and its least lead over another reading of the bytes. */
const CONFIDENT = 30;
const LEAD = 10;
/** Bytes that the detector sees: enough to be sure, few enough to be quick. */
const SAMPLE = 262_144;

/** Names of the detector that the platform's decoder knows under a wider name, or that it would misread. */
const LABELS: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
};
const NOT_LEGACY = /^(ASCII|UTF-|ISO-2022)/;

export interface Reading {
  text: string;
  /** Lower-case label of the WHATWG Encoding Standard ("windows-1252", "gb18030"). */
  encoding: string;
}

/**
 * Reads bytes that are no Unicode: detects the encoding by statistics over letters (chardet), and decodes strictly, so
 * that every byte sequence stands for the character that the Encoding Standard gives it.
 * @throws DecodeError `encoding` where no reading is sound, or two are about as likely.
 */
export function decodeLegacy(bytes: Uint8Array): Reading {
  const guesses = chardet.analyse(sampleOf(bytes)).filter(({ name }) => !NOT_LEGACY.test(name));
  const readings: (Reading & { confidence: number })[] = [];
  for (const { name, confidence } of guesses) {
    if (confidence < CONFIDENT - LEAD) continue;
    const encoding = (LABELS[name] ?? name).toLowerCase();
    const text = decodeStrictly(bytes, encoding);
    if (text !== null && isPlausible(text)) readings.push({ text, encoding, confidence });
  }
  const [best, ...others] = readings.sort((a, b) => b.confidence - a.confidence);
  if (!best || best.confidence < CONFIDENT)
    throw new DecodeError(
      'encoding',
      'The file is neither UTF-8 nor UTF-16, and its encoding cannot be told with certainty. ' +
        'Open it in a text editor, check that its letters are right, save it as UTF-8, and import that.',
    );
  const rival = others.find(
    ({ text, confidence }) => text !== best.text && best.confidence - confidence < LEAD,
  );
  if (rival)
    throw new DecodeError(
      'encoding',
      `The file may be ${best.encoding} or ${rival.encoding}, which read differently. ` +
        'Open it in a text editor, check that its letters are right, save it as UTF-8, and import that.',
    );
  return { text: best.text, encoding: best.encoding };
}

/** The part with the first letters outside ASCII, since only they tell. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  // Back to a line break, so that no character of several bytes is cut.
  const start = first < 0 ? 0 : bytes.lastIndexOf(0x0a, first) + 1;
  return bytes.subarray(start, start + SAMPLE);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // bytes that this encoding does not have, or an encoding that the platform does not know
  }
}

/** No control characters but blanks and line breaks, and none of private use: signs of a wrong reading. */
function isPlausible(text: string): boolean {
  return !/[\0-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]/.test(text);
}
