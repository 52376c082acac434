/** A stripe's stretch beside the text, in pixels. */
export interface Extent {
  id: string;
  top: number;
  bottom: number;
  /** Which band of lanes it belongs to; 0 where there is one. */
  band: number;
}

export interface LaneOptions {
  /** Bands beside each other, at least 1, and lanes in each, at least 1. */
  bands: number;
  lanes: number;
  /** Lanes (over all bands) that others gave to what goes over the border: it stays there. */
  kept?: ReadonlyMap<string, number>;
}

export interface Lanes {
  /** The lane of each, counted over all bands from the text outward. */
  lanes: Map<string, number>;
  /** What found no lane, in groups that lie on the same lines. */
  crowds: { ids: string[]; top: number; bottom: number }[];
}

/**
 * Gives each stripe the lane nearest to the text in which it meets no other: one lane for each annotation that is open there.
 * What begins first, and of those the longest, comes first. Ids are taken to be unique.
 */
export function stackLanes(extents: readonly Extent[], options: LaneOptions): Lanes {
  const { bands, lanes: perBand, kept = new Map<string, number>() } = options;
  const out = new Map<string, number>();
  const fixed: Extent[][] = [];
  /** Where each lane is free again, of those that were placed here. */
  const free: number[] = [];
  for (const extent of extents) {
    const lane = kept.get(extent.id);
    if (lane === undefined) continue;
    out.set(extent.id, lane);
    (fixed[lane] ??= []).push(extent);
  }
  const rest = extents.filter(({ id }) => !out.has(id)).sort(byTop);
  const outside: Extent[] = [];
  for (const extent of rest) {
    const first = Math.min(extent.band, bands - 1) * perBand;
    let lane = first;
    while (lane < first + perBand && taken(extent, free[lane], fixed[lane])) lane++;
    if (lane === first + perBand) outside.push(extent);
    else {
      out.set(extent.id, lane);
      free[lane] = Math.max(free[lane] ?? -Infinity, extent.bottom);
    }
  }
  return { lanes: out, crowds: crowdsOf(outside) };
}

/** By top, then the longer first, then by id. */
const byTop = (a: Extent, b: Extent): number =>
  a.top - b.top || b.bottom - a.bottom || (a.id < b.id ? -1 : 1);

const taken = (extent: Extent, free: number | undefined, fixed: readonly Extent[] | undefined): boolean =>
  (free !== undefined && free > extent.top) ||
  (fixed?.some(({ top, bottom }) => top < extent.bottom && extent.top < bottom) ?? false);

/** Sorted by top: one that begins before the last group ends belongs to it. */
function crowdsOf(extents: readonly Extent[]): Lanes['crowds'] {
  const out: Lanes['crowds'] = [];
  for (const { id, top, bottom } of extents) {
    const last = out.at(-1);
    if (last && top < last.bottom) {
      last.ids.push(id);
      last.bottom = Math.max(last.bottom, bottom);
    } else out.push({ ids: [id], top, bottom });
  }
  return out;
}

/** A label: how far down, and behind which lane. */
export interface Label {
  top: number;
  /** It stands outside of this many lanes. */
  lanes: number;
}

export interface LabelOptions {
  /** Pixels that a label is high, and that it needs at least for its words. */
  height: number;
  width: number;
  /** Pixels of the whole margin, and of a lane. */
  room: number;
  lane: number;
}

/**
 * Puts a label beside each stripe that has room for one: at its top, or further down along it, where no other label is and
 * enough is left of the margin outside of the stripes. The ones that come first have the better places.
 */
export function placeLabels(
  wanted: readonly Extent[],
  all: readonly Extent[],
  lanes: ReadonlyMap<string, number>,
  { height, width, room, lane }: LabelOptions,
): Map<string, Label> {
  const out = new Map<string, Label>();
  const placed: number[] = [];
  for (const { id, top, bottom } of wanted) {
    if (!lanes.has(id)) continue;
    const at = freeTop(placed, top, Math.max(bottom - height, top), height);
    if (at === null) continue;
    let behind = 0;
    for (const other of all)
      if (other.top < at + height && at < other.bottom)
        behind = Math.max(behind, (lanes.get(other.id) ?? -1) + 1);
    if (room - behind * lane < width) continue;
    out.set(id, { top: at, lanes: behind });
    placed.push(at);
    placed.sort((a, b) => a - b);
  }
  return out;
}

/** The first place from `from` to `to` at which nothing is within `height`; null for none. `placed` is sorted. */
function freeTop(placed: readonly number[], from: number, to: number, height: number): number | null {
  let at = from;
  for (const other of placed) {
    if (other + height <= at) continue;
    if (other >= at + height) break;
    at = other + height;
  }
  return at <= to ? at : null;
}
