import type { Range } from '../model/span.ts';
import type { Folded } from './folded.ts';
import { Occurrences } from './occurrences.ts';
import type { WordBorders } from './word-borders.ts';

/** The hits of a folded string; see `findHits`. Takes time in proportion to the text. */
export function* literalHits(
  folded: Folded,
  needle: string,
  regions: readonly Range[],
  words: WordBorders | null,
  tick: () => void,
): Generator<Range> {
  const occurrences = new Occurrences(folded.text, needle);
  /** The next occurrence, and from where on it was asked for: the runs of blanks of two regions may be one. */
  let at = -1;
  let asked = 0;
  for (const region of regions) {
    tick();
    let from = folded.at(region[0]);
    const limit = folded.atEnd(region[1]);
    for (;;) {
      if (at < from || from < asked) at = occurrences.next((asked = from));
      if (at < 0) at = Infinity;
      // What begins later ends later: nothing more of this region.
      if (at + needle.length > limit) break;
      const hit = within(folded, at, at + needle.length, region);
      if (!hit) from = folded.start(at) < 0 ? folded.after(at) : at + 1;
      else if (words && !(words.has(hit[0], region) && words.has(hit[1], region)))
        from = Math.max(at + 1, folded.at(words.after(hit[0], region)));
      else {
        from = at + needle.length;
        tick();
        yield hit;
      }
    }
  }
}

/** Where `[from, to)` of the folded text is in the source; null where it cuts a grapheme or leaves the region. */
function within(folded: Folded, from: number, to: number, [low, high]: Range): Range | null {
  let [start, end] = [folded.start(from), folded.end(to)];
  if (start < 0 || end < 0) return null;
  // A run of blanks may reach over the region's border: what is in the region is found.
  if (start < low && folded.text[from] === ' ') start = low;
  if (end > high && folded.text[to - 1] === ' ') end = high;
  return start >= low && end <= high && start < end ? [start, end] : null;
}
