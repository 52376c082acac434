import type { ExportOptions } from '../../contract/export-options.ts';

/** What was chosen for an export, for those who get it: ids of people do not stand there where their names do not. */
export function choicesOf(options: ExportOptions): Record<string, unknown> {
  const {
    format,
    transcripts,
    tags,
    annotators,
    decisions = 'all',
    unit,
    pseudonyms,
    wide,
    editions,
  } = options;
  return {
    format,
    transcripts: transcripts ?? 'all',
    tags: tags ?? 'all',
    annotators: annotators === undefined ? 'all' : pseudonyms?.annotators ? annotators.length : annotators,
    decisions,
    editions: editions ?? 'current',
    offsets: unit ?? 'code-point and utf-16',
    shape: wide ?? 'a row an annotation',
    pseudonyms: pseudonyms ? { annotators: pseudonyms.annotators, speakers: pseudonyms.speakers } : 'none',
  };
}
