import { OffsetMap } from '../../text/offsets.ts';

/** What an offset of a file counts. `crlf-as-one`: CR LF is one, as in tools that read a text with LF alone. */
export const OFFSET_UNITS = [
  'code-point',
  'utf-16',
  'utf-8',
  'code-point-crlf-as-one',
  'utf-16-crlf-as-one',
] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** In the order in which they are tried where a tool counts code points, or should. */
export const CODE_POINTS_FIRST = [
  'code-point',
  'utf-16',
  'code-point-crlf-as-one',
  'utf-16-crlf-as-one',
  'utf-8',
] as const satisfies readonly OffsetUnit[];

/** As reports and files name them. */
export const UNIT_NAMES: Record<OffsetUnit, string> = {
  'code-point': 'Unicode code points',
  'utf-16': 'UTF-16 code units',
  'utf-8': 'UTF-8 bytes',
  'code-point-crlf-as-one': 'Unicode code points, CR LF as one',
  'utf-16-crlf-as-one': 'UTF-16 code units, CR LF as one',
};

/** Offsets of one text in one unit, against ours (UTF-16). A text in which both agree needs no table. */
export interface UnitOffsets {
  readonly unit: OffsetUnit;
  /** The text's length in the unit. */
  readonly length: number;
  /** Ours, of an offset in the unit; null where it lies outside the text or within a character. */
  toUtf16(offset: number): number | null;
  /** In the unit, of one of ours; null where the unit has no such place (between CR and LF, within a character). */
  fromUtf16(offset: number): number | null;
}

/**
 * Converts between a unit and UTF-16 in one text, both ways in constant or logarithmic time. Takes a table of the
 * text's length only where the two differ.
 */
export function unitOffsets(text: string, unit: OffsetUnit): UnitOffsets {
  if (unit === 'code-point') return codePoints(text);
  if (agrees(text, unit)) return identity(text, unit);
  return table(text, unit);
}

/** True where the unit counts this text as UTF-16 does. */
function agrees(text: string, unit: OffsetUnit): boolean {
  if (unit === 'utf-16') return true;
  if (unit === 'utf-8') return !/[^\u0000-\u007f]/.test(text);
  if (text.includes('\r\n')) return false;
  return unit === 'utf-16-crlf-as-one' || !/[\ud800-\udbff][\udc00-\udfff]/.test(text);
}

function identity(text: string, unit: OffsetUnit): UnitOffsets {
  const checked = (offset: number) =>
    Number.isInteger(offset) && offset >= 0 && offset <= text.length && !inPair(text, offset) ? offset : null;
  return { unit, length: text.length, toUtf16: checked, fromUtf16: checked };
}

function codePoints(text: string): UnitOffsets {
  const map = new OffsetMap(text);
  const within = (offset: number, length: number) =>
    Number.isInteger(offset) && offset >= 0 && offset <= length;
  return {
    unit: 'code-point',
    length: map.codePoints,
    toUtf16: (offset) => (within(offset, map.codePoints) ? map.toUtf16(offset) : null),
    fromUtf16: (offset) =>
      within(offset, text.length) && !inPair(text, offset) ? map.toCodePoint(offset) : null,
  };
}

/** Both directions as tables with a number for each offset; -1 where there is no such place. */
function table(text: string, unit: OffsetUnit): UnitOffsets {
  const from = new Int32Array(text.length + 1).fill(-1);
  let length = 0;
  for (const [at, width] of steps(text, unit)) {
    from[at] = length;
    length += width;
  }
  from[text.length] = length;
  const to = new Int32Array(length + 1).fill(-1);
  for (let at = text.length; at >= 0; at--) if (from[at]! >= 0) to[from[at]!] = at;
  const look = (offsets: Int32Array) => (offset: number) => {
    const found = offsets[offset];
    return found === undefined || found < 0 ? null : found;
  };
  return { unit, length, toUtf16: look(to), fromUtf16: look(from) };
}

/** The characters of a text as the unit sees them: where each begins (UTF-16), and how many of the unit it is. */
function* steps(text: string, unit: OffsetUnit): Generator<[at: number, width: number]> {
  const crlfIsOne = unit === 'code-point-crlf-as-one' || unit === 'utf-16-crlf-as-one';
  for (let at = 0; at < text.length;) {
    const point = text.codePointAt(at)!;
    const units = point > 0xffff ? 2 : 1;
    if (crlfIsOne && point === 0x0d && text.charCodeAt(at + 1) === 0x0a) {
      yield [at, 1];
      at += 2;
      continue;
    }
    yield [at, unit === 'utf-8' ? utf8Length(point) : unit === 'code-point-crlf-as-one' ? 1 : units];
    at += units;
  }
}

const utf8Length = (point: number): number =>
  point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;

function inPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
