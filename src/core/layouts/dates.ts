import { isIsoDate } from '../model/attribute-value.ts';

/** Month names of the languages that transcripts often come in, by their first letters. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene|gen|янв)/,
  /^(feb|fév|fev|фев)/,
  /^(mar|mär|мар)/,
  /^(apr|abr|avr|апр)/,
  /^(may|mai|mag|мая|май)/,
  /^(jun|juin|giu|июн)/,
  /^(jul|juil|lug|июл)/,
  /^(aug|ago|aoû|aou|авг)/,
  /^(sep|set|сен)/,
  /^(oct|okt|out|ott|окт)/,
  /^(nov|ноя)/,
  /^(dec|dez|dic|déc|дек)/,
];

/** The longest month name is "septiembre"; a point may follow an abbreviation. */
const WORD = String.raw`([\p{L}]{3,10})\.?`;
const MONTH_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d])${WORD}\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)`,
  'gu',
);
const DAY_FIRST = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s{1,3}(?:de\s|of\s)?${WORD},?\s{1,3}(?:de\s|del\s)?(\d{4})(?!\d)`,
  'gu',
);
const YEAR_FIRST = /(?<!\d)(\d{4})(?:-|\.|\/|\s?[年년]\s?)(\d{1,2})(?:-|\.|\/|\s?[月월]\s?)(\d{1,2})(?!\d)/gu;
const FIGURES = /(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/gu;

/** A date in a text, as ISO `YYYY-MM-DD`, and where it stands (UTF-16, relative to the string). */
export interface DateMatch {
  iso: string;
  start: number;
  end: number;
}

/**
 * The first date of a short text. Figures such as 4/5/15 are a date only where one of them can be no month, or
 * `monthFirst` says that the source writes as in the United States: a guess would be wrong half of the time.
 */
export function findDate(text: string, monthFirst: boolean = false): DateMatch | null {
  let best: DateMatch | null = null;
  const offer = (match: RegExpMatchArray, year: string, month: number, day: string): void => {
    const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    const start = match.index!;
    if (isIsoDate(iso) && (!best || start < best.start)) best = { iso, start, end: start + match[0].length };
  };
  for (const match of text.matchAll(MONTH_FIRST)) offer(match, match[3]!, monthOf(match[1]!), match[2]!);
  for (const match of text.matchAll(DAY_FIRST)) offer(match, match[3]!, monthOf(match[2]!), match[1]!);
  for (const match of text.matchAll(YEAR_FIRST)) offer(match, match[1]!, +match[2]!, match[3]!);
  for (const match of text.matchAll(FIGURES)) {
    const [first, second] = [match[1]!, match[3]!];
    const year = match[4]!.length === 4 ? match[4]! : `${+match[4]! < 70 ? 20 : 19}${match[4]!}`;
    // A point between the figures is the German, Russian and Nordic way: the day comes first.
    if (match[2] === '.' || +first > 12) offer(match, year, +second, first);
    else if (+second > 12 || monthFirst || first === second) offer(match, year, +first, second);
  }
  return best;
}

/** 1-12; 0 where the word is no month. */
function monthOf(word: string): number {
  const lower = word.toLowerCase();
  return MONTHS.findIndex((month) => month.test(lower)) + 1;
}

/** The date in a file's name (`2023-11-05`, `20231105`); empty where there is none. */
export function dateOfFileName(fileName: string): string {
  const compact = /(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/.exec(fileName);
  const iso = compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : '';
  return isIsoDate(iso) ? iso : '';
}
