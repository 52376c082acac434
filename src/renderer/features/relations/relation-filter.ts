import type { LinkedRelation } from '../../../contract/codebook-types.ts';

/** What the list of relations shows; empty: everything. */
export interface RelationFilter {
  type: string;
  annotator: string;
  /** Of either end. */
  transcript: string;
  /** Of either end, with what stands under it. */
  tag: string;
  words: string;
}

export const NO_FILTER: RelationFilter = { type: '', annotator: '', transcript: '', tag: '', words: '' };

export const isFiltered = (filter: RelationFilter): boolean =>
  Object.values(filter).some((value: string) => value.trim() !== '');

/** The relations that the filter lets through. Words are looked for in both quotes, both titles and the note, without case. */
export function filterRelations(
  all: readonly LinkedRelation[],
  filter: RelationFilter,
  tagsUnder: (tag: string) => ReadonlySet<string>,
): readonly LinkedRelation[] {
  if (!isFiltered(filter)) return all;
  const tags = filter.tag === '' ? null : tagsUnder(filter.tag);
  const words = filter.words.trim().toLocaleLowerCase();
  return all.filter(({ type, annotator, note, fromEnd, toEnd }) => {
    const ends = [fromEnd, toEnd];
    return (
      (filter.type === '' || type === filter.type) &&
      (filter.annotator === '' || annotator === filter.annotator) &&
      (filter.transcript === '' || ends.some(({ transcript }) => transcript === filter.transcript)) &&
      (tags === null || ends.some(({ tag }) => tags.has(tag))) &&
      (words === '' ||
        [note, ...ends.flatMap(({ quote, title }) => [quote, title])].some((text) =>
          text.toLocaleLowerCase().includes(words),
        ))
    );
  });
}
