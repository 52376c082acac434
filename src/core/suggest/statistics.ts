import { type Amount, HALF, readAmount } from './amount.ts';
import { type Decimal, decimal, decimalText, negative, plus } from './decimal.ts';
import { BEFORE_ABOUT } from './function-words.ts';
import {
  isBetween,
  isBetweenAges,
  isSmallWord,
  type Joined,
  readRange,
  readRatio,
  readScore,
} from './joined.ts';
import { isNoQuantity } from './no-quantity.ts';
import { MULTIPLES, ONES } from './number-words.ts';
import { readPart } from './part.ts';
import { qualifiedFrom, qualifiedTo } from './qualifier.ts';
import { Tokens } from './tokens.ts';
import { NOT_A_UNIT, rateEnd, readUnit, type Unit } from './unit.ts';
import { TIME } from './unit-words.ts';

/** A number in a text that counts or measures something. Offsets are UTF-16, half-open. */
export interface Statistic {
  start: number;
  end: number;
  /** A decimal number as an attribute takes it, the lower one of a range; empty where it is vague ("thousands"). */
  value: string;
  /** The upper number of a range, else empty. */
  upper: string;
  /** What is counted, as written, blanks collapsed; "percent" however that is written; money as its sign. */
  unit: string;
  /** "about", "more than", "or so"; empty where there is none. */
  qualifier: string;
}

/** A statistic in tokens, before its text is taken. */
interface Found {
  from: number;
  to: number;
  numberFrom: number;
  value: Decimal | null;
  upper: Decimal | null;
  unit: string;
}

/**
 * The statistics of one stretch of text, in order, disjoint. Stretches are best paragraphs: no rule looks beyond.
 * The time is linear in the stretch: around each number a bounded number of tokens is read.
 * @param work adds up how often tokens were read, for the test of that.
 */
