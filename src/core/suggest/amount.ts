import { type Decimal, decimal, fraction, isLess, MOST_DIGITS, plus, times } from './decimal.ts';
import {
  FEW,
  MAGNITUDES,
  MONEY_MAGNITUDES,
  ONES,
  SHORT_MAGNITUDES,
  TENS,
  VAGUE,
  VAGUE_PLURALS,
  VULGAR,
} from './number-words.ts';
import { pluralPhrase } from './nouns.ts';
import type { Tokens } from './tokens.ts';

/** A number as it stands in the text: tokens `[from, to)`, and what it says. */
export interface Amount {
  from: number;
  to: number;
  /** Null where the number is vague ("thousands"). */
  value: Decimal | null;
  form: 'digits' | 'words' | 'part' | 'vague';
  /** It has a magnitude of its own ("million"), so that one further on is not meant for it. */
  magnitude: boolean;
  /** The currency sign before it, as written. */
  currency?: string;
}

export const HALF: Decimal = { digits: 5n, places: 1 };
const tenTo = (power: number): Decimal => ({ digits: 10n ** BigInt(power), places: 0 });
const whole = (digits: bigint): Decimal => ({ digits, places: 0 });

/** The number that begins at a token, without its unit. Parts ("a third") are read by `readPart`. */
export function readAmount(tokens: Tokens, from: number): Amount | undefined {
  const currency = readCurrency(tokens, from);
  const at = currency ? currency.to : from;
  const token = tokens.at(at);
  if (!token) return undefined;
  if (token.kind === 'number') {
    const digits = readDigits(tokens, at);
    if (!digits) return undefined;
    const read = withMagnitude(tokens, digits.to, digits.value, currency !== undefined);
    const form = digits.part ? 'part' : 'digits';
    return { from, ...read, form, ...(currency && { currency: currency.sign }) };
  }
  if (currency || token.kind !== 'word') return undefined;
  return readWords(tokens, from) ?? readVague(tokens, from);
}

/** `$`, `US$`, `€`, `RMB` before digits. */
function readCurrency(tokens: Tokens, at: number): { sign: string; to: number } | undefined {
  const first = tokens.at(at)!;
  const second = tokens.at(at + 1);
  if (!second) return undefined;
  if (first.kind === 'sign' && /^\p{Sc}$/u.test(first.text) && second.kind === 'number')
    return { sign: first.text, to: at + 1 };
  if (first.kind !== 'word' || !/^(\p{Lu}{1,4}|Rs)$/u.test(first.text)) return undefined;
  if (/^\p{Sc}$/u.test(second.text) && second.glued && tokens.at(at + 2)?.kind === 'number')
    return { sign: first.text + second.text, to: at + 2 };
  if (
    second.kind === 'number' &&
    /^(RMB|USD|EUR|GBP|CNY|JPY|CHF|AUD|CAD|INR|HKD|SEK|NOK|DKK|Rs)$/.test(first.text)
  )
    return { sign: first.text, to: at + 1 };
  return undefined;
}

