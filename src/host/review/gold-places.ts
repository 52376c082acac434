import type { Annotation } from '../../core/model/annotation.ts';
import type { Gold } from '../../core/model/review.ts';
import { comparePlaces } from '../../core/review/compare.ts';
import type { GoldPlace } from '../../contract/review-types.ts';

/** The places of a transcript, each with the gold that names one of its annotations, for or against. */
export function goldPlaces(
  marks: readonly Annotation[],
  annotators: readonly string[],
  gold: readonly Gold[],
): GoldPlace[] {
  const namedBy = new Map<string, string[]>();
  for (const row of gold)
    for (const id of [...row.sources, ...row.against]) namedBy.set(id, [...(namedBy.get(id) ?? []), row.id]);
  const own = marks.filter((mark) => annotators.includes(mark.annotator));
  return comparePlaces(own, annotators).map((place) => ({
    ...place,
    gold: [...new Set(place.annotations.flatMap((id) => namedBy.get(id) ?? []))],
  }));
}

/** How many places wait for somebody's decision. */
export const undecidedAmong = (places: readonly GoldPlace[]): number =>
  places.filter((place) => place.gold.length === 0).length;
