import { BEFORE_ABOUT, BEFORE_OVER } from './function-words.ts';
import type { Tokens } from './tokens.ts';
import type { Unit } from './unit.ts';
import { GROUPS } from './unit-words.ts';

const phrases = (text: string): ReadonlySet<string> =>
  new Set(text.split('\n').flatMap((line) => line.split(',').map((phrase) => phrase.trim())));

/** What may stand before a number and say how it is meant. */
const QUALIFIERS =
  phrases(`about,around,approximately,approx,roughly,circa,ca,some,nearly,almost,virtually,practically
over,more than,less than,fewer than,greater than,higher than,lower than,well over,just over,slightly over,just under
a little over,a little under,little more than,slightly more than,slightly less than,far more than,far fewer than
well under,under,above,below,up to,upwards of,upward of,in excess of,close to,not quite,not far from
at least,at the least,at most,at the most,at the very least,at minimum,as many as,as much as,as few as,as little as
no more than,not more than,no less than,not less than,no fewer than,not fewer than,no later than,not later than
only,just,merely,barely,hardly,scarcely,exactly,precisely,fully,perhaps,maybe,possibly,probably,another,a further
an additional,an extra,additional,an estimated,estimated,an approximate,a record,a mere,a full,a staggering,a whopping
a total of,totaling,totalling,plus or minus,more or less,anywhere from,somewhere around,in the region of,to the tune of`);
const LONGEST = 4;
const SIGNS = new Set(['~', '≈', '±', '<', '>', '≤', '≥']);
const PLACES = new Set(['about', 'over', 'under', 'above', 'below', 'some', 'just']);

/**
 * The first token of the qualifiers before a number, or `at`.
 * @param floor tokens before this one belong to something else.
 */
export function qualifiedFrom(tokens: Tokens, at: number, unit: Unit | undefined, floor: number): number {
  let from = at;
  for (let turn = 0; turn < 3; turn++) {
    const sign = tokens.at(from - 1);
    if (turn === 0 && from > floor && sign && SIGNS.has(sign.text)) {
      from--;
      continue;
    }
    const found = before(tokens, from, floor, unit) ?? groupBefore(tokens, from, floor);
    if (found === undefined) break;
    from = found;
  }
  return from;
}

function before(tokens: Tokens, at: number, floor: number, unit: Unit | undefined): number | undefined {
  for (let length = LONGEST; length > 0; length--) {
    const from = at - length;
    if (from < floor) continue;
    let phrase = '';
    for (let word = from; word < at; word++) phrase += `${word > from ? ' ' : ''}${tokens.lower(word)}`;
    // "12,000 more than 12 months ago" compares what it follows.
    if (from === floor && floor > 0 && /(more|less|fewer) than$/.test(phrase)) return undefined;
    if (QUALIFIERS.has(phrase)) return isPlace(tokens, from, phrase, unit) ? undefined : from;
  }
  return undefined;
}

/** Whether a word that may qualify is a preposition here: "worried about $5", "over eight weeks", "above 2,000 metres". */
function isPlace(tokens: Tokens, at: number, phrase: string, unit: Unit | undefined): boolean {
  if (!PLACES.has(phrase)) return false;
  if (phrase === 'about') return tokens.is(at - 1, BEFORE_ABOUT);
  if (phrase === 'over')
    return unit?.time === true && unit.kind !== 'compound' && !tokens.is(at - 1, BEFORE_OVER);
  if (phrase === 'above' || phrase === 'below')
    return (
      unit?.kind === 'measure' && /met(re|er)s?$|^feet$|^miles?$|^km$|^m$/.test(tokens.lower(unit.to - 1))
    );
  return false;
}

/** "a batch of", "a team of", "a small group of". */
function groupBefore(tokens: Tokens, at: number, floor: number): number | undefined {
  if (tokens.lower(at - 1) !== 'of' || !tokens.is(at - 2, GROUPS)) return undefined;
  for (const from of [at - 3, at - 4]) if (from >= floor && /^(a|an)$/.test(tokens.lower(from))) return from;
  return undefined;
}

/** The end of a qualifier that follows: "or more", "or so", "at least", "+"; or `at`. */
export function qualifiedTo(tokens: Tokens, at: number): number {
  const word = tokens.lower(at);
  if (word === '+' && tokens.isGlued(at) && tokens.at(at + 1)?.glued !== true) return at + 1;
  if (word === 'or' && /^(more|less|so|fewer|higher|older|younger|above)$/.test(tokens.lower(at + 1)))
    return at + 2;
  if (word === '-' && tokens.isGlued(at)) {
    if (/^(odd|plus|ish)$/.test(tokens.lower(at + 1))) return at + 2;
    if (tokens.lower(at + 1) === 'some' && tokens.lower(at + 2) === '-' && tokens.lower(at + 3) === 'odd')
      return at + 4;
  }
  return at;
}
