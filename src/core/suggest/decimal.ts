/** A decimal number, exact: `digits / 10 ** places`. */
export interface Decimal {
  digits: bigint;
  places: number;
}

/** Numbers of more digits than this are read as no statistic; it also bounds the work on one number. */
export const MOST_DIGITS = 24;

const MINUTE = 6;

/** Reads `1234` or `12.5`: digits with at most one point, without separators. */
export function decimal(text: string): Decimal {
  const point = text.indexOf('.');
  return point < 0
    ? { digits: BigInt(text), places: 0 }
    : { digits: BigInt(text.slice(0, point) + text.slice(point + 1)), places: text.length - point - 1 };
}

/** The exact product. */
export const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  places: a.places + b.places,
});

/** The exact sum, with the places of the longer one. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { digits: scaled(a, places) + scaled(b, places), places };
}

/** Whether `a` is below `b`; `1.5` and `1.50` are neither. */
export function isLess(a: Decimal, b: Decimal): boolean {
  const places = Math.max(a.places, b.places);
  return scaled(a, places) < scaled(b, places);
}

/** The number below zero of one above, and the other way round. */
export const negative = (a: Decimal): Decimal => ({ ...a, digits: -a.digits });

/** `numerator / denominator`, rounded half up to six places. The denominator is above zero. */
export function fraction(numerator: bigint, denominator: bigint): Decimal {
  const scale = 10n ** BigInt(MINUTE);
  return { digits: (2n * numerator * scale + denominator) / (2n * denominator), places: MINUTE };
}

/** As an attribute of type number takes it: `6000000`, `0.5`, `-4`; no trailing zeros after the point. */
export function decimalText({ digits, places }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const whole = all.slice(0, all.length - places);
  const rest = all.slice(all.length - places).replace(/0+$/, '');
  return `${sign}${whole}${rest === '' ? '' : `.${rest}`}`;
}

const scaled = ({ digits, places }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - places);
