import { type Amount, readAmount } from './amount.ts';
import { decimalText, negative } from './decimal.ts';
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
import { comparedTo, type Found, readAndAHalf, readMultiple } from './multiple.ts';
import { readPart } from './part.ts';
import { qualifiedFrom, qualifiedTo } from './qualifier.ts';
import { Tokens } from './tokens.ts';
import { NOT_A_UNIT, rateEnd, readUnit, type Unit } from './unit.ts';

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
  const multiple = readMultiple(tokens, at, floor, text);
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

/** Puts a number together with what belongs to it, or finds that it is no statistic. */
function weigh(tokens: Tokens, amount: Amount, floor: number, text: string): Found | undefined {
  const joined: Joined | undefined =
    readRange(tokens, amount) ?? readRatio(tokens, amount) ?? readScore(tokens, amount);
  const number: Amount = { ...amount, to: joined?.to ?? amount.to };
  if (joined?.currency !== undefined) number.currency = joined.currency;
  const middle = joined?.closed ? number.to : qualifiedTo(tokens, number.to);
  const unit = joined?.unit || joined?.closed ? undefined : readUnit(tokens, { ...number, to: middle });
  if (unit === NOT_A_UNIT) return undefined;
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
  // "The only one that counts".
  if (number.form === 'words' && tokens.lower(from) === 'only' && tokens.lower(from - 1) === 'the')
    return !!unit;
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
