import type { Amount } from './amount.ts';
import { MONTHS, OPENERS, REFERENCES } from './function-words.ts';
import { MAGNITUDES, ONES, TENS } from './number-words.ts';
import type { Token, Tokens } from './tokens.ts';
import type { Unit } from './unit.ts';

/** How far back a list of references is followed: "Articles 2, 3 and 4". */
const LIST = 10;
const LINKS = new Set([',', 'and', 'or', 'of', 'through', 'to', '-', '–', '&', '(', ')']);
const STREETS = /^(street|st|avenue|ave|road|rd|lane|drive|boulevard|blvd|court|place|square)$/;

/**
 * Whether a number names, dates or orders something instead of counting it (docs/suggestions.md, point 6): sections,
 * bills, pages, dates, years, clock times, telephones, list marks, names. A unit behind it speaks against that.
 */
export function isNoQuantity(tokens: Tokens, amount: Amount, unit: Unit | undefined): boolean {
  if (amount.currency !== undefined || unit?.kind === 'percent') return false;
  return amount.form === 'digits'
    ? isGluedName(tokens, amount, unit) ||
        isDateOrTime(tokens, amount, unit) ||
        isReference(tokens, amount.from, unit) ||
        isMark(tokens, amount, unit) ||
        isAge(tokens, amount, unit) ||
        isAddress(tokens, amount) ||
        isLine(tokens, amount)
    : isWordName(tokens, amount, unit);
}

