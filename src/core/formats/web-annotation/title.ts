import { type Aspect, MARKED_TEXTS } from '../exchange/aspects.ts';

export const W3C_TITLE = 'W3C Web Annotation';
export const W3C_CARRIES: readonly Aspect[] = [
  ...MARKED_TEXTS,
  'annotator',
  'value',
  'note',
  'time',
  'suggestion',
  'decision',
  'comment',
  'relation',
  'relation-detail',
  'extra',
];

/** The context of the model, and the few terms of ours that it has none for. */
export const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    passage: 'urn:passage:',
    attribute: 'passage:attribute',
    textSha256: 'passage:textSha256',
    offsetUnit: 'passage:offsetUnit',
  },
] as const;

/** What is kept of a file, in `ExchangeExtra.data`: whole annotations that are not of texts, and properties that we do not read. */
export interface KeptItems {
  others: unknown[];
  /** By the id of the annotation in the file. */
  properties: Record<string, Record<string, unknown>>;
}
