import { v7 as uuidv7 } from 'uuid';
import { FormatError } from '../../core/formats/exchange/format-error.ts';
import { readJson } from '../../core/formats/exchange/json.ts';
import { DecodeError } from '../../core/formats/text/decode-error.ts';
import { decodeText } from '../../core/formats/text/decode.ts';
import { applyCorrections, detectLayout } from '../../core/layouts/index.ts';
import { firstLoneSurrogate } from '../../core/text/offsets.ts';
import { PassageError } from '../../contract/errors.ts';
import type { ReadSource } from '../../contract/types.ts';
import { extractorOf } from '../extract/extractors.ts';
import { extractFile } from '../extract/run.ts';
import type { Project } from '../project.ts';
import { sha256 } from '../sha256.ts';
import type { Session, Upload } from '../session.ts';
import { setVariable } from '../exchange/set-variable.ts';
import { define } from './define.ts';
import { hashOfFile, writeTranscript } from './write-transcript.ts';

/** Larger sources are refused: no transcript is that long, and the page could not show it. */
export const MOST_SOURCE_BYTES = 64 * 1024 * 1024;

export const imports = define({
  'import.read': async (session, { fileName, ...from }) =>
    keep(session, await readFile(fileName, 'bytes' in from ? from.bytes : partOf(session, from.part))),
  'import.readText': (session, { text, fileName }) =>
    keep(session, readPasted(text, fileName ?? 'Pasted text.txt')),
  'import.commit': (session, { upload, corrections, variables }) => {
    const { project, annotator, uploads } = session;
    const source = uploads.get(upload);
    if (!source)
      throw new PassageError('not_found', 'This file is no longer waiting to be imported. Choose it again.', {
        upload,
      });
    const { text, fileName, given } = source;
    const detected = detectLayout(text, { fileName, given });
    const layout = corrections ? applyCorrections(text, detected, corrections, given) : detected;
    const { action, result } = project.act(
      annotator,
      'transcript.import',
      (made: { id: string; title: string }) => `Import “${made.title}”`,
      (rec) => {
        const made = writeTranscript(project, rec, source, layout);
        for (const [name, value] of Object.entries(variables))
          if (!setVariable(project.db, rec, made.id, name, value))
            throw new PassageError(
              'invalid_input',
              `The variable “${name}” cannot be “${value}”. Nothing was imported: mend the value in the table, and choose the files again.`,
            );
        return made;
      },
    );
    uploads.delete(upload);
    return { action, id: result.id };
  },
});

/** The bytes of a file that came in a batch. Throws `not_found`. */
function partOf(session: Session, id: string): Uint8Array {
  const file = session.parts.get(id);
  if (!file)
    throw new PassageError('not_found', 'This file is no longer waiting to be imported. Choose it again.', {
      part: id,
    });
  return file.bytes;
}

/** Reads a file: by its format where it has one whose text must be extracted, else as plain text. */
export async function readFile(fileName: string, bytes: Uint8Array): Promise<Upload> {
  const file = { path: fileName, bytes };
  const extractor = bytes.byteLength <= MOST_SOURCE_BYTES ? extractorOf(file) : undefined;
  if (!extractor) {
    const source = readSource(fileName, bytes);
    if (/\.json$/i.test(fileName)) refuseJson(source.text, fileName);
    return source;
  }
  const { text, losses, ...given } = await extractFile(extractor, file);
  return {
    fileName,
    bytes,
    text,
    encoding: 'utf-8',
    bom: false,
    format: extractor.name,
    given,
    losses,
    sha256: sha256(text),
  };
}

/** JSON that no format has recognized: its brackets are nobody's words. Throws `unreadable_source`. */
function refuseJson(text: string, fileName: string): never {
  const where = `“${fileName}”`;
  let sentence = `${where} is JSON of no tool or transcription service that Passage knows. Export it from there in another format, or, if it is to be tagged as it is, name it .txt and import that.`;
  try {
    readJson(text, where);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    sentence = error.message;
  }
  throw new PassageError('unreadable_source', sentence);
}

/** Reads the bytes of a plain text file. Throws `unreadable_source` with what to do. */
export function readSource(fileName: string, bytes: Uint8Array): Upload {
  if (bytes.byteLength > MOST_SOURCE_BYTES)
    throw new PassageError(
      'unreadable_source',
      `“${fileName}” has ${Math.ceil(bytes.byteLength / 2 ** 20)} MiB; Passage imports up to ${MOST_SOURCE_BYTES / 2 ** 20} MiB. Split it into parts.`,
    );
  try {
    const { text, encoding, bom } = decodeText(bytes);
    // The text's UTF-8 is the file itself, unless there is a mark before it or the encoding is another.
    const hash = encoding === 'utf-8' && !bom ? hashOfFile(bytes) : sha256(text);
    return { fileName, bytes, text, encoding, bom, sha256: hash };
  } catch (error) {
    if (error instanceof DecodeError)
      throw new PassageError(
        'unreadable_source',
        `“${fileName}”: ${error.message}`,
        { reason: error.code },
        { cause: error },
      );
    throw error;
  }
}

/** Pasted text has no file: its bytes are its UTF-8. */
function readPasted(text: string, fileName: string): Upload {
  if (text.trim() === '')
    throw new PassageError('unreadable_source', 'There is no text to import. Paste some first.');
  const lone = firstLoneSurrogate(text);
  if (lone !== null)
    throw new PassageError(
      'unreadable_source',
      `The pasted text holds half a character (a lone surrogate) at ${lone}. Copy it again from its source.`,
    );
  const bytes = new TextEncoder().encode(text);
  if (bytes.byteLength > MOST_SOURCE_BYTES)
    throw new PassageError(
      'unreadable_source',
      'The pasted text is longer than 64 MiB. Split it into parts.',
    );
  return { fileName, bytes, text, encoding: 'utf-8', bom: false, sha256: sha256(text) };
}

function keep(session: Session, source: Upload): ReadSource {
  const upload = uuidv7();
  session.keepUpload(upload, source);
  const { bytes: _bytes, format = 'text', losses = [], ...rest } = source;
  return { ...rest, format, losses, upload, duplicates: duplicatesOf(session.project, source.sha256) };
}

/** Transcripts of the project whose current or earlier text has the hash. */
function duplicatesOf(project: Project, hash: string): { id: string; title: string }[] {
  return project.db
    .prepare(
      `SELECT DISTINCT t.id, t.title FROM editions e JOIN transcripts t ON t.id = e.transcript_id
       WHERE e.sha256 = ? AND t.deleted = 0 AND e.deleted = 0 ORDER BY t.position`,
    )
    .all(hash) as { id: string; title: string }[];
}
