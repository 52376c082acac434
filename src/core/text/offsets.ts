import type { Range } from '../model/span.ts';

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Converts offsets in one text between UTF-16 code units (ours) and Unicode code points (what brat, W3C
 * selectors, REFI-QDA and most Python tools count). Built once in a pass over the text; a text without
 * characters outside the Basic Multilingual Plane needs no table, since both offsets are equal there.
 * A lone surrogate counts as one code point, as in `[...text]`.
 */
export class OffsetMap {
  readonly text: string;
  /** Length in code points. */
  readonly codePoints: number;
  /** Where the surrogate pairs begin, ascending (UTF-16); null where there are none and the units agree. */
  readonly #pairs: Uint32Array | null;

  constructor(text: string) {
    this.text = text;
    this.#pairs = pairsOf(text);
    this.codePoints = text.length - (this.#pairs?.length ?? 0);
  }

  /**
   * Code points before the UTF-16 offset `offset`, which may be the text's length.
   * @throws RangeError where the offset lies outside the text or within a surrogate pair.
   */
  toCodePoint(offset: number): number {
    this.#check(offset, this.text.length, 'UTF-16 units');
    if (!this.#pairs) return offset;
    const before = firstIndex(this.#pairs, (pair) => pair >= offset);
    if (before > 0 && this.#pairs[before - 1] === offset - 1)
      throw new RangeError(`Offset ${offset} (UTF-16) lies within a surrogate pair.`);
    return offset - before;
  }

  /**
   * The UTF-16 offset of the code point number `offset`, which may be the number of code points.
   * @throws RangeError where the offset lies outside the text.
   */
  toUtf16(offset: number): number {
    this.#check(offset, this.codePoints, 'code points');
    if (!this.#pairs) return offset;
    // The pair number i is the code point number pairs[i] - i.
    return offset + firstIndex(this.#pairs, (pair, i) => pair - i >= offset);
  }

  /** A range of UTF-16 units as one of code points. @throws RangeError as {@link toCodePoint}. */
  rangeToCodePoints([start, end]: Range): Range {
    return [this.toCodePoint(start), this.toCodePoint(end)];
  }

  /** A range of code points as one of UTF-16 units. @throws RangeError as {@link toUtf16}. */
  rangeToUtf16([start, end]: Range): Range {
    return [this.toUtf16(start), this.toUtf16(end)];
  }

  #check(offset: number, length: number, unit: string): void {
    if (!Number.isInteger(offset)) throw new RangeError(`Offset ${offset} is not a whole number.`);
    if (offset < 0 || offset > length)
      throw new RangeError(`Offset ${offset} lies outside the text, which has ${length} ${unit}.`);
  }
}

/** Where the surrogate pairs of a text begin, ascending; null where it has none. */
function pairsOf(text: string): Uint32Array | null {
  const found = new Uint32Array(countPairs(text));
  if (found.length === 0) return null;
  for (let at = 0, n = 0; n < found.length; at++) if (isPairAt(text, at)) found[n++] = at++;
  return found;
}

function countPairs(text: string): number {
  // The engine looks for surrogates far faster than a loop does, and most texts have none.
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return 0;
  let count = 0;
  for (let at = 0; at < text.length; at++)
    if (isPairAt(text, at)) {
      count++;
      at++;
    }
  return count;
}

const isPairAt = (text: string, at: number): boolean =>
  isHigh(text.charCodeAt(at)) && at + 1 < text.length && isLow(text.charCodeAt(at + 1));

/** The first index whose value passes; the length where none does. Where one passes, all after it do. */
function firstIndex(values: Uint32Array, passes: (value: number, index: number) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(values[middle]!, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Length in code points; a lone surrogate counts as one. */
export function codePointLength(text: string): number {
  return new OffsetMap(text).codePoints;
}

/**
 * The UTF-16 offset of the first surrogate that has no partner; `null` where there is none. Such a text
 * cannot be stored: it has no UTF-8, and the database would put U+FFFD in its place.
 */
export function firstLoneSurrogate(text: string): number | null {
  if (text.isWellFormed()) return null;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isPairAt(text, at)) at++;
    else if (isHigh(unit) || isLow(unit)) return at;
  }
  return null;
}
