export { knownColour } from '../../core/render/cues.ts';

/** How many overlapping annotations get an underline of their own; deeper ones share the lowest. */
export const DEPTHS = 4;

/** The name in `CSS.highlights` of what looks alike: a colour, a depth, plain or strong (selected, pointed at). */
export const highlightName = (colour: string, depth: number, strong: boolean): string =>
  `passage-${colour}-${Math.min(depth, DEPTHS - 1)}${strong ? '-strong' : ''}`;

/** The name of what is suggested, plain or strong. It belongs to no tag yet and has no colour. */
export const suggestedName = (strong: boolean): string => `passage-suggested${strong ? '-strong' : ''}`;

/** The user's selection where the browser does not paint it: the focus is elsewhere, or it is too long. */
export const SELECTION_HIGHLIGHT = 'passage-selection';

/** Hits of a search, and the one that one stands at. They lie over the tags, and under the selection. */
export const FOUND_HIGHLIGHT = 'passage-found';
export const FOUND_HERE_HIGHLIGHT = 'passage-found-here';

/** What lies over what tags paint. */
const OVER: Readonly<Record<string, number>> = {
  [FOUND_HIGHLIGHT]: 80,
  [FOUND_HERE_HIGHLIGHT]: 90,
  [SELECTION_HIGHLIGHT]: 100,
};

const shared = new Map<string, Highlight>();

/** The highlight of a name, made at first use. Shared by all readers in the page, each with ranges of its own. */
export function highlight(name: string): Highlight {
  let found = shared.get(name);
  if (!found) {
    found = new Highlight();
    const depth = /-(\d)(-strong)?$/.exec(name);
    found.priority = OVER[name] ?? Number(depth?.[1] ?? 0) + (depth?.[2] ? 50 : 0);
    shared.set(name, found);
    CSS.highlights.set(name, found);
  }
  return found;
}
