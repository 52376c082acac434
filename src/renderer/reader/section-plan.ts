import type { Annotation } from '../../core/model/annotation.ts';
import { spanEnd } from '../../core/model/span.ts';
import type { Piece } from './annotation-store.ts';
import { characterRect, type Line, linesOf } from './line-tops.ts';
import type { Section } from './sections.ts';
import { type Extent, type Lanes, placeLabels, stackLanes } from './stripe-layout.ts';
import type { Surface } from './surface.ts';
import type { Page } from './surface.ts';
import { bandOf, type Look } from './types.ts';

/** Pixels that a lane takes, and a label's height and least width. */
export const LANE = 7;
const LABEL = { height: 15, width: 34 };

/** Of the margin, so much is for lanes at most where it is wide enough for labels. */
const WIDE = 96;
const SHARE = 0.6;
const MOST_IN_BAND = 6;

/** Each badge in a section costs a measurement, and so many hide more than they tell. */
const MOST_BADGES = 40;

export interface StripePlan extends Extent {
  annotation: Annotation;
  /** Top and bottom of each of its ranges here. */
  parts: Line[];
  lane: number;
}

/** What is to be drawn of a section; pixels from the page's top, and of badges from its left. */
export interface SectionPlan {
  stripes: StripePlan[];
  labels: { annotation: Annotation; top: number; lanes: number }[];
  crowds: { annotations: Annotation[]; top: number; bottom: number }[];
  badges: { annotations: Annotation[]; x: number; y: number }[];
  lanes: Map<string, number>;
}

/** How many lanes a margin of so many pixels has, and in how many bands. */
export function lanesIn(width: number, look: Look): { bands: number; lanes: number } {
  const all = Math.max(1, Math.floor((width < WIDE ? width : width * SHARE) / LANE));
  const bands = look.arrange === 'annotator' ? Math.min(Math.max(1, look.present.length), all) : 1;
  // Wider bands would only stand further apart.
  const most = bands > 1 ? MOST_IN_BAND : all;
  return { bands, lanes: Math.min(most, Math.max(1, Math.floor(all / bands))) };
}

/** Works out a section's stripes; reads the layout and changes nothing but what the section knows of its lines. */
export function planSection(
  surface: Surface,
  look: Look,
  page: Page,
  section: Section,
  pieces: readonly Piece[],
  width: number,
  kept: ReadonlyMap<string, number>,
): SectionPlan {
  const origin = page.element.getBoundingClientRect();
  const found = measure(surface, section, pieces, origin.top);
  const extents = [...found.values()].map(({ annotation, parts }) => ({
    id: annotation.id,
    annotation,
    parts,
    band: look.arrange === 'annotator' ? bandOf(annotation.annotator, look) : 0,
    // From the first line to the last: a thin line joins the ranges of a span, and nothing else may cross it.
    top: Math.min(...parts.map(([top]) => top)),
    bottom: Math.max(...parts.map(([, bottom]) => bottom)),
  }));
  const { lanes, crowds } = stackLanes(extents, { ...lanesIn(width, look), kept });
  const stripes = extents.flatMap((extent) => {
    const lane = lanes.get(extent.id);
    return lane === undefined ? [] : [{ ...extent, lane }];
  });
  return {
    stripes,
    labels: labelsOf(stripes, section, lanes, width),
    crowds: crowds.map(({ ids, top, bottom }) => ({
      annotations: ids.map((id) => found.get(id)!.annotation),
      top,
      bottom,
    })),
    badges: badgesOf(surface, page, section, pieces, origin),
    lanes,
  };
}

