import { type Colour, COLOURS, PALETTE } from './codebook.ts';

/**
 * The palette's colour that looks most like `#RRGGBB` or `#RGB`, and whether it is that very one; null where the text is no
 * such colour. Nearness is distance in OKLab (Ottosson 2020), in which equal distances look equal.
 */
export function nearestColour(hex: string): { colour: Colour; exact: boolean } | null {
  const wanted = rgbOf(hex);
  if (!wanted) return null;
  const exact = COLOURS.find((colour) => rgbOf(PALETTE[colour])!.every((part, i) => part === wanted[i]));
  if (exact) return { colour: exact, exact: true };
  const at = okLab(wanted);
  const distance = (colour: Colour) =>
    Math.hypot(...okLab(rgbOf(PALETTE[colour])!).map((v, i) => v - at[i]!));
  return {
    colour: COLOURS.reduce((best, colour) => (distance(colour) < distance(best) ? colour : best)),
    exact: false,
  };
}

/** Red, green and blue, 0 to 255. */
function rgbOf(hex: string): number[] | null {
  const match = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(hex.trim());
  if (!match) return null;
  const digits = match[1]!.length === 3 ? match[1]!.replace(/./g, '$&$&') : match[1]!;
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

/** sRGB to OKLab, by the matrices of https://bottosson.github.io/posts/oklab/. */
function okLab(rgb: readonly number[]): number[] {
  const [r, g, b] = rgb.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
