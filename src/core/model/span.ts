/**
 * A half-open range `[start, end)` of an edition's text, in UTF-16 code units.
 * Never empty, and never through the middle of a surrogate pair.
 */
export type Range = readonly [start: number, end: number];

/** One or more ranges, sorted, disjoint and not touching. Most spans have one. */
export type Span = readonly Range[];

/** What stands between the quotes of a span's ranges (design, rule 2). */
export const QUOTE_JOINER = ' … ';

/** The text that a span covers; several ranges are joined by {@link QUOTE_JOINER}. */
export function quoteOf(text: string, span: Span): string {
  return span.map(([start, end]) => text.slice(start, end)).join(QUOTE_JOINER);
}

/** True where `offset` (UTF-16) stands between the two halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/**
 * Sorts ranges (UTF-16) and joins those that overlap or touch. Empty ones are left out.
 * The result is a valid {@link Span} as far as order goes; it is empty where every range was.
 */
export function normalizeSpan(ranges: Iterable<Range>): Span {
  const sorted = [...ranges].filter(([s, e]) => e > s).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** What is wrong with a span on a text, as a sentence; `null` where nothing is. Offsets in UTF-16. */
export function spanFault(text: string, span: Span): string | null {
  if (span.length === 0) return 'The span is empty.';
  let previousEnd = -1;
  for (const [start, end] of span) {
    if (!Number.isInteger(start) || !Number.isInteger(end)) return 'An offset is not a whole number.';
    if (end <= start) return `The range ${start}-${end} is empty or backwards.`;
    if (start < 0 || end > text.length)
      return `The range ${start}-${end} lies outside the text of ${text.length} UTF-16 units.`;
    if (start <= previousEnd)
      return `The range ${start}-${end} is out of order or touches the one before it.`;
    if (splitsPair(text, start) || splitsPair(text, end))
      return `The range ${start}-${end} cuts through a surrogate pair.`;
    previousEnd = end;
  }
  return null;
}

/** The first start of a span (UTF-16). */
export const spanStart = (span: Span): number => span[0]![0];
/** The last end of a span (UTF-16). */
export const spanEnd = (span: Span): number => span[span.length - 1]![1];
