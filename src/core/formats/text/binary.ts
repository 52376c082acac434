import { DecodeError } from './decode-error.ts';

const SAVE_AS_TEXT = 'Open it in the program that made it, save it as plain text (UTF-8), and import that.';
const EXPORT_TEXT = 'Copy its text into a plain text file (UTF-8), or paste the text, and import that.';
const NO_TEXT = 'It holds no text to tag. Import the transcript as a plain text file.';

/** The first bytes by which a file says what it is, as Latin-1 characters; `at` is where they stand. */
const SIGNATURES: readonly { bytes: string; at?: number; what: string; advice: string }[] = [
  { bytes: '%PDF-', what: 'a PDF', advice: EXPORT_TEXT },
  { bytes: '{\\rtf', what: 'an RTF document', advice: SAVE_AS_TEXT },
  {
    bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    what: 'an older Office file (such as a Word .doc), or one that is locked with a password',
    advice: SAVE_AS_TEXT,
  },
  {
    bytes: 'SQLite format 3\0',
    what: 'a database, perhaps a Passage project',
    advice: 'Open a project with “Open project” instead of importing it.',
  },
  { bytes: '\x89PNG\r\n\x1a\n', what: 'an image (PNG)', advice: NO_TEXT },
  { bytes: '\xff\xd8\xff', what: 'an image (JPEG)', advice: NO_TEXT },
  { bytes: 'GIF8', what: 'an image (GIF)', advice: NO_TEXT },
  { bytes: 'II*\0', what: 'an image (TIFF)', advice: NO_TEXT },
  { bytes: 'MM\0*', what: 'an image (TIFF)', advice: NO_TEXT },
  { bytes: 'RIFF', what: 'a sound, film or image file', advice: NO_TEXT },
  { bytes: 'ID3', what: 'a sound file (MP3)', advice: NO_TEXT },
  { bytes: 'OggS', what: 'a sound or film file (Ogg)', advice: NO_TEXT },
  { bytes: 'fLaC', what: 'a sound file (FLAC)', advice: NO_TEXT },
  { bytes: 'ftyp', at: 4, what: 'a film or sound file (MP4)', advice: NO_TEXT },
  { bytes: '\x1a\x45\xdf\xa3', what: 'a film file (Matroska or WebM)', advice: NO_TEXT },
  {
    bytes: '\x1f\x8b',
    what: 'a compressed file (gzip)',
    advice: 'Unpack it and import the text files in it.',
  },
  {
    bytes: '7z\xbc\xaf\x27\x1c',
    what: 'a 7-Zip archive',
    advice: 'Unpack it and import the text files in it.',
  },
  { bytes: 'Rar!\x1a\x07', what: 'a RAR archive', advice: 'Unpack it and import the text files in it.' },
];

/** A zip with entries, an empty one, and one in several parts. */
const ZIP_MARKS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

/** What a zip holds, by a name that stands near its beginning or in its table of contents at the end. */
const ZIPS: readonly { name: string; what: string; advice: string }[] = [
  { name: 'word/', what: 'a Word document', advice: SAVE_AS_TEXT },
  { name: 'xl/', what: 'an Excel workbook', advice: SAVE_AS_TEXT },
  { name: 'ppt/', what: 'a PowerPoint presentation', advice: SAVE_AS_TEXT },
  { name: 'application/vnd.oasis.opendocument', what: 'an OpenDocument file', advice: SAVE_AS_TEXT },
  { name: 'application/epub+zip', what: 'an EPUB book', advice: EXPORT_TEXT },
  { name: 'Index/Document.iwa', what: 'a Pages document', advice: SAVE_AS_TEXT },
  {
    name: 'project.qde',
    what: 'a REFI-QDA project',
    advice: 'Unpack it and import the text files in its “sources” folder.',
  },
];

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/**
 * Refuses a file that says by its first bytes that it is no plain text.
 * @throws DecodeError `binary`, naming what the file is.
 */
export function refuseKnownBinary(bytes: Uint8Array): void {
  const head = latin1(bytes.subarray(0, 32));
  const found = SIGNATURES.find(({ bytes: mark, at = 0 }) => head.startsWith(mark, at));
  if (found) throw new DecodeError('binary', `This is ${found.what}, not a plain text file. ${found.advice}`);
  if (!ZIP_MARKS.some((mark) => head.startsWith(mark))) return;
  const names = latin1(bytes.subarray(0, 4096)) + latin1(bytes.subarray(-8192));
  const zip = ZIPS.find(({ name }) => names.includes(name)) ?? {
    what: 'a zip archive',
    advice: 'Unpack it and import the text files in it.',
  };
  throw new DecodeError('binary', `This is ${zip.what}, not a plain text file. ${zip.advice}`);
}

/** The error for bytes that are no text, of a kind that has no name here. */
export function unknownBinary(): DecodeError {
  return new DecodeError(
    'binary',
    'This is not a plain text file: it holds bytes that no text has. Save the transcript as plain text (UTF-8) and import that.',
  );
}
