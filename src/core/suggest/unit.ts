import type { Amount } from './amount.ts';
import { DETERMINERS } from './function-words.ts';
import { anyPhrase, pluralPhrase } from './nouns.ts';
import type { Tokens } from './tokens.ts';
import { BEFORE_MEASURE, IN_COMPOUND, MEASURES, RATE, TALK, TIME } from './unit-words.ts';

/** What a number counts or measures: tokens `[from, to)`. */
export interface Unit {
  from: number;
  to: number;
  kind: 'percent' | 'measure' | 'noun' | 'compound' | 'of';
  /** The head is a time, before which "over" is no qualifier. */
  time: boolean;
  /** The head counts parts of the talk ("two questions"). */
  talk: boolean;
}

/** A hyphen that leads to what is no unit ("a two-party vote"): the number is no statistic. */
export const NOT_A_UNIT = 'not a unit';

/** The unit that follows a number. */
export function readUnit(tokens: Tokens, amount: Amount): Unit | typeof NOT_A_UNIT | undefined {
  const from = amount.to;
  const unit = (to: number, kind: Unit['kind'], head = tokens.lower(to - 1)): Unit => ({
    from,
    to,
    kind,
    time: TIME.has(head),
    talk: TALK.has(head),
  });
  const percent = percentAt(tokens, from);
  if (percent) return unit(percent, 'percent');
  if (amount.currency !== undefined) return undefined;
  if (tokens.lower(from) === '-' && tokens.isGlued(from)) return readCompound(tokens, from, unit);
  const measure = measureAt(tokens, from, amount);
  if (measure) return unit(measure.to, 'measure', measure.head);
  if (amount.form === 'vague' || amount.form === 'part') {
    const single = amount.form === 'part' ? ofMeasure(tokens, from) : undefined;
    if (single) return { ...unit(single, 'measure'), from: from + 2 };
    const of = ofPhrase(tokens, from, amount.form === 'part');
    if (of) return amount.form === 'part' ? unit(of.to, 'of') : { ...unit(of.to, 'of'), from: of.from };
    if (amount.form === 'part') {
      // "A two-thirds majority".
      const to = /^(majority|share|stake|cut|chance)$/.test(tokens.lower(from)) ? from + 1 : undefined;
      return to === undefined ? undefined : unit(to, 'noun');
    }
  }
  const plural = pluralPhrase(tokens, from);
  if (plural !== undefined) return unit(plural, 'noun');
  if (amount.value?.places === 0 && amount.value.digits === 1n) {
    const single = anyPhrase(tokens, from, 4);
    if (single !== undefined) return unit(single, 'noun');
  }
  return undefined;
}

/** "percent", "per cent", "%", "percentage points": the end of it. */
export function percentAt(tokens: Tokens, at: number): number | undefined {
  const hyphen = tokens.lower(at) === '-' && tokens.isGlued(at) ? 1 : 0;
  const word = tokens.lower(at + hyphen);
  if (word === '%' || word === 'percent' || word === 'pct') return at + hyphen + 1;
  const next = tokens.lower(at + hyphen + 1);
  if (word === 'per' && next === 'cent') return at + hyphen + 2;
  if (word === 'percentage' && /^points?$/.test(next)) return at + hyphen + 2;
  return undefined;
}

/** "three-year", "16-year-old", "12-member"; a break of line may stand behind the hyphen. */
function readCompound(
  tokens: Tokens,
  from: number,
  unit: (to: number, kind: Unit['kind'], head?: string) => Unit,
): Unit | typeof NOT_A_UNIT {
  const word = tokens.lower(from + 1);
  if (!IN_COMPOUND.has(word)) return NOT_A_UNIT;
  const old = tokens.lower(from + 2) === '-' && tokens.lower(from + 3) === 'old';
  return { ...unit(from + (old ? 4 : 2), 'compound', word), from: from + 1 };
}

