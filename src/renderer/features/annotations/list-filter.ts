import type { Annotation } from '../../../core/model/annotation.ts';
import { quoteOf } from '../../../core/model/span.ts';

/** What the list shows; empty: everything. */
export interface ListFilter {
  tag: string;
  speaker: string;
  annotator: string;
  text: string;
}

export const NO_FILTER: ListFilter = { tag: '', speaker: '', annotator: '', text: '' };

/** Who is asked for where nobody is named. */
export const NOBODY = '-';

export interface FilterSources {
  text: string;
  /** A tag and what stands under it. */
  tagsUnder: (tag: string) => ReadonlySet<string>;
  speakersOf: (annotation: Annotation) => ReadonlySet<string | null>;
}

export const isFiltered = (filter: ListFilter): boolean =>
  filter.tag !== '' || filter.speaker !== '' || filter.annotator !== '' || filter.text.trim() !== '';

/** The annotations that the filter lets through, in their order. Text is looked for in quote and note, without case. */
export function filterAnnotations(
  all: readonly Annotation[],
  filter: ListFilter,
  sources: FilterSources,
): readonly Annotation[] {
  if (!isFiltered(filter)) return all;
  const tags = filter.tag === '' ? null : sources.tagsUnder(filter.tag);
  const words = filter.text.trim().toLocaleLowerCase();
  const speaker = filter.speaker === NOBODY ? null : filter.speaker;
  return all.filter(
    (annotation) =>
      (tags === null || tags.has(annotation.tag)) &&
      (filter.annotator === '' || annotation.annotator === filter.annotator) &&
      (speaker === '' || sources.speakersOf(annotation).has(speaker)) &&
      (words === '' ||
        quoteOf(sources.text, annotation.span).toLocaleLowerCase().includes(words) ||
        annotation.note.toLocaleLowerCase().includes(words)),
  );
}
