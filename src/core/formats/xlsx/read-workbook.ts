import { FormatError } from '../exchange/format-error.ts';
import { readZip } from '../exchange/read-zip.ts';
import { childOf, childrenOf, readXml } from '../xml/read.ts';
import { kindOfFormat, type NumberKind } from './read-number.ts';
import { readSharedStrings } from './read-strings.ts';

/** A workbook that was unpacked, of whose sheets none is read yet. */
export interface OpenWorkbook {
  where: string;
  sheets: { name: string; xml: () => string }[];
  strings: string[];
  /** What numbers are, by the style of their cell. */
  styles: NumberKind[];
  from1904: boolean;
}

/** Unpacks a workbook: names of its sheets, its strings, its formats of numbers. @throws FormatError */
export function openWorkbook(bytes: Uint8Array, where: string): OpenWorkbook {
  if (OLE.every((byte, at) => bytes[at] === byte))
    throw new FormatError(
      'unsupported',
      `${where} is locked with a password, or in Excel’s old format. Open it in a spreadsheet, and save it as .xlsx without a password.`,
    );
  const parts = new Map(readZip(bytes, where).map(({ path, bytes: part }) => [path.toLowerCase(), part]));
  const read = (path: string): string | null => {
    const part = parts.get(path.toLowerCase());
    return part ? new TextDecoder().decode(part) : null;
  };
  const book = read(BOOK);
  if (book === null)
    throw new FormatError('malformed', `${where} is no workbook that Passage can read. Save it as .xlsx.`);
  const root = readXml(book, `The workbook of ${where}`);
  const targets = targetsOf(read('xl/_rels/workbook.xml.rels'), where);
  const sheets = childrenOf(childOf(root, 'sheets'), 'sheet').flatMap(({ attributes }) => {
    const path = targets.get(attributes['id'] ?? '');
    if (path === undefined || !parts.has(path.toLowerCase())) return [];
    return [{ name: attributes['name'] ?? 'Sheet', xml: () => read(path) ?? '' }];
  });
  if (sheets.length === 0)
    throw new FormatError('malformed', `${where} has no sheet with cells. Save it again as .xlsx.`);
  const strings = read('xl/sharedStrings.xml');
  return {
    where,
    sheets,
    strings: strings === null ? [] : readSharedStrings(strings, `The texts of ${where}`),
    styles: stylesOf(read('xl/styles.xml'), where),
    from1904: /^(1|true)$/.test(childOf(root, 'workbookPr')?.attributes['date1904'] ?? ''),
  };
}

const BOOK = 'xl/workbook.xml';
/** What every file of Microsoft's compound format begins with. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

function targetsOf(rels: string | null, where: string): Map<string, string> {
  if (rels === null) return new Map();
  return new Map(
    childrenOf(readXml(rels, `The workbook of ${where}`), 'Relationship').map(({ attributes }) => {
      const target = attributes['Target'] ?? '';
      return [attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
}

function stylesOf(xml: string | null, where: string): NumberKind[] {
  if (xml === null) return [];
  const root = readXml(xml, `The styles of ${where}`);
  const codes = new Map(
    childrenOf(childOf(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes['numFmtId']),
      attributes['formatCode'] ?? '',
    ]),
  );
  return childrenOf(childOf(root, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0);
    return kindOfFormat(id, codes.get(id));
  });
}
