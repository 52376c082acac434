import { compareByPlace } from '../model/order.ts';
import { spanEnd, spanStart } from '../model/span.ts';
import { type Mark, sameCode, sameValues } from './mark.ts';
import { overlapOf, sameSpan } from './overlap.ts';
import { type Fit, groupMarks } from './places.ts';

/**
 * What annotators make of one place. `only`: not all of them tagged it. Where they differ in several ways, `tags` comes
 * before `boundaries`, and that before `attributes`; `differs` and `missing` say all.
 */
export const PLACE_KINDS = ['agreed', 'only', 'boundaries', 'tags', 'attributes'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Annotations of several annotators that are about the same, at most one of each. */
export interface Place {
  kind: PlaceKind;
  /** Annotation ids, in the order of the annotators compared. */
  annotations: string[];
  /** The annotators compared who have nothing here. */
  missing: string[];
  differs: { boundaries: boolean; tags: boolean; attributes: boolean };
  /** Bounds of all its spans (UTF-16). */
  start: number;
  end: number;
}

const count = (members: readonly Mark[], test: (member: Mark) => boolean): number =>
  members.reduce((sum, member) => sum + (test(member) ? 1 : 0), 0);
const overlap = (members: readonly Mark[], mark: Mark, test: (member: Mark) => boolean): number =>
  members.reduce((sum, member) => sum + (test(member) ? overlapOf(member.span, mark.span) : 0), 0);

/**
 * Which annotations stand for each other: the same coding first, then the same tag on the same span, then the same tag
 * on overlapping spans so that the overlap (intersection over union) is greatest, then other tags in the same way.
 */
const FITS: readonly Fit[] = [
  (members, mark) => count(members, (m) => sameCode(m, mark) && sameValues(m, mark)),
  (members, mark) => count(members, (m) => sameCode(m, mark)),
  (members, mark) => overlap(members, mark, (m) => m.tag === mark.tag),
  (members, mark) => count(members, (m) => sameSpan(m.span, mark.span)),
  (members, mark) => overlap(members, mark, () => true),
];

/**
 * Compares annotators on one text, in the order of the text. Stacked and identical spans are told apart: each annotation
 * is in one place. Annotators are taken in the order of their ids, so that who is named first makes no difference.
 */
export function comparePlaces(marks: readonly Mark[], annotators: readonly string[]): Place[] {
  const ordered = [...new Set(annotators)].sort();
  return groupMarks(marks.toSorted(compareByPlace), ordered, FITS)
    .map((members) => placeOf(members, ordered))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.annotations[0]! < b.annotations[0]! ? -1 : 1));
}

function placeOf(members: readonly Mark[], annotators: readonly string[]): Place {
  const [first, ...others] = members as [Mark, ...Mark[]];
  const differs = {
    boundaries: others.some((mark) => !sameSpan(first.span, mark.span)),
    tags: others.some((mark) => first.tag !== mark.tag),
    attributes: others.some((mark) => !sameValues(first, mark)),
  };
  const missing = annotators.filter((id) => !members.some((mark) => mark.annotator === id));
  return {
    kind: kindOf(differs, missing.length > 0),
    annotations: members.map((mark) => mark.id),
    missing,
    differs,
    start: Math.min(...members.map((mark) => spanStart(mark.span))),
    end: Math.max(...members.map((mark) => spanEnd(mark.span))),
  };
}

function kindOf(differs: Place['differs'], missing: boolean): PlaceKind {
  if (differs.tags) return 'tags';
  if (differs.boundaries) return 'boundaries';
  if (differs.attributes) return 'attributes';
  return missing ? 'only' : 'agreed';
}

/** How many places there are of each kind. */
export function countKinds(places: readonly Pick<Place, 'kind'>[]): Record<PlaceKind, number> {
  const counts = Object.fromEntries(PLACE_KINDS.map((kind) => [kind, 0])) as Record<PlaceKind, number>;
  for (const { kind } of places) counts[kind] += 1;
  return counts;
}
