/** Letters of scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and what Unicode keeps beside them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Whether a text runs from right to left: as its first letter does (Unicode Standard Annex 9, rules P2 and P3, which browsers
 * follow for `dir=auto`).
 */
export function startsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}
