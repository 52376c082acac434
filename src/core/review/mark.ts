import type { Annotation } from '../model/annotation.ts';
import { sameSpan } from './overlap.ts';

/** What of an annotation is compared and decided on. */
export type Mark = Pick<Annotation, 'id' | 'annotator' | 'tag' | 'span' | 'values'>;

/** Values as text that is the same where the values are. */
export const valuesKey = (values: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** Tag, span and values as text: two marks with one key are the same coding. Its hash is the basis of a decision. */
export const markKey = ({ tag, span, values }: Pick<Mark, 'tag' | 'span' | 'values'>): string =>
  `${tag}|${JSON.stringify(span)}|${valuesKey(values)}`;

/** The same attributes with the same values, in whatever order they were given. */
export const sameValues = (a: Pick<Mark, 'values'>, b: Pick<Mark, 'values'>): boolean =>
  valuesKey(a.values) === valuesKey(b.values);

/** The same tag on the same span. */
export const sameCode = (a: Mark, b: Mark): boolean => a.tag === b.tag && sameSpan(a.span, b.span);
