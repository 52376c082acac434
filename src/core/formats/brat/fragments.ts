import type { Range, Span } from '../../model/span.ts';

/**
 * A span as brat can hold it: no fragment may hold a line break, so that ranges are split there (brat.nlplab.org/standoff.html).
 * Empty where the span covers nothing but line breaks. UTF-16.
 */
export function splitAtBreaks(text: string, span: Span): Range[] {
  return span.flatMap(([start, end]) =>
    [...text.slice(start, end).matchAll(/[^\r\n]+/g)].map((match): Range => [
      start + match.index,
      start + match.index + match[0].length,
    ]),
  );
}

/** The span that fragments stand for: those that only line breaks part are one range. UTF-16, sorted. */
export function joinAtBreaks(text: string, fragments: Span): Span {
  const out: [number, number][] = [];
  for (const [start, end] of fragments) {
    const last = out.at(-1);
    if (last && /^[\r\n]*$/.test(text.slice(last[1], start))) last[1] = end;
    else out.push([start, end]);
  }
  return out;
}
