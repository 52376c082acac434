import { type Range, type Span, normalizeSpan } from '../../model/span.ts';
import type { Losses } from './loss.ts';
import type { OffsetFit } from './model.ts';
import { type OffsetUnit, type UnitOffsets, unitOffsets } from './offset-units.ts';
import { quoteFits, uniquePlace } from './quotes.ts';

/** One annotation of a file, as its offsets and its quote say. */
export interface FileSpan {
  /** In the file's own unit, half-open, in any order. */
  ranges: readonly Range[];
  /** The text that it says it covers; null where it gives none. */
  quote: string | null;
  /** What stands before and after it, where the file says so (W3C); they tell equal quotes apart. */
  prefix?: string;
  suffix?: string;
  /** Names it in the loss report: document, id. */
  label: string;
}

export interface FileText {
  text: string;
  spans: readonly FileSpan[];
}

export interface Fitted {
  /** For each text, for each of its spans: where it stands (UTF-16); null where it fits nowhere, which is in the losses. */
  spans: (Span | null)[][];
  /** The unit chosen for each text. */
  units: OffsetUnit[];
  fits: OffsetFit[];
}

/**
 * Chooses for each text the unit under which its offsets fit its quotes best, of those that the format may mean; on a tie
 * the one that fits all texts best, then the earliest in `units`. A span that does not fit under the chosen unit
 * is taken where it fits under another, then where its quote stands once in the text; both are told. What fits nowhere is
 * null and told. A span without a quote is believed where its offsets lie in the text.
 * @param joiner what the format puts between the quotes of a span's ranges.
 */
export function fitOffsets(
  texts: readonly FileText[],
  units: readonly OffsetUnit[],
  joiner: string,
  losses: Losses,
): Fitted {
  const tried = texts.map(({ text, spans }) =>
    units.map((unit) => fitOne(unitOffsets(text, unit), text, spans, joiner)),
  );
  const overall = units.map((_, u) => tried.reduce((sum, each) => sum + each[u]!.fitted, 0));
  const chosen = tried.map((each) => best(each, overall));
  const spans = texts.map(({ text, spans: fileSpans }, t) =>
    fileSpans.map((span, i) => {
      const at = tried[t]![chosen[t]!]!.spans[i]!;
      if (at.fits && at.span) return at.span;
      return elsewhere(
        text,
        span,
        tried[t]!.map((each) => each.spans[i]!),
        losses,
      );
    }),
  );
  const checked = texts.reduce((sum, each) => sum + each.spans.filter((s) => s.quote !== null).length, 0);
  const fits = units.map((unit, u) => ({
    unit,
    chosen: chosen.filter((c) => c === u).length,
    checked,
    fitted: overall[u]!,
  }));
  return {
    spans,
    units: chosen.map((u) => units[u]!),
    fits: fits.sort((a, b) => b.chosen - a.chosen || b.fitted - a.fitted),
  };
}

interface Tried {
  fitted: number;
  spans: { span: Span | null; fits: boolean }[];
}

function fitOne(offsets: UnitOffsets, text: string, spans: readonly FileSpan[], joiner: string): Tried {
  let fitted = 0;
  const placed = spans.map(({ ranges, quote }) => {
    const ours = ranges.map(([start, end]) => [offsets.toUtf16(start), offsets.toUtf16(end)]);
    if (ours.length === 0 || ours.some(([start, end]) => start === null || end === null || end! <= start!))
      return { span: null, fits: false };
    const inOrder = ours as unknown as Range[];
    const span = normalizeSpan(inOrder);
    if (quote === null) return { span, fits: true };
    const fits = quoteFits(text, inOrder, quote, joiner);
    if (fits) fitted += 1;
    return { span, fits };
  });
  return { fitted, spans: placed };
}

/** The index of the unit that fits this text best. */
function best(tried: readonly Tried[], overall: readonly number[]): number {
  let found = 0;
  for (let u = 1; u < tried.length; u++) {
    const more = tried[u]!.fitted - tried[found]!.fitted || overall[u]! - overall[found]!;
    if (more > 0) found = u;
  }
  return found;
}

function elsewhere(
  text: string,
  span: FileSpan,
  tried: readonly { span: Span | null; fits: boolean }[],
  losses: Losses,
): Span | null {
  const { quote, label } = span;
  const example = quote === null ? label : `${label}: ${quote}`;
  if (quote === null) {
    losses.add(OUTSIDE, example);
    return null;
  }
  const other = tried.find((each) => each.fits && each.span);
  if (other?.span) {
    losses.add(OTHER_UNIT, example);
    return other.span;
  }
  const place = uniquePlace(text, quote, span.prefix, span.suffix);
  if (place) losses.add(MOVED, example);
  else losses.add(UNFIT, example);
  return place && [place];
}

const OUTSIDE = {
  code: 'outside-text',
  aspect: 'annotation',
  sentence: 'Annotations whose offsets lie outside the text, or within a character, and that have no quote.',
} as const;
const UNFIT = {
  code: 'quote-mismatch',
  aspect: 'annotation',
  sentence:
    'Annotations whose quote is not what stands at their offsets, in whatever unit, nor once elsewhere.',
} as const;
const MOVED = {
  code: 'found-by-quote',
  aspect: 'span',
  sentence: 'Annotations whose offsets do not fit; they were placed where their quote stands in the text.',
} as const;
const OTHER_UNIT = {
  code: 'other-unit',
  aspect: 'span',
  sentence: 'Annotations whose offsets fit only in another unit than most of their file.',
} as const;