/** Where the ranges of each annotation lie in the section. */
function measure(
  surface: Surface,
  section: Section,
  pieces: readonly Piece[],
  origin: number,
): Map<string, { annotation: Annotation; parts: Line[] }> {
  const shown = pieces.flatMap((piece) => {
    const first = firstShown(surface, piece.start);
    const last = lastShown(surface, piece.end);
    return first <= last && last >= section.start && first < section.end ? [{ piece, first, last }] : [];
  });
  const wanted = new Set<number>();
  for (const { first, last } of shown) {
    if (first >= section.start) wanted.add(first);
    if (last < section.end) wanted.add(last);
  }
  const lines = linesOf(
    [...wanted].sort((a, b) => a - b),
    (character) => {
      const known = section.lines.get(character);
      if (known) return known;
      const rect = characterRect(surface, character);
      return rect && [rect.top - origin, rect.bottom - origin];
    },
  );
  section.lines = lines;
  const out = new Map<string, { annotation: Annotation; parts: Line[] }>();
  for (const { piece, first, last } of shown) {
    const top = first < section.start ? section.top : lines.get(first)?.[0];
    const bottom = last >= section.end ? section.bottom : lines.get(last)?.[1];
    if (top === undefined || bottom === undefined || bottom <= top) continue;
    const known = out.get(piece.id);
    if (known) known.parts.push([top, bottom]);
    else out.set(piece.id, { annotation: piece.annotation, parts: [[top, bottom]] });
  }
  return out;
}

/** The first character at or behind an offset that is in a block, and the last one before it. */
function firstShown({ map }: Surface, offset: number): number {
  const place = map.place(offset, 'forward');
  return place ? map.offsetOf(place.block, place.local) : 0;
}
function lastShown({ map }: Surface, offset: number): number {
  const place = map.place(offset, 'back');
  return place ? map.offsetOf(place.block, place.local) - 1 : -1;
}

function labelsOf(
  stripes: readonly StripePlan[],
  section: Section,
  lanes: Lanes['lanes'],
  width: number,
): SectionPlan['labels'] {
  if (width < WIDE) return [];
  // What begins here comes first; what goes on from above is named again where there is room.
  const begins = (stripe: StripePlan): number => (stripe.top > section.top ? 0 : 1);
  const wanted = [...stripes].sort((a, b) => begins(a) - begins(b) || a.top - b.top || a.lane - b.lane);
  const labels = placeLabels(wanted, stripes, lanes, { ...LABEL, room: width, lane: LANE });
  return stripes.flatMap(({ id, annotation }) => {
    const label = labels.get(id);
    return label ? [{ annotation, ...label }] : [];
  });
}

/** Annotations with the very same span cannot be told apart in the text: a badge at their end says how many there are. */
function badgesOf(
  surface: Surface,
  page: Page,
  section: Section,
  pieces: readonly Piece[],
  origin: DOMRect,
): SectionPlan['badges'] {
  const groups = new Map<string, Annotation[]>();
  for (const { annotation, end } of pieces) {
    if (end !== spanEnd(annotation.span)) continue;
    const key = annotation.span.join(' ');
    const group = groups.get(key);
    if (group) group.push(annotation);
    else groups.set(key, [annotation]);
  }
  const out: SectionPlan['badges'] = [];
  for (const annotations of groups.values()) {
    if (annotations.length < 2) continue;
    const last = lastShown(surface, spanEnd(annotations[0]!.span));
    if (last < section.start || last >= section.end) continue;
    if (out.length >= MOST_BADGES) break;
    const at = section.ends.get(last) ?? endOf(surface, page, last, origin);
    if (!at) continue;
    section.ends.set(last, at);
    out.push({ annotations, x: at[0], y: at[1] });
  }
  return out;
}

/** Where the text goes on after a character, from the page's left and top. */
function endOf(
  surface: Surface,
  page: Page,
  character: number,
  origin: DOMRect,
): readonly [x: number, y: number] | null {
  const rect = characterRect(surface, character);
  if (!rect) return null;
  const block = page.element.children[surface.map.indexAt(character) - page.first];
  const rtl = block ? getComputedStyle(block).direction === 'rtl' : false;
  return [(rtl ? rect.left : rect.right) - origin.left, rect.top - origin.top];
}