/** "G7", "COVID-19", "109-175", "5G", "20th", "1990s", "10:30", "'63", "#3". */
function isGluedName(tokens: Tokens, { from, to }: Amount, unit: Unit | undefined): boolean {
  const [before, first, next] = [tokens.at(from - 1), tokens.at(from)!, tokens.at(to)];
  if (first.glued && before) {
    if (before.kind === 'word' || /^[:/'’#@_.]$/.test(before.text)) return true;
    if (before.text === '+' && !unit) return true;
    if (/^[-–]$/.test(before.text) && before.glued && tokens.at(from - 2)?.kind !== 'sign') return true;
  }
  if (!next?.glued) return false;
  if (next.kind === 'word') return unit?.from !== to;
  const after = tokens.at(to + 1);
  if (/^[:/.]$/.test(next.text)) return after?.glued === true && after.kind === 'number';
  if (/^['’]$/.test(next.text)) return after?.glued === true && after.lower === 's';
  if (next.text === '(') return true;
  return /^[-–]$/.test(next.text) && after?.kind === 'number' && !unit;
}

function isDateOrTime(tokens: Tokens, { from, to }: Amount, unit: Unit | undefined): boolean {
  const { text } = tokens.at(from)!;
  const before = tokens.at(from - 1);
  if (to === from + 1 && /^(1[5-9]|20)\d\d$/.test(text) && !isMeasured(tokens, from, unit)) return true;
  if (before?.text === '}') return true;
  if (/^(a\.m\.?|p\.m\.?|am|pm|o'clock|noon)$/.test(tokens.lower(to))) return true;
  if (!/^\d{1,2}$/.test(text)) return false;
  if (!unit && isOfficeHours(tokens, from, to)) return true;
  if (!unit && before?.lower === 'at') return true;
  return isMonth(tokens, from - 1) || followsDay(tokens, from) || precedesMonth(tokens, to);
}

const CERTAIN = /^(nearly|almost|than|least|most|approximately|roughly|some|only)$/;
const COUNTED =
  /^(people|persons|men|women|children|soldiers|troops|workers|families|students|jobs|deaths|homes)$/;

/**
 * Whether a number that could be a year measures something: "2000 metres", "2000 years ago", "nearly 2000 votes",
 * "2000 people"; not "the 2004 season", "the 2004 elections", "the 2003-2004 academic year".
 */
function isMeasured(tokens: Tokens, from: number, unit: Unit | undefined): boolean {
  if (!unit || /^[-–]$/.test(tokens.lower(from + 1))) return false;
  const head = tokens.lower(unit.to - 1);
  if (unit.kind === 'measure') return !unit.time || head.endsWith('s');
  return unit.kind === 'noun' && (COUNTED.test(head) || CERTAIN.test(tokens.lower(from - 1)));
}

function isMonth(tokens: Tokens, at: number): boolean {
  const token = tokens.at(at);
  if (token?.text === '.') return isMonth(tokens, at - 1);
  return token !== undefined && MONTHS.has(token.lower) && /^\p{Lu}/u.test(token.text);
}

/** The second day of "January 6 and 7", which has no unit. */
function followsDay(tokens: Tokens, from: number): boolean {
  return (
    LINKS.has(tokens.lower(from - 1)) && tokens.at(from - 2)?.kind === 'number' && isMonth(tokens, from - 3)
  );
}

/** "12 September", "6, 7 and 8 May". */
function precedesMonth(tokens: Tokens, to: number): boolean {
  for (let at = to; at < to + 6; at++) {
    if (isMonth(tokens, at))
      return tokens.at(at)!.text !== 'May' || tokens.at(at + 1)?.kind !== 'word' || at > to;
    const token = tokens.at(at);
    if (!token || (token.kind !== 'number' && !LINKS.has(token.lower))) return false;
  }
  return false;
}

/** "Section 404", "Nos. 3 and 4", "paragraphs 33 through 58", "Windows 95"; a plural that may be a verb yields to a unit. */
function isReference(tokens: Tokens, from: number, unit: Unit | undefined): boolean {
  for (let at = from - 1; at >= from - LIST; at--) {
    const token = tokens.at(at);
    if (!token) return false;
    const near = at === from - 1 || (at === from - 2 && tokens.lower(from - 1) === '.');
    if (token.kind === 'word' && REFERENCES.has(token.lower))
      return !unit || (near && (isCapital(token) || !token.lower.endsWith('s')));
    if (at === from - 1 && isName(tokens, at)) return !unit;
    if (at === from - 1 && /^(called|calling|dialled|dialed|dialing)$/.test(token.lower)) return !unit;
    if (token.text === 'Group' && at === from - 2) return !unit;
    if (token.kind === 'word' && token.text.length === 1 && at < from - 1) continue;
    if (token.kind !== 'number' && token.text !== '.' && !LINKS.has(token.lower)) return false;
  }
  return false;
}

/** A word with a capital that no grammar asks for: part of a name. */
function isName(tokens: Tokens, at: number): boolean {
  const token = tokens.at(at)!;
  return (
    token.kind === 'word' &&
    /\p{Lu}/u.test(token.text) &&
    !OPENERS.has(token.lower) &&
    !MAGNITUDES.has(token.lower)
  );
}

/** "(1)", "[2]", "12." at the start, and rows of bare numbers: pagers and telephones. */
function isMark(tokens: Tokens, { from, to }: Amount, unit: Unit | undefined): boolean {
  const [before, next] = [tokens.at(from - 1), tokens.at(to)];
  if (before && /^[([]$/.test(before.text) && next && /^[)\]]$/.test(next.text)) return true;
  // "... by reference. 17. In the late"
  if ((!before || before.text === '.') && next && /^[.)\]]$/.test(next.text)) return !unit;
  if (!before && !next) return true;
  if (unit) return false;
  return isBare(before) || isBare(next) || (before?.text === '<' && tokens.at(to)?.kind !== 'word');
}

const isBare = (token: Token | undefined): boolean =>
  token?.kind === 'number' && !/[.,]/.test(token.text) && !/^(1[5-9]|20)\d\d$/.test(token.text);

/** "Malka Roth, 15, was": between commas after a name. */
function isAge(tokens: Tokens, { from, to }: Amount, unit: Unit | undefined): boolean {
  if (unit || tokens.lower(from - 1) !== ',' || !/^\d{1,3}$/.test(tokens.at(from)!.text)) return false;
  // "John Martin Linde, Jr., 30, of"
  const name = tokens.at(tokens.lower(from - 2) === '.' ? from - 3 : from - 2);
  const next = tokens.at(to);
  const closed = !next || /^[,.;)]$/.test(next.text) || next.lower === 'and';
  if (!closed || name?.kind !== 'word') return false;
  return (isCapital(name) && !OPENERS.has(name.lower)) || /^s?he$/.test(name.lower);
}

/** "418 East 9th Street". */
function isAddress(tokens: Tokens, { to }: Amount): boolean {
  const first = tokens.at(to);
  if (first?.kind !== 'word' || !isCapital(first)) return false;
  for (let at = to; at < to + 4; at++) {
    const token = tokens.at(at);
    if (!token || (token.kind === 'sign' && token.text !== '.')) return false;
    if (at > to && STREETS.test(token.lower) && isCapital(token)) return true;
  }
  return false;
}

/** "the 110 emergency hotline", "22 U.S.C. 3901": numbers of telephones and of books of law. */
function isLine(tokens: Tokens, { to }: Amount): boolean {
  if (
    /^(911|999|112|119|110)$/.test(tokens.at(to - 1)!.text) &&
    /^(calls?|operators?|dispatch)/.test(tokens.lower(to))
  )
    return true;
  if (/^(u\.s\.c|c\.f\.r|stat$|cfr$|usc$)/.test(tokens.lower(to))) return true;
  for (let at = to; at < to + 3 && tokens.at(at)?.kind === 'word'; at++)
    if (/^(hotline|helpline)s?$/.test(tokens.lower(at))) return true;
  return false;
}

/** Numbers in words that count nothing: names ("Twelve Studies"), references, clock times, ordinals, years. */
function isWordName(tokens: Tokens, { from, to }: Amount, unit: Unit | undefined): boolean {
  const first = tokens.at(from)!;
  const before = tokens.at(from - 1);
  const next = tokens.at(to);
  if (isCapital(first) && before && !/^[.?!:;"“”()\-–—'`‘]$/.test(before.text)) return true;
  if (next?.text === '-' && next.glued) {
    const after = tokens.lower(to + 1);
    if (/(st|nd|rd|th)$/.test(after) && !unit) return true;
  }
  if (unit) return false;
  if (before?.kind === 'word' && (REFERENCES.has(before.lower) || /^(at|past)$/.test(before.lower)))
    return true;
  if (/^(o'clock|a\.m\.?|p\.m\.?|noon)$/.test(next?.lower ?? '')) return true;
  // "Nineteen eighty-four"; "nine to five".
  if (TENS.has(first.lower) && (ONES.get(before?.lower ?? '') ?? 0n) > 9n) return true;
  return TENS.has(next?.lower ?? '') || isOfficeHours(tokens, from, to);
}

function isOfficeHours(tokens: Tokens, from: number, to: number): boolean {
  const hour = (at: number): bigint =>
    ONES.get(tokens.lower(at)) ?? (tokens.lower(at) === '9' ? 9n : tokens.lower(at) === '5' ? 5n : 99n);
  if (tokens.lower(to) === 'to' && hour(to + 1) < hour(from) && hour(from) < 13n) return true;
  return tokens.lower(from - 1) === 'to' && hour(from) < hour(from - 2) && hour(from - 2) < 13n;
}

const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(token.text);
