export { knownColour } from '../../core/render/cues.ts';

/** How many overlapping annotations get an underline of their own; deeper ones share the lowest. */
export const DEPTHS = 4;

/** The name in `CSS.highlights` of what looks alike: a colour, a depth, plain or strong (selected, pointed at). */
export const highlightName = (colour: string, depth: number, strong: boolean): string =>
  `passage-${colour}-${Math.min(depth, DEPTHS - 1)}${strong ? '-strong' : ''}`;

/** The user's selection where the browser does not paint it: the focus is elsewhere, or it is too long. */
export const SELECTION_HIGHLIGHT = 'passage-selection';

const shared = new Map<string, Highlight>();

/** The highlight of a name, made at first use. Shared by all readers in the page, each with ranges of its own. */
export function highlight(name: string): Highlight {
  let found = shared.get(name);
  if (!found) {
    found = new Highlight();
    const depth = /-(\d)(-strong)?$/.exec(name);
    found.priority = name === SELECTION_HIGHLIGHT ? 100 : Number(depth?.[1] ?? 0) + (depth?.[2] ? 50 : 0);
    shared.set(name, found);
    CSS.highlights.set(name, found);
  }
  return found;
}
