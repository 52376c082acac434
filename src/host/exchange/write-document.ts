import { decodeFile } from '../../core/formats/exchange/decode-file.ts';
import { FormatError } from '../../core/formats/exchange/format-error.ts';
import type { ExchangeDocument } from '../../core/formats/exchange/model.ts';
import { detectLayout } from '../../core/layouts/index.ts';
import { isIsoDate } from '../../core/model/attribute-value.ts';
import type { Layout } from '../../core/model/layout.ts';
import { PassageError } from '../../contract/errors.ts';
import { writeTranscript } from '../services/write-transcript.ts';
import type { Upload } from '../session.ts';
import { sha256 } from '../sha256.ts';
import { cleanLine, cleanName, cleanProse } from './clean.ts';
import { sameTexts } from './describe.ts';
import { setVariable } from './set-variable.ts';
import { baseName } from './base-name.ts';
import type { ImportParts } from './import-parts.ts';

/** Where a document of a file went. */
export interface Place {
  transcript: string;
  edition: string;
  text: string;
  isNew: boolean;
}

/** The transcripts for the documents of a file: those with the same text, or new ones. */
export class DocumentWriter {
  /** How many transcripts were made. */
  made = 0;
  readonly #parts: ImportParts;

  constructor(parts: ImportParts) {
    this.#parts = parts;
  }

  /** Null where the document is not wanted, or has no text. Throws `conflict`, `not_found`. */
  place(document: ExchangeDocument): Place | null {
    const { db, job, losses } = this.#parts;
    const hash = document.text === '' ? document.sha256 : sha256(document.text);
    const same = sameTexts(db, hash);
    const into = job.mapping.documents.find(({ id }) => id === document.id)?.into ?? same[0]?.id ?? 'new';
    if (into === 'skip') return null;
    if (into !== 'new') {
      if (!same.some(({ id }) => id === into))
        throw new PassageError(
          'conflict',
          `“${document.name}” has not the text of the transcript that was chosen for it, or that is gone. Nothing was imported: choose another, or make a new transcript of it.`,
          { document: document.id, into },
        );
      return this.#existing(into);
    }
    if (document.text.trim() === '') {
      losses.add(NO_TEXT, document.name);
      losses.add(NO_TEXT_ANNOTATIONS, document.name, document.annotations.length);
      return null;
    }
    return this.#create(document, hash);
  }

  #existing(transcript: string): Place {
    const { db } = this.#parts;
    const row = db
      .prepare(
        'SELECT e.id, e.text FROM transcripts t JOIN editions e ON e.id = t.edition_id WHERE t.id = ? AND t.deleted = 0',
      )
      .get(transcript) as { id: string; text: string };
    return { transcript, edition: row.id, text: row.text, isNew: false };
  }

  #create(document: ExchangeDocument, hash: string): Place {
    const { db, rec, losses } = this.#parts;
    const { text, structure, metadata } = document;
    const source = this.#source(document, hash);
    const detected = detectLayout(text, { fileName: source.fileName });
    const layout: Layout = {
      ...detected,
      ...(structure && { layout: 'plain', ...structure }),
      title: cleanLine(document.name) || detected.title,
      source: cleanLine(metadata.source) || detected.source,
      date: isIsoDate(metadata.date) ? metadata.date : detected.date,
      language: LANGUAGE.test(metadata.language) ? metadata.language : detected.language,
    };
    const { id } = writeTranscript({ db }, rec, source, layout);
    const edition = String(rec.get('transcript', id)!['edition_id']);
    if (metadata.note !== '') rec.update('transcript', id, { note: cleanProse(metadata.note) });
    for (const [name, value] of Object.entries(metadata.variables))
      if (!setVariable(db, rec, id, name, value))
        losses.add(UNFIT_VARIABLE, `${document.name}: ${name} is “${value}”`);
    this.made += 1;
    return { transcript: id, edition, text, isNew: true };
  }

  /** The file that holds the text; the text is the file itself where it reads as it. */
  #source({ name, text, file }: ExchangeDocument, hash: string): Upload {
    const found = this.#parts.job.group.files.find(({ path }) => path === file);
    const base = { text, sha256: hash, fileName: cleanLine(baseName(file)) || `${cleanName(name)}.txt` };
    if (!found) return { ...base, bytes: new TextEncoder().encode(text), encoding: 'utf-8', bom: false };
    // A table is read into texts, and is none itself.
    if (this.#parts.job.group.rows) return { ...base, bytes: found.bytes, encoding: 'utf-8', bom: false };
    try {
      const decoded = decodeFile(found);
      if (decoded.text === text)
        return { ...base, bytes: found.bytes, encoding: decoded.encoding, bom: decoded.bom };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
    }
    return { ...base, bytes: found.bytes, encoding: 'utf-8', bom: false };
  }
}

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

const NO_TEXT = {
  code: 'text-not-found',
  aspect: 'document',
  sentence: 'Documents whose text is neither in the file nor in the project. Import their texts first.',
} as const;
const NO_TEXT_ANNOTATIONS = {
  code: 'annotations-without-text',
  aspect: 'annotation',
  sentence: 'Annotations of documents without a text.',
} as const;
const UNFIT_VARIABLE = {
  code: 'variable-unfit',
  aspect: 'metadata',
  sentence: 'Values that a variable of the project cannot take.',
} as const;
