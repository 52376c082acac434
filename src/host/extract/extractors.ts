import { srt, vtt } from '../../core/formats/captions/extractor.ts';
import { recognizedSpeech } from '../../core/formats/captions/services-extractor.ts';
import { epub } from '../../core/formats/epub/extractor.ts';
import type { FormatFile } from '../../core/formats/exchange/model.ts';
import type { Extractor } from '../../core/formats/extract/model.ts';
import { html } from '../../core/formats/html/extractor.ts';
import { odt } from '../../core/formats/odt/extractor.ts';
import { rtf } from '../../core/formats/rtf/extractor.ts';
import { docx } from './docx.ts';
import { pdf } from './pdf.ts';

/** The formats whose text has to be extracted, in the order in which they are asked whether a file is theirs. */
export const EXTRACTORS: readonly Extractor[] = [pdf, docx, odt, epub, rtf, vtt, srt, html, recognizedSpeech];

/** The format of a file by its name and first bytes; undefined for plain text, and for what nobody knows. */
export const extractorOf = (file: FormatFile): Extractor | undefined =>
  EXTRACTORS.find((extractor) => extractor.recognizes(file));
