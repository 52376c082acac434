const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/** Character references of WebVTT (W3C, 4.2.3), by name and by number. Others stay as they are. */
export const decodeReferences = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[(name as string).toLowerCase()] ?? whole;
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    const valid = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return valid ? String.fromCodePoint(point) : (whole as string);
  });

/** Tags of captions: styles, classes, times within a cue; and the places of SubStation in braces. Voices are read before. */
export const stripTags = (text: string): string =>
  text
    .replace(/<\/?(?:[biu]|ruby|rt|lang|c|v|font)(?:[.\s][^<>\n]*)?>/gi, '')
    .replace(/<\d[\d:.]*>/g, '')
    .replace(/\{\\[^{}\n]*\}/g, '');
