import type { Range } from '../../model/span.ts';

/**
 * True where a file's quote is what its ranges (UTF-16, in the file's order) cover. Tools write line breaks and runs of
 * blanks in quotes as they like, so those count as one blank each.
 */
export function quoteFits(text: string, ranges: readonly Range[], quote: string, joiner: string): boolean {
  const covered = coveredBy(text, ranges, joiner);
  return covered === quote || plain(covered) === plain(quote);
}

/** What ranges cover, as a format joins it. */
export const coveredBy = (text: string, ranges: readonly Range[], joiner: string): string =>
  ranges.map(([start, end]) => text.slice(start, end)).join(joiner);

/**
 * Where a quote stands, if it stands once: exactly as written. Where it stands several times, what is before and after it may
 * leave one. UTF-16; null where there is none, or no telling which.
 */
export function uniquePlace(text: string, quote: string, prefix = '', suffix = ''): Range | null {
  if (quote === '' || !quote.isWellFormed()) return null;
  const places: Range[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (places.length === MOST_PLACES) return null;
    places.push([at, at + quote.length]);
  }
  if (places.length <= 1) return places[0] ?? null;
  if (prefix === '' && suffix === '') return null;
  const fitting = places.filter(
    ([start, end]) =>
      plain(text.slice(Math.max(0, start - prefix.length), start)).endsWith(plain(prefix)) &&
      plain(text.slice(end, end + suffix.length)).startsWith(plain(suffix)),
  );
  return fitting.length === 1 ? fitting[0]! : null;
}

/** A quote that stands so often says nothing, and a hostile file may make it stand everywhere. */
const MOST_PLACES = 1_000;

const plain = (quote: string): string => quote.replace(/\s+/g, ' ').trim();
