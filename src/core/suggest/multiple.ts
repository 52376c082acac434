import { HALF } from './amount.ts';
import { type Decimal, decimal, plus } from './decimal.ts';
import { MULTIPLES, ONES } from './number-words.ts';
import { qualifiedFrom } from './qualifier.ts';
import type { Tokens } from './tokens.ts';
import { rateEnd, type Unit } from './unit.ts';
import { TIME } from './unit-words.ts';

/** A statistic in tokens `[from, to)`, before its text is taken. */
export interface Found {
  from: number;
  to: number;
  /** Where the number begins, behind what qualifies it. */
  numberFrom: number;
  value: Decimal | null;
  upper: Decimal | null;
  unit: string;
}

/** "twice", "doubled", "threefold": value and "times". */
export function readMultiple(tokens: Tokens, at: number, floor: number, text: string): Found | undefined {
  const word = tokens.lower(at);
  const value = MULTIPLES.get(word);
  if (value === undefined || !isMultiple(tokens, at, word)) return undefined;
  const to = comparedTo(tokens, at + 1);
  const rate = rateEnd(tokens, to);
  const per = rate > to ? ` ${text.slice(tokens.at(to)!.start, tokens.at(rate - 1)!.end)}` : '';
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
export function comparedTo(tokens: Tokens, at: number): number {
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
export function readAndAHalf(tokens: Tokens, at: number, floor: number, text: string): Found | undefined {
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
