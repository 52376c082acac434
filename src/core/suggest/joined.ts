import { type Amount, isBelow, readAmount } from './amount.ts';
import { type Decimal, fraction, times } from './decimal.ts';
import { ONES } from './number-words.ts';
import type { Tokens } from './tokens.ts';
import { anyPhrase, pluralPhrase } from './nouns.ts';
import { percentAt } from './unit.ts';

/** Two numbers that say one thing. */
export interface Joined {
  to: number;
  value: Decimal | null;
  upper: Decimal | null;
  currency?: string;
  /** What stands for the unit where the numbers hold it in their middle ("one household in five"), tokens. */
  unit?: readonly [from: number, to: number];
  /** No unit may follow. */
  closed?: boolean;
}

/** "15 to 20", "10 or 11", "£4–5 billion", and "60 and 80" where "between" stands before: the second number ends it. */
export function readRange(tokens: Tokens, first: Amount): Joined | undefined {
  if (first.value === null || first.form === 'part') return undefined;
  const percent = percentAt(tokens, first.to);
  const at = percent ?? first.to;
  const link = tokens.lower(at);
  const dash = /^[-–]$/.test(link);
  const between = link === 'and' && isBetween(tokens, first.from);
  if (!between && !dash && link !== 'to' && link !== 'or') return undefined;
  if (dash && tokens.isGlued(at) !== tokens.isGlued(at + 1)) return undefined;
  const second = readAmount(tokens, at + 1);
  if (percent && (!second || percentAt(tokens, second.to) === undefined || isFrom(tokens, first.from)))
    return undefined;
  if (!second?.value || second.form !== first.form) return undefined;
  const shared = second.magnitude && !first.magnitude ? magnitudeOf(second) : undefined;
  const value = shared ? times(first.value, shared) : first.value;
  if (!isBelow({ ...first, value }, second)) return undefined;
  const currency = first.currency ?? second.currency;
  return { to: second.to, value, upper: second.value, ...(currency !== undefined && { currency }) };
}

const isFrom = (tokens: Tokens, at: number): boolean => tokens.lower(at - 1) === 'from';

/** "between", or "between the ages of", just before a number. */
export function isBetween(tokens: Tokens, at: number): boolean {
  return tokens.lower(at - 1) === 'between' || isBetweenAges(tokens, at);
}

/** “between the ages of” stands before a token. */
export const isBetweenAges = (tokens: Tokens, at: number): boolean =>
  tokens.lower(at - 1) === 'of' &&
  /^ages?$/.test(tokens.lower(at - 2)) &&
  tokens.lower(at - 3) === 'the' &&
  tokens.lower(at - 4) === 'between';

/** The power of ten that a number's magnitude word gave it: all trailing zeros in threes. */
function magnitudeOf({ value }: Amount): Decimal {
  let power = 0n;
  for (let rest = value!.digits; rest !== 0n && rest % 1000n === 0n && power < 15n; rest /= 1000n)
    power += 3n;
  return { digits: 10n ** power, places: 0 };
}

/** "306 to 115 vote", "44 to nothing", "six votes to three": a score, which has no single value. */
export function readScore(tokens: Tokens, first: Amount): Joined | undefined {
  if (first.value === null || first.magnitude || first.currency !== undefined || first.value.places > 0)
    return undefined;
  const votes = /^votes?$/.test(tokens.lower(first.to)) ? 1 : 0;
  const at = first.to + votes;
  if (tokens.lower(at) !== 'to') return undefined;
  const nothing = /^(nothing|nil|none|zero)$/.test(tokens.lower(at + 1));
  if (tokens.lower(first.from) === '9' && tokens.lower(at + 1) === '5') return undefined;
  const second = nothing ? undefined : readAmount(tokens, at + 1);
  if (
    !nothing &&
    (!second?.value || second.magnitude || second.form !== first.form || !isBelow(second, first))
  )
    return undefined;
  let to = second?.to ?? at + 2;
  const from = to;
  if (!votes && /^votes?$/.test(tokens.lower(to))) to++;
  const unit: readonly [number, number] = votes ? [first.to, at] : [from, to];
  return { to, value: null, upper: null, unit, closed: true };
}

/** "one in five Americans", "two out of three buildings", "one household in ten": a share. */
export function readRatio(tokens: Tokens, first: Amount): Joined | undefined {
  const few = small(first);
  if (few === undefined) return undefined;
  const one = few === 1n && first.form === 'words';
  const noun = one && tokens.lower(first.to) !== 'in' ? anyPhrase(tokens, first.to, 2) : undefined;
  const link = noun ?? first.to;
  const out = tokens.lower(link) === 'out' && tokens.lower(link + 1) === 'of';
  if (!out && tokens.lower(link) !== 'in') return undefined;
  let at = link + (out ? 2 : 1);
  if (tokens.lower(at) === 'every') at++;
  const second = readAmount(tokens, at);
  const many = second && small(second);
  if (!second || many === undefined || many <= few || (!out && second.form !== first.form)) return undefined;
  const value = fraction(few, many);
  if (noun !== undefined) return { to: second.to, value, upper: null, unit: [first.to, noun], closed: true };
  const unit = pluralPhrase(tokens, second.to);
  return { to: second.to, value, upper: null, ...(unit !== undefined && { unit: [second.to, unit] }) };
}

function small({ value, currency, form }: Amount): bigint | undefined {
  if (!value || value.places > 0 || currency !== undefined || (form !== 'digits' && form !== 'words'))
    return undefined;
  return value.digits > 0n && value.digits <= 100_000n && !isYear(value.digits, form)
    ? value.digits
    : undefined;
}

const isYear = (digits: bigint, form: Amount['form']): boolean =>
  form === 'digits' && digits >= 1500n && digits < 2100n;

/** Number words below ten, which often point back to what was named ("those two") and then count nothing. */
export const isSmallWord = (tokens: Tokens, { from, to, form }: Amount): boolean =>
  form === 'words' && to === from + 1 && (ONES.get(tokens.lower(from)) ?? 99n) < 10n;
