/** A text's tokens as numbers: the same for the same token in both texts. */
export type Tokens = Int32Array;

/** A part of two lists of tokens: `[start, end)` of each. */
export type Gap = readonly [oldStart: number, oldEnd: number, newStart: number, newEnd: number];

/** How many tokens in a row are taken for the same place, where they come once in each text; tried in this order. */
const RUNS = [16, 8, 4, 2, 1];

/**
 * What lies between the places that two lists of tokens surely have in common: runs that come once in each, in the same
 * order (the longest rising sequence of them, as Bram Cohen's patience diff takes lines). Takes n log n steps, whatever
 * the texts are. Where nothing is found, the gap itself.
 */
export function splitAtAnchors(before: Tokens, after: Tokens, gap: Gap): Gap[] {
  for (const run of RUNS) {
    const anchors = rising(commonRuns(before, after, gap, run));
    if (anchors.length > 0) return between(before, after, gap, anchors);
  }
  return [gap];
}

function commonRuns(before: Tokens, after: Tokens, [a, b, c, d]: Gap, run: number): [number, number][] {
  const here = onceOnly(before, a, b, run);
  const there = onceOnly(after, c, d, run);
  const pairs: [number, number][] = [];
  for (const [key, at] of here) {
    const other = there.get(key);
    if (at >= 0 && other !== undefined && other >= 0) pairs.push([at, other]);
  }
  return pairs;
}

/**
 * Runs of tokens by a hash of them, and where they are; -1 where they come again. Two runs of one hash at worst make an anchor
 * that none is: what is said to differ is a little more then.
 */
function onceOnly(tokens: Tokens, start: number, end: number, run: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = start; at + run <= end; at++) {
    let key = tokens[at]!;
    for (let i = 1; i < run; i++) key = (key * 8_191 + tokens[at + i]!) % MODULUS;
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

/** Products below this by 8,191 are exact. */
const MODULUS = 2 ** 39 - 7;

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
  before: Tokens,
  after: Tokens,
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
