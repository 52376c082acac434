import { type Amount, HALF } from './amount.ts';
import { fraction, times } from './decimal.ts';
import { STOPS } from './function-words.ts';
import { MAGNITUDES, ONES, PARTS } from './number-words.ts';
import type { Tokens } from './tokens.ts';
import { MEASURES } from './unit-words.ts';

/** Before "half" these make it one of two halves in time or space. */
const NO_HALF = new Set('first second other latter former better top bottom upper lower half'.split(' '));
/** Before a part that stands alone: "the poorest tenth of districts". */
const RANKED = /^(top|bottom|.{3,}est)$/;

/** A part that begins at a token: "half", "a third", "two-thirds", "three quarters", "a quarter of a million". */
export function readPart(tokens: Tokens, from: number): Amount | undefined {
  const first = tokens.lower(from);
  const part = (to: number, numerator: bigint, denominator: bigint): Amount => ({
    from,
    to,
    value: denominator === 2n && numerator === 1n ? HALF : fraction(numerator, denominator),
    form: 'part',
    magnitude: false,
  });
  if (first === 'half') return readHalf(tokens, from, from);
  if ((first === 'a' || first === 'an' || first === 'one') && tokens.lower(from + 1) === 'half')
    return readHalf(tokens, from, from + 1);
  if (first === 'a' || first === 'one') {
    const hyphen = tokens.lower(from + 1) === '-' ? 1 : 0;
    const at = from + 1 + hyphen;
    const of = PARTS.get(tokens.lower(at));
    // "No more than 25 percent in a quarter": a time.
    if (of === 4n && /^(in|per|every|each)$/.test(tokens.lower(from - 1))) return undefined;
    if (of === undefined || tokens.lower(at).endsWith('s') || !standsAlone(tokens, at + 1)) return undefined;
    return ofMagnitude(tokens, part(at + 1, 1n, of), of);
  }
  const count = ONES.get(first) ?? (/^\d$/.test(first) ? BigInt(first) : undefined);
  if (count !== undefined && count > 1n) {
    const hyphen = tokens.lower(from + 1) === '-' ? 1 : 0;
    const word = tokens.lower(from + 1 + hyphen);
    const of = PARTS.get(word);
    return of !== undefined && of > count && word.endsWith('s')
      ? part(from + 2 + hyphen, count, of)
      : undefined;
  }
  const alone = PARTS.get(first);
  return alone !== undefined && tokens.lower(from + 1) === 'of' && RANKED.test(tokens.lower(from - 1))
    ? part(from + 1, 1n, alone)
    : undefined;
}

function readHalf(tokens: Tokens, from: number, at: number): Amount | undefined {
  if (tokens.is(at - 1, NO_HALF)) return undefined;
  const half: Amount = { from, to: at + 1, value: HALF, form: 'part', magnitude: false };
  const hyphen = tokens.lower(at + 1) === '-' && tokens.isGlued(at + 1) ? 1 : 0;
  const next = tokens.lower(at + 1 + hyphen);
  if (next === 'past' || next === 'way') return undefined;
  // "Half a million", "half-million", "half a dozen", "a half billion".
  const article = next === 'a' || next === 'an' ? 1 : 0;
  const to = at + 1 + hyphen + article;
  const power = MAGNITUDES.get(tokens.lower(to));
  if (power !== undefined)
    return {
      ...half,
      to: to + 1,
      value: times(HALF, { digits: 10n ** BigInt(power), places: 0 }),
      magnitude: true,
    };
  if (tokens.lower(to) === 'dozen') return { ...half, to: to + 1, value: { digits: 6n, places: 0 } };
  // "Half an hour": the article goes with the number, the unit comes next.
  if (article) return { ...half, to };
  if (MEASURES.has(next)) return { ...half, to: at + 1 + hyphen };
  return hyphen === 0 && standsAlone(tokens, at + 1) ? half : undefined;
}

/** "A quarter of a million". */
function ofMagnitude(tokens: Tokens, amount: Amount, denominator: bigint): Amount {
  const power = MAGNITUDES.get(tokens.lower(amount.to + 2));
  if (power === undefined || tokens.lower(amount.to) !== 'of' || tokens.lower(amount.to + 1) !== 'a')
    return amount;
  return {
    ...amount,
    to: amount.to + 3,
    value: fraction(10n ** BigInt(power), denominator),
    magnitude: true,
  };
}

/** No noun follows, so that "a third" is a part and not the third of something. */
function standsAlone(tokens: Tokens, at: number): boolean {
  const next = tokens.at(at);
  return next === undefined || next.kind !== 'word' || STOPS.has(next.lower) || next.lower === 'more';
}
