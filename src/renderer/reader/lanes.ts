/** Something that takes up room: one or more half-open stretches, in any unit. */
export interface Extent {
  id: string;
  parts: readonly (readonly [start: number, end: number])[];
}

/**
 * Gives each item the lowest lane in which it touches nobody, so that overlapping items are told apart. What begins
 * first, and of those the longest, comes first. Items in `kept` stay in the lane they have, so that what goes
 * over the border of two pages has one lane on both. Ids are taken to be unique.
 */
export function packLanes(
  items: readonly Extent[],
  kept: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const lanes: Extent[][] = [];
  const out = new Map<string, number>();
  const put = (item: Extent, lane: number): void => {
    while (lanes.length <= lane) lanes.push([]);
    lanes[lane]!.push(item);
    out.set(item.id, lane);
  };
  for (const item of items) {
    const lane = kept.get(item.id);
    if (lane !== undefined) put(item, lane);
  }
  const rest = items.filter((item) => !out.has(item.id)).sort(byStart);
  for (const item of rest) {
    let lane = 0;
    while (lanes[lane]?.some((other) => touch(item, other))) lane++;
    put(item, lane);
  }
  return out;
}

function byStart(a: Extent, b: Extent): number {
  return startOf(a) - startOf(b) || endOf(b) - endOf(a) || (a.id < b.id ? -1 : 1);
}

const startOf = (item: Extent): number => item.parts[0]?.[0] ?? 0;
const endOf = (item: Extent): number => item.parts.at(-1)?.[1] ?? 0;

function touch(a: Extent, b: Extent): boolean {
  return a.parts.some(([start, end]) => b.parts.some(([from, to]) => start < to && from < end));
}
