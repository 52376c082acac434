import type { ExchangeSource, ImportedExchange } from '../../../contract/exchange-types.ts';
import type { Input } from '../../../contract/contract.ts';

/** Makes a new one instead of taking one of the project. */
export const NEW = 'new';

/** Annotated files that wait for their import, with where the user wants things to go. */
export interface ExchangeItem {
  source: ExchangeSource;
  /** By the file's id of an annotator ("" where it names nobody): an annotator of the project, or {@link NEW}. */
  annotators: Readonly<Record<string, string>>;
  /** By the file's id of a tag: a tag of the project, or {@link NEW}. */
  tags: Readonly<Record<string, string>>;
  /** False: texts that are there already become transcripts a second time. */
  joins: boolean;
  fault: string;
  /** True while the host is asked what the columns of a table come to. */
  mapping?: boolean;
  /** What the import did. */
  done: ImportedExchange | null;
}

/** As the host proposes. */
export const itemOf = (source: ExchangeSource): ExchangeItem => ({
  source,
  annotators: Object.fromEntries(source.annotators.map(({ id, proposed }) => [id ?? '', proposed ?? NEW])),
  tags: Object.fromEntries(source.tags.map(({ id, proposed }) => [id, proposed ?? NEW])),
  joins: true,
  fault: '',
  done: null,
});

/** What the host is asked for. A new annotator has the file's name, or is whoever is at the desk. */
export function mappingOf({ source, annotators, tags, joins }: ExchangeItem): Input<'import.commitExchange'> {
  return {
    upload: source.upload,
    annotators: source.annotators.map(({ id, name }) => {
      const into = annotators[id ?? ''] ?? NEW;
      if (into !== NEW) return { id, into };
      return { id, name: name.trim() || 'Unnamed' };
    }),
    tags: source.tags.map(({ id }) => {
      const into = tags[id] ?? NEW;
      return { id, into: into === NEW ? null : into };
    }),
    documents: joins ? [] : source.documents.map(({ id }) => ({ id, into: NEW })),
  };
}

/** How well the offsets fit the quotes, in a sentence; empty where there is nothing to say. */
export function fitWords({ fits }: ExchangeSource): string {
  const [best, ...others] = fits;
  if (!best || best.checked === 0) return '';
  const units = fits.filter(({ chosen }) => chosen > 0).map(({ unit }) => UNIT_WORDS[unit]);
  const words = `Offsets count ${units.join(', and in some files ')}: ${best.fitted.toLocaleString('en')} of ${best.checked.toLocaleString('en')} quotes fit.`;
  const near = others.filter(({ chosen, fitted }) => chosen === 0 && fitted < best.fitted).length;
  return near === others.length && near > 0 ? `${words} No other unit fits as well.` : words;
}

const UNIT_WORDS = {
  'code-point': 'code points',
  'utf-16': 'UTF-16 units',
  'utf-8': 'bytes of UTF-8',
  'code-point-crlf-as-one': 'code points, CR LF as one',
  'utf-16-crlf-as-one': 'UTF-16 units, CR LF as one',
} as const;

/** Files that are looked at together before any is read: all but single documents, which have a preview each. */
export const needsSorting = (names: readonly string[]): boolean => names.some((name) => !DOCUMENT.test(name));

const DOCUMENT = /\.(txt|text|md|markdown|docx|odt|rtf|html?|xhtml|pdf|epub|vtt|srt)$/i;
