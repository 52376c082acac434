import { type Range, type Span, normalizeSpan } from '../../model/span.ts';
import type { Losses } from './loss.ts';
import type { OffsetFit } from './model.ts';
import { type OffsetUnit, type UnitOffsets, unitOffsets } from './offset-units.ts';
import { coveredBy, quoteFits, uniquePlace } from './quotes.ts';

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
  /** The unit, where the file states it: no other is tried. */
  unit?: OffsetUnit | null;
}

export interface FitOptions {
  /** The format's quotes are known to be wrong at times: what fits nowhere stands at its offsets. */
  trustOffsets?: boolean;
  /** The format has no quotes: the unit by which most spans begin and end as words do is the likeliest. */
  byWords?: boolean;
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
  { trustOffsets = false, byWords = false }: FitOptions = {},
): Fitted {
  const tried = texts.map(({ text, spans }) =>
    units.map((unit) => fitOne(unitOffsets(text, unit), text, spans, joiner)),
  );
  const sum = (of: (each: Tried) => number) =>
    units.map((_, u) => tried.reduce((all, each) => all + of(each[u]!), 0));
  const overall = sum((each) => each.fitted);
  // From the strongest sign to the weakest.
  const signs = [overall, sum((each) => each.exact), ...(byWords ? [sum((each) => each.wordly)] : [])];
  const chosen = tried.map((each, t) => {
    const stated = units.findIndex((unit) => unit === texts[t]!.unit);
    return stated >= 0 ? stated : best(each, signs);
  });
  const spans = texts.map(({ text, spans: fileSpans }, t) =>
    fileSpans.map((span, i) => {
      const at = tried[t]![chosen[t]!]!.spans[i]!;
      if (at.fits && at.span) return at.span;
      const others = tried[t]!.map((each) => each.spans[i]!);
      return elsewhere(text, span, others, trustOffsets ? at.span : null, losses);
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
  /** Spans whose quote is what they cover, blanks and line breaks aside; and those where it is so exactly. */
  fitted: number;
  exact: number;
  /** How many begin and end as words do. */
  wordly: number;
  spans: { span: Span | null; fits: boolean }[];
}

function fitOne(offsets: UnitOffsets, text: string, spans: readonly FileSpan[], joiner: string): Tried {
  let [fitted, exact, wordly] = [0, 0, 0];
  const placed = spans.map(({ ranges, quote }) => {
    const ours = ranges.map(([start, end]) => [offsets.toUtf16(start), offsets.toUtf16(end)]);
    if (ours.length === 0 || ours.some(([start, end]) => start === null || end === null || end! <= start!))
      return { span: null, fits: false };
    const inOrder = ours as unknown as Range[];
    const span = normalizeSpan(inOrder);
    if (inOrder.every((range) => isWordly(text, range))) wordly += 1;
    if (quote === null) return { span, fits: true };
    const fits = quoteFits(text, inOrder, quote, joiner);
    if (fits) fitted += 1;
    if (fits && coveredBy(text, inOrder, joiner) === quote) exact += 1;
    return { span, fits };
  });
  return { fitted, exact, wordly, spans: placed };
}

/** The index of the unit that fits this text best; on a tie by signs of all texts. */
function best(tried: readonly Tried[], signs: readonly (readonly number[])[]): number {
  let found = 0;
  for (let u = 1; u < tried.length; u++) if (isBetter(tried, signs, u, found)) found = u;
  return found;
}

function isBetter(
  tried: readonly Tried[],
  signs: readonly (readonly number[])[],
  u: number,
  than: number,
): boolean {
  const [one, other] = [tried[u]!, tried[than]!];
  const more = [
    one.fitted - other.fitted,
    one.exact - other.exact,
    ...signs.map((sign) => sign[u]! - sign[than]!),
  ];
  return (more.find((difference) => difference !== 0) ?? 0) > 0;
}

/** True where neither end of a range cuts a word, nor is white space. */
function isWordly(text: string, [start, end]: Range): boolean {
  const inWord = (at: number) => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  return !inWord(start) && !inWord(end) && !/^\s|\s$/.test(text.slice(start, end));
}

function elsewhere(
  text: string,
  span: FileSpan,
  tried: readonly { span: Span | null; fits: boolean }[],
  believed: Span | null,
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
  if (!place && believed) {
    losses.add(QUOTE_WRONG, example);
    return believed;
  }
  if (!place) losses.add(UNFIT, example);
  // A file that gives only quotes has nothing that does not fit.
  else if (span.ranges.length > 0) losses.add(MOVED, example);
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
const QUOTE_WRONG = {
  code: 'quote-wrong',
  aspect: 'span',
  sentence: 'Annotations whose quote is not what stands at their offsets; their offsets were believed.',
} as const;
const OTHER_UNIT = {
  code: 'other-unit',
  aspect: 'span',
  sentence: 'Annotations whose offsets fit only in another unit than most of their file.',
} as const;