export function statisticsIn(
  text: string,
  start: number = 0,
  end: number = text.length,
  work?: { reads: number },
): Statistic[] {
  const tokens = new Tokens(text, start, end);
  const out: Statistic[] = [];
  let floor = 0;
  for (let at = 0; at < tokens.length;) {
    const found = foundAt(tokens, at, floor, text);
    if ('skip' in found) {
      at = Math.max(at + 1, found.skip);
      continue;
    }
    const span: [number, number] = [tokens.at(found.from)!.start, tokens.at(found.to - 1)!.end];
    const before = text.slice(span[0], tokens.at(found.numberFrom)!.start);
    out.push({
      start: span[0],
      end: span[1],
      value: found.value ? decimalText(found.value) : '',
      upper: found.upper ? decimalText(found.upper) : '',
      unit: collapse(found.unit),
      qualifier: collapse(before),
    });
    at = floor = found.to;
  }
  if (work) work.reads += tokens.reads;
  return out;
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

function foundAt(tokens: Tokens, at: number, floor: number, text: string): Found | { skip: number } {
  const token = tokens.at(at)!;
  if (token.kind === 'sign' && !/^[\p{Sc}]$/u.test(token.text)) return { skip: at + 1 };
  const multiple = readMultiple(tokens, at, floor);
  if (multiple) return multiple;
  const half = readAndAHalf(tokens, at, floor, text);
  if (half) return half;
  const amount = readPart(tokens, at) ?? readAmount(tokens, at);
  if (!amount) return { skip: at + 1 };
  return (
    weigh(tokens, amount, floor, text) ?? {
      skip: Math.max(at + 1, amount.form === 'digits' ? at + 1 : amount.to),
    }
  );
}

/** "twice", "doubled", "threefold": value and "times". */
function readMultiple(tokens: Tokens, at: number, floor: number): Found | undefined {
  const word = tokens.lower(at);
  const value = MULTIPLES.get(word);
  if (value === undefined || !isMultiple(tokens, at, word)) return undefined;
  const to = comparedTo(tokens, at + 1);
  const rate = rateEnd(tokens, to);
  const per = rate > to ? ` ${words(tokens, to, rate)}` : '';
  return {
    from: qualifiedFrom(tokens, at, undefined, floor),
    to: rate,
    numberFrom: at,
    value: decimal(value),
    upper: null,
    unit: `times${per}`,
  };
}

/** Behind a multiple: "as much", "as long". */
function comparedTo(tokens: Tokens, at: number): number {
  const as = tokens.lower(at) === 'as';
  return as &&
    /^(much|many|long|high|large|big|often|far|fast|likely|great|deep|wide|hard)$/.test(tokens.lower(at + 1))
    ? at + 2
    : at;
}

function isMultiple(tokens: Tokens, at: number, word: string): boolean {
  if (tokens.lower(at + 1) === '-' && tokens.isGlued(at + 1)) return false;
  if (word.endsWith('fold'))
    return !/^(is|are|was|were)$/.test(tokens.lower(at - 1)) || tokens.at(at + 1)?.kind === 'word';
  if (/^(double|triple|quadruple)$/.test(word))
    return /^(that|the|what|this|those|their|its|our|your|his|her|last)$/.test(tokens.lower(at + 1));
  return true;
}

/** "a year and a half", "two hours and a half". */
function readAndAHalf(tokens: Tokens, at: number, floor: number, text: string): Found | undefined {
  const count = /^an?$/.test(tokens.lower(at)) ? 1n : ONES.get(tokens.lower(at));
  const noun = tokens.lower(at + 1);
  if (count === undefined || tokens.lower(at + 2) !== 'and' || tokens.lower(at + 3) !== 'a') return undefined;
  if (
    tokens.lower(at + 4) !== 'half' ||
    !(TIME.has(noun) || /^(mile|ton|pound|million|billion)s?$/.test(noun))
  )
    return undefined;
  const unit: Unit = { from: at + 1, to: at + 2, kind: 'measure', time: TIME.has(noun), talk: false };
  return {
    from: qualifiedFrom(tokens, at, unit, floor),
    to: at + 5,
    numberFrom: at,
    value: plus({ digits: count, places: 0 }, HALF),
    upper: null,
    unit: text.slice(tokens.at(at + 1)!.start, tokens.at(at + 1)!.end),
  };
}

/** Puts a number together with what belongs to it, or finds that it is no statistic. */
function weigh(tokens: Tokens, amount: Amount, floor: number, text: string): Found | undefined {
  const joined: Joined | undefined =
    readRange(tokens, amount) ?? readRatio(tokens, amount) ?? readScore(tokens, amount);
  const number: Amount = { ...amount, to: joined?.to ?? amount.to };
  if (joined?.currency !== undefined) number.currency = joined.currency;
  const middle = joined?.closed ? number.to : qualifiedTo(tokens, number.to);
  const read = joined?.unit || joined?.closed ? undefined : readUnit(tokens, { ...number, to: middle });
  if (read === NOT_A_UNIT) return undefined;
  const unit = read;
  if (joined && !joined.closed && !joined.unit && !joined.upper && !unit && joined.value === null)
    return undefined;
  // "From 1,140 to 1,322" is two numbers; with a unit it is a range.
  if (joined?.upper && !unit && joined.currency === undefined && tokens.lower(amount.from - 1) === 'from')
    return weighOne(tokens, amount, floor, text);
  if (isNoQuantity(tokens, amount, joined?.unit ? unitOf(joined.unit) : unit)) return undefined;
  return finish(tokens, number, middle, unit, joined, floor, text);
}

function weighOne(tokens: Tokens, amount: Amount, floor: number, text: string): Found | undefined {
  if (isNoQuantity(tokens, amount, undefined)) return undefined;
  return finish(tokens, amount, amount.to, undefined, undefined, floor, text);
}

const unitOf = ([from, to]: readonly [number, number]): Unit => ({
  from,
  to,
  kind: 'noun',
  time: false,
  talk: false,
});

function finish(
  tokens: Tokens,
  number: Amount,
  middle: number,
  unit: Unit | undefined,
  joined: Joined | undefined,
  floor: number,
  text: string,
): Found | undefined {
  const inner = joined?.unit;
  if (number.form === 'part' && tokens.at(number.from)!.kind === 'number' && !unit) return undefined;
  let to = Math.max(unit?.to ?? middle, inner?.[1] ?? 0, number.to);
  const noun = inner ?? (unit && ([unit.from, unit.to] as const));
  if (tokens.lower(to - 1) === 'times') to = comparedTo(tokens, to);
  const rate = unit?.kind === 'of' || joined?.closed ? to : rateEnd(tokens, to);
  const per = rate > to ? text.slice(tokens.at(to)!.start, tokens.at(rate - 1)!.end) : '';
  to = joined?.closed ? rate : qualifiedTo(tokens, rate);
  let numberFrom = number.from;
  let value = joined ? joined.value : number.value;
  let from = numberFrom;
  if (joined?.upper && isBetween(tokens, from)) from = isBetweenAges(tokens, from) ? from - 4 : from - 1;
  else {
    if (value && isMinus(tokens, from)) {
      value = negative(value);
      numberFrom = --from;
    }
    from = qualifiedFrom(tokens, from, unit, floor);
  }
  if (!counts(tokens, number, unit, joined, from, to, per !== '')) return undefined;
  const own =
    unit?.kind === 'percent' && !/points?$/.test(tokens.lower(unit.to - 1))
      ? 'percent'
      : noun && noun[1] > noun[0]
        ? text.slice(tokens.at(noun[0])!.start, tokens.at(noun[1] - 1)!.end)
        : '';
  const name = number.currency ?? own;
  return { from, to, numberFrom, value, upper: joined?.upper ?? null, unit: `${name} ${per}` };
}

/** "minus 4", "-4" with nothing but a blank before the sign. */
function isMinus(tokens: Tokens, from: number): boolean {
  const sign = tokens.at(from - 1);
  if (sign?.lower === 'minus') return tokens.lower(from - 2) !== 'or';
  return sign !== undefined && /^[-−–]$/.test(sign.text) && !sign.glued && tokens.isGlued(from);
}

/** The last word on a number: whether it counts something, by rules 5 and 6 of docs/suggestions.md. */
function counts(
  tokens: Tokens,
  number: Amount,
  unit: Unit | undefined,
  joined: Joined | undefined,
  from: number,
  to: number,
  rate: boolean,
): boolean {
  if (isQuotedName(tokens, number.from)) return false;
  if (joined) return true;
  if (unit?.talk && number.form === 'words' && from === number.from) return false;
  const qualified = from < number.from || to > (unit?.to ?? number.to);
  if (tokens.lower(number.from) === 'one' && number.to === number.from + 1 && tokens.lower(to - 1) === 'time')
    return false;
  if (tokens.lower(number.from) === 'one' && number.to === number.from + 1)
    return (
      qualified || rate || unit?.kind === 'measure' || unit?.kind === 'percent' || unit?.kind === 'compound'
    );
  if (unit || qualified || rate || !isSmallWord(tokens, number)) return true;
  // "Three of them": a share of what was named; "eight in 2022".
  const next = tokens.lower(number.to);
  if (next === 'of') return !BEFORE_ABOUT.has(tokens.lower(number.from - 1));
  return next === 'in' && tokens.at(number.to + 1)?.kind === 'number';
}

/** A number right behind a quotation mark that closes within a few words: the name of something. */
function isQuotedName(tokens: Tokens, at: number): boolean {
  const open = tokens.at(at - 1);
  if (!open || !/^["“„«`]$/.test(open.text) || !tokens.isGlued(at)) return false;
  for (let end = at + 1; end < at + 7; end++) {
    const token = tokens.at(end);
    if (!token) return false;
    if (/^["”»]$/.test(token.text)) return true;
  }
  return false;
}

function words(tokens: Tokens, from: number, to: number): string {
  let out = '';
  for (let at = from; at < to; at++) out += `${at > from ? ' ' : ''}${tokens.at(at)!.text}`;
  return out;
}