function readDigits(tokens: Tokens, at: number): { value: Decimal; to: number; part?: boolean } | undefined {
  const { text } = tokens.at(at)!;
  const gpo = /^(\d*)\\(\d+)\/(\d+)\\$/.exec(text);
  if (gpo) return mixed(gpo[1]!, BigInt(gpo[2]!), BigInt(gpo[3]!), at + 1);
  const sign = VULGAR.get(text.at(-1)!);
  const digits = (sign ? text.slice(0, -1) : text).replace(/[,'’\u00A0\u2009\u202F ]/g, '');
  if (digits.length > MOST_DIGITS) return undefined;
  if (sign) return { ...mixed(digits, sign[0], sign[1], at + 1)!, part: digits === '' };
  const over = slashed(tokens, at);
  // "9/11", "24/7" and "in 7/8" are no parts: one is of something.
  if (over) return { value: fraction(BigInt(digits), over), to: at + 3, part: true };
  const next = tokens.at(at + 1);
  if (next?.kind === 'number' && !next.glued && /^\d$/.test(next.text)) {
    const under = slashed(tokens, at + 1);
    if (under) return mixed(digits, BigInt(next.text), under, at + 4);
  }
  return { value: decimal(digits.startsWith('.') ? `0${digits}` : digits), to: at + 1 };
}

/** The denominator of `1/3`: small, glued, and no part of a date or of another row of slashes. */
function slashed(tokens: Tokens, at: number): bigint | undefined {
  const over = tokens.at(at)!;
  const [slash, under, after] = [tokens.at(at + 1), tokens.at(at + 2), tokens.at(at + 3)];
  if (slash?.text !== '/' || !slash.glued || under?.kind !== 'number' || !under.glued) return undefined;
  if (after?.glued && after.text === '/') return undefined;
  if (over.glued && tokens.at(at - 1)?.text === '/') return undefined;
  if (!/^\d{1,2}$/.test(over.text) || !/^([2-9]|1[0-26]|20)$/.test(under.text)) return undefined;
  return Number(over.text) < Number(under.text) ? BigInt(under.text) : undefined;
}

function mixed(
  digits: string,
  numerator: bigint,
  denominator: bigint,
  to: number,
): { value: Decimal; to: number } | undefined {
  if (denominator === 0n) return undefined;
  const part = fraction(numerator, denominator);
  return { value: digits === '' ? part : plus(decimal(digits), part), to };
}

/** "and a half" and magnitudes behind a number: "2½ million", "two and a half million", "640m", "3-billion". */
function withMagnitude(
  tokens: Tokens,
  at: number,
  start: Decimal,
  money: boolean,
): { value: Decimal; to: number; magnitude: boolean } {
  let value = start;
  let to = at;
  if (tokens.lower(to) === 'and' && tokens.lower(to + 1) === 'a' && tokens.lower(to + 2) === 'half') {
    value = plus(value, HALF);
    to += 3;
  }
  let magnitude = false;
  for (let turn = 0; turn < 3; turn++) {
    const hyphen = tokens.lower(to) === '-' && tokens.isGlued(to) && tokens.isGlued(to + 1) ? 1 : 0;
    const word = tokens.at(to + hyphen);
    if (!word) break;
    const millions =
      money || (word.glued && /^[mM]$/.test(word.text) && pluralPhrase(tokens, to + 1) !== undefined);
    const power = MAGNITUDES.get(word.lower) ?? shortMagnitude(word.lower, word.glued || money, millions);
    if (power === undefined || value.digits > 10n ** BigInt(MOST_DIGITS)) break;
    value = times(value, tenTo(power));
    to += hyphen + 1;
    magnitude = true;
  }
  if (tokens.lower(to) === 'dozen') return { value: times(value, whole(12n)), to: to + 1, magnitude: true };
  return { value, to, magnitude };
}

function shortMagnitude(word: string, near: boolean, money: boolean): number | undefined {
  return near ? (SHORT_MAGNITUDES.get(word) ?? (money ? MONEY_MAGNITUDES.get(word) : undefined)) : undefined;
}

/** "four hundred and twelve", "sixty-eight", "a dozen", "two and a half million", "half a million" is `readPart`'s. */
function readWords(tokens: Tokens, from: number): Amount | undefined {
  let total = 0n;
  let current = 0n;
  let to = from;
  let magnitude = false;
  let last = Infinity;
  const first = tokens.lower(from);
  if (first === 'a' || first === 'an') {
    const next = tokens.lower(from + 1);
    if (next === 'dozen') return { from, to: from + 2, value: whole(12n), form: 'words', magnitude: true };
    if (!MAGNITUDES.has(next)) return undefined;
    current = 1n;
    to = from + 1;
  } else if (MAGNITUDES.has(first) || first === 'dozen') {
    if (first === 'dozen') return { from, to: from + 1, value: whole(12n), form: 'words', magnitude: true };
    current = 1n;
  } else if (!ONES.has(first) && !TENS.has(first)) return undefined;
  for (let turn = 0; turn < 14; turn++) {
    const joined = turn > 0 ? joint(tokens, to, last) : 0;
    const word = tokens.lower(to + joined);
    const below = ONES.get(word) ?? TENS.get(word);
    const power = MAGNITUDES.get(word);
    if (below !== undefined) {
      // "Twenty" takes "five", "hundred" takes both; "nineteen eighty" is a year, not a number.
      const room = current % 100n === 0n ? 100n : current % 10n === 0n && current % 100n >= 20n ? 10n : 0n;
      if (below >= room) break;
      current += below;
    } else if (power === 2 && joined === 0 && current > 0n && current < 20n) {
      current *= 100n;
    } else if (power !== undefined && power > 2 && joined === 0 && current > 0n && power < last) {
      total += current * 10n ** BigInt(power);
      current = 0n;
      last = power;
    } else break;
    if (power !== undefined) magnitude = true;
    to += joined + 1;
  }
  if (to === from) return undefined;
  const read = withMagnitude(tokens, to, whole(total + current), false);
  return { from, ...read, form: 'words', magnitude: magnitude || read.magnitude };
}

/** How many tokens join a number word to the one before: a hyphen, "and" after a magnitude, or none. */
function joint(tokens: Tokens, to: number, last: number): number {
  const sign = tokens.lower(to);
  if (sign === '-' && tokens.isGlued(to)) return 1;
  if (sign !== 'and') return 0;
  const before = tokens.lower(to - 1);
  const next = tokens.lower(to + 1);
  return (MAGNITUDES.has(before) || last < Infinity) && (ONES.has(next) || TENS.has(next)) ? 1 : 0;
}

/** "thousands", "tens of thousands", "several hundred", "a few thousand". */
function readVague(tokens: Tokens, from: number): Amount | undefined {
  const vague = (to: number): Amount => ({ from, to, value: null, form: 'vague', magnitude: true });
  let at = from;
  if (tokens.lower(at) === 'a') at++;
  if (tokens.is(at, FEW)) {
    at++;
    if (tokens.lower(at) === 'of') at++;
    const word = tokens.lower(at);
    if (!VAGUE.has(word) && word !== 'dozen') return undefined;
    return vague(tokens.is(at + 1, VAGUE) ? at + 2 : at + 1);
  }
  if (!tokens.is(from, VAGUE_PLURALS)) return undefined;
  let to = from + 1;
  for (let turn = 0; turn < 2 && tokens.lower(to) === 'of' && tokens.is(to + 1, VAGUE_PLURALS); turn++)
    to += 2;
  // "Tens" alone and "scores" as points of a game are left to those who read them.
  return tokens.lower(from) === 'tens' && to === from + 1 ? undefined : vague(to);
}

/** Whether `a` is a number smaller than `b`. */
export const isBelow = (a: Amount, b: Amount): boolean =>
  a.value !== null && b.value !== null && isLess(a.value, b.value);
