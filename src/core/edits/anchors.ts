/** A part of two lists of tokens: `[start, end)` of each. */
export type Gap = readonly [oldStart: number, oldEnd: number, newStart: number, newEnd: number];

/** How many tokens in a row are taken for the same place, where they come once in each text; tried in this order. */
const RUNS = [16, 8, 4, 2, 1];

/**
 * What lies between the places that two lists of tokens surely have in common: runs that come once in each, in the same
 * order (the longest rising sequence of them, as Bram Cohen's patience diff takes lines). Takes n log n steps, whatever
 * the texts are. Where nothing is found, the gap itself.
 */
export function splitAtAnchors(before: readonly string[], after: readonly string[], gap: Gap): Gap[] {
  for (const run of RUNS) {
    const anchors = rising(commonRuns(before, after, gap, run));
    if (anchors.length > 0) return between(before, after, gap, anchors);
  }
  return [gap];
}

function commonRuns(
  before: readonly string[],
  after: readonly string[],
  [a, b, c, d]: Gap,
  run: number,
): [number, number][] {
  const here = onceOnly(before, a, b, run);
  const there = onceOnly(after, c, d, run);
  const pairs: [number, number][] = [];
  for (const [key, at] of here) {
    const other = there.get(key);
    if (at >= 0 && other !== undefined && other >= 0) pairs.push([at, other]);
  }
  return pairs;
}

/** Runs of tokens by their text, and where they are; -1 where they come again. */
function onceOnly(tokens: readonly string[], start: number, end: number, run: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = start; at + run <= end; at++) {
    const key = run === 1 ? tokens[at]! : tokens.slice(at, at + run).join('\u0000');
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

/** The longest sequence of pairs that rises in both; they come sorted by the first. */
function rising(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length);
  pairs.forEach(([, there], i) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < there) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = i;
  });
  const out: [number, number][] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i]!) out.push(pairs[i]!);
  return out.reverse();
}

/** The gaps between anchors, each of which is first grown as far as the texts are the same around it. */
function between(
  before: readonly string[],
  after: readonly string[],
  [a, b, c, d]: Gap,
  anchors: readonly [number, number][],
): Gap[] {
  const gaps: Gap[] = [];
  let [i, j] = [a, c];
  for (const [here, there] of anchors) {
    if (here < i || there < j) continue;
    let [from, to] = [here, there];
    while (from > i && to > j && before[from - 1] === after[to - 1]) [from, to] = [from - 1, to - 1];
    if (from > i || to > j) gaps.push([i, from, j, to]);
    [i, j] = [here, there];
    while (i < b && j < d && before[i] === after[j]) [i, j] = [i + 1, j + 1];
  }
  if (i < b || j < d) gaps.push([i, b, j, d]);
  return gaps;
}
