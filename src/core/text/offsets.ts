import { splitsPair, type Range } from '../model/span.ts';

/** UTF-16 units between two checkpoints: a conversion scans at most this many. */
const STRIDE = 1024;

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
  /** Code points before each multiple of STRIDE; null where the units agree. */
  readonly #checkpoints: Uint32Array | null;

  constructor(text: string) {
    this.text = text;
    if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
      this.#checkpoints = null;
      this.codePoints = text.length;
      return;
    }
    const checkpoints = new Uint32Array(Math.floor(text.length / STRIDE) + 1);
    let pairs = 0;
    for (let at = 0; at < text.length; at++) {
      // A pair is counted at its second half, so a checkpoint within a pair still counts the pair's first half.
      if (at % STRIDE === 0) checkpoints[at / STRIDE] = at - pairs;
      if (isHigh(text.charCodeAt(at)) && at + 1 < text.length && isLow(text.charCodeAt(at + 1))) {
        at++;
        if (at % STRIDE === 0) checkpoints[at / STRIDE] = at - pairs;
        pairs++;
      }
    }
    if (text.length % STRIDE === 0) checkpoints[text.length / STRIDE] = text.length - pairs;
    this.#checkpoints = checkpoints;
    this.codePoints = text.length - pairs;
  }

  /**
   * Code points before the UTF-16 offset `offset`, which may be the text's length.
   * @throws RangeError where the offset lies outside the text or within a surrogate pair.
   */
  toCodePoint(offset: number): number {
    this.#check(offset, this.text.length, 'UTF-16 units');
    if (!this.#checkpoints) return offset;
    if (splitsPair(this.text, offset))
      throw new RangeError(`Offset ${offset} (UTF-16) lies within a surrogate pair.`);
    const block = Math.floor(offset / STRIDE);
    let at = block * STRIDE;
    let points = this.#checkpoints[block]!;
    if (splitsPair(this.text, at)) at++; // the checkpoint has counted the pair already
    for (; at < offset; at++) {
      points++;
      if (splitsPair(this.text, at + 1)) at++;
    }
    return points;
  }

  /**
   * The UTF-16 offset of the code point number `offset`, which may be the number of code points.
   * @throws RangeError where the offset lies outside the text.
   */
  toUtf16(offset: number): number {
    this.#check(offset, this.codePoints, 'code points');
    if (!this.#checkpoints) return offset;
    let [low, high] = [0, this.#checkpoints.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#checkpoints[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    let at = low * STRIDE;
    let points = this.#checkpoints[low]!;
    if (splitsPair(this.text, at)) at++;
    for (; points < offset; points++) at += splitsPair(this.text, at + 1) ? 2 : 1;
    return at;
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
    if (isHigh(unit) && at + 1 < text.length && isLow(text.charCodeAt(at + 1))) at++;
    else if (isHigh(unit) || isLow(unit)) return at;
  }
  return null;
}
