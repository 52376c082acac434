import type { Annotation } from '../../../core/model/annotation.ts';
import { type Place, PLACE_KINDS, type PlaceKind } from '../../../core/review/compare.ts';
import type { TagLook } from '../../reader/reader.ts';

/** How a kind is called and coloured. In the text each colour has an underline of its own, the second cue. */
export const KINDS: Readonly<Record<PlaceKind, { name: string; colour: string }>> = {
  agreed: { name: 'Agreed', colour: 'green' },
  only: { name: 'Not tagged by all', colour: 'orange' },
  boundaries: { name: 'Boundaries differ', colour: 'blue' },
  tags: { name: 'Tags differ', colour: 'purple' },
  attributes: { name: 'Attributes differ', colour: 'yellow' },
};

/** What differs, before what does not. */
export const KINDS_SHOWN: readonly PlaceKind[] = [
  ...PLACE_KINDS.filter((kind) => kind !== 'agreed'),
  'agreed',
];

/** Kinds as the reader takes tags: in an overlay, what is coloured is how annotators agree. */
export const KIND_LOOKS: ReadonlyMap<string, TagLook> = new Map(Object.entries(KINDS));

/** A name of a place that holds as long as the same annotations make it. */
export const placeKey = (place: Pick<Place, 'annotations'>): string => place.annotations.join(' ');

/** The annotations of places, each with its place's kind where its tag was. */
export function overlay(
  places: readonly Place[],
  annotations: ReadonlyMap<string, Annotation>,
): Annotation[] {
  return places.flatMap((place) =>
    place.annotations.flatMap((id) => {
      const annotation = annotations.get(id);
      return annotation ? [{ ...annotation, tag: place.kind }] : [];
    }),
  );
}

/** The places of some kinds (none chosen: all), with one of some tags (none: all). */
export function narrowed<P extends Place>(
  places: readonly P[],
  kinds: ReadonlySet<PlaceKind>,
  tags: ReadonlySet<string>,
  tagOf: (annotation: string) => string | undefined,
): P[] {
  return places.filter(
    (place) =>
      (kinds.size === 0 || kinds.has(place.kind)) &&
      (tags.size === 0 ||
        place.annotations.some((id) => {
          const tag = tagOf(id);
          return tag !== undefined && tags.has(tag);
        })),
  );
}

/** All that differs at a place, as a sentence; `name` of an annotator. Empty where its kind has said it. */
export function differences(
  { kind, differs, missing }: Pick<Place, 'kind' | 'differs' | 'missing'>,
  name: (annotator: string) => string,
): string {
  const parts = [
    ...(differs.tags ? ['tags'] : []),
    ...(differs.boundaries ? ['boundaries'] : []),
    ...(differs.attributes ? ['attributes'] : []),
  ];
  const words = [
    ...(parts.length > (kind === parts[0] ? 1 : 0) ? [`${list(parts)} differ`] : []),
    ...(missing.length > 0 ? [`nothing by ${list(missing.map(name))}`] : []),
  ].join('; ');
  return words === '' ? '' : `${words[0]!.toUpperCase()}${words.slice(1)}.`;
}

/** Words one after another: “A, B and C”. */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
