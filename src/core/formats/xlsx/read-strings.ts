import { withinLimit } from '../exchange/limits.ts';
import { streamXml } from '../xml/stream.ts';

/** Characters that XML cannot hold stand as `_x000D_`; an underscore that would begin such a one is escaped itself. */
export const unescapeXlsx = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The shared strings of a workbook: runs of one text put together, phonetic readings left out. @throws FormatError */
export function readSharedStrings(xml: string, where: string): string[] {
  const strings: string[] = [];
  let [current, inText, phonetic, total] = ['', false, 0, 0];
  streamXml(xml, where, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic += 1;
      if (name === 't') inText = phonetic === 0;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name !== 'si') return;
      total += current.length;
      withinLimit('tableText', total, where);
      strings.push(unescapeXlsx(current));
    },
  });
  return strings;
}