/** A unit of measurement with what belongs to it: "square miles", "basis points", "km/h", "years of age". */
function measureAt(tokens: Tokens, from: number, amount: Amount): { to: number; head: string } | undefined {
  let at = from;
  while (at < from + 3 && tokens.is(at, BEFORE_MEASURE)) at++;
  const degree = tokens.lower(at) === '°' ? at + 1 : undefined;
  if (degree !== undefined) {
    const scale = /^[cf]$/.test(tokens.lower(degree)) && tokens.isGlued(degree);
    return { to: scale ? degree + 1 : degree, head: '°' };
  }
  const word = tokens.lower(at);
  const points = at > from && /^points?$/.test(word) && tokens.lower(at - 1) === 'basis';
  if (!points && !isMeasure(tokens, at, amount)) return undefined;
  const head = word.replace(/'s?$/, '');
  let to = at + 1;
  if (tokens.lower(to) === '/' && tokens.isGlued(to) && tokens.at(to + 1)?.kind === 'word') to += 2;
  else if (tokens.lower(to) === 'old') to++;
  else if (tokens.lower(to) === 'of' && tokens.lower(to + 1) === 'age') to += 2;
  else if (/^(celsius|fahrenheit|sterling)$/.test(tokens.lower(to))) to++;
  // "Two weeks' notice": the noun that the measure is of.
  else if (head !== word) to = anyPhrase(tokens, to, 2) ?? to;
  return { to, head };
}

function isMeasure(tokens: Tokens, at: number, amount: Amount): boolean {
  const token = tokens.at(at);
  if (token?.kind !== 'word') return false;
  const word = token.lower.replace(/'s?$/, '');
  if (!MEASURES.has(word)) return false;
  // A short sign counts only behind digits, and a single capital ("5G") is none.
  if (word.length <= 2 && (amount.form !== 'digits' || /^\p{Lu}$/u.test(token.text))) return false;
  // "300 foot soldiers", "12 second chances": a singular that is not alone stands before another noun.
  const one = amount.value === null || amount.value.places > 0 || amount.value.digits === 1n;
  if (one || word.endsWith('s') || /^(feet|percent|celsius|kwh|mwh|gwh)$/.test(word) || word.length <= 4)
    return true;
  return pluralPhrase(tokens, at + 1) === undefined;
}

/** "a quarter of a percent", "a third of a mile": the end of it. */
function ofMeasure(tokens: Tokens, at: number): number | undefined {
  if (tokens.lower(at) !== 'of' || !/^an?$/.test(tokens.lower(at + 1))) return undefined;
  return percentAt(tokens, at + 2) ?? (tokens.is(at + 2, MEASURES) ? at + 3 : undefined);
}

/** "of the households", "of Americans": for parts with "of", for vague numbers the noun alone. */
function ofPhrase(tokens: Tokens, at: number, part: boolean): { from: number; to: number } | undefined {
  if (tokens.lower(at) !== 'of') return undefined;
  let from = at + 1;
  while (from < at + 3 && tokens.is(from, DETERMINERS)) from++;
  if (from > at + 1 && !part) return undefined;
  const to = pluralPhrase(tokens, from) ?? anyPhrase(tokens, from, 3);
  return to === undefined ? undefined : { from: part ? at : from, to };
}

/** "per 100,000 people", "per bed per night", "a day": the end of the rate that begins at `at`, or `at`. */
export function rateEnd(tokens: Tokens, at: number): number {
  let end = at;
  for (let turn = 0; turn < 2; turn++) {
    const word = tokens.lower(end);
    if (word === 'per') {
      const from = tokens.at(end + 1)?.kind === 'number' ? end + 2 : end + 1;
      const to = perPhrase(tokens, from);
      if (to === undefined) break;
      end = to;
    } else if ((word === 'a' || word === 'an') && tokens.is(end + 1, RATE)) end += 2;
    else break;
  }
  return end;
}

function perPhrase(tokens: Tokens, from: number): number | undefined {
  for (let at = from; at < from + 3; at++) if (tokens.is(at, RATE) || tokens.is(at, MEASURES)) return at + 1;
  return pluralPhrase(tokens, from) ?? anyPhrase(tokens, from, 3);
}
