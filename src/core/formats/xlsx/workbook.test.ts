import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { column } from '../dataset/column.ts';
import { escapeXml, letters, MOST_CELL, rowXml } from './cells.ts';
import { WorkbookWriter } from './workbook.ts';

const COLUMNS = [column('text', 'string', ''), column('number', 'number', ''), column('yes', 'boolean', '')];

function write(work: (workbook: WorkbookWriter) => void, mostRows?: number) {
  const chunks: Uint8Array[] = [];
  const workbook = new WorkbookWriter((chunk) => void chunks.push(chunk), mostRows);
  work(workbook);
  workbook.end();
  const bytes = Buffer.concat(chunks);
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)] as const);
  return { bytes, parts: Object.fromEntries(parts), losses: workbook.losses() };
}

/** The texts of a sheet in their order, shared or not. */
function textsOf(parts: Record<string, string>, sheet: number): string[] {
  const texts = (xml: string) => [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)/g)].map(([, text]) => text!);
  const shared = texts(parts['xl/sharedStrings.xml']!);
  const cells = parts[`xl/worksheets/sheet${sheet}.xml`]!.matchAll(
    /<c [^>]*t="(s|inlineStr)"[^>]*>(?:<v>(\d+)|<is><t[^>]*>([^<]*))/g,
  );
  return [...cells].map(([, type, number, text]) => (type === 's' ? shared[Number(number)]! : text!));
}

describe('WorkbookWriter', () => {
  it('goes on in a further sheet where one is full, and says so', () => {
    const { parts, losses } = write((workbook) => {
      workbook.beginTable('annotations', COLUMNS);
      for (let i = 0; i < 7; i++) workbook.row([`row ${i}`, String(i), null]);
      workbook.beginTable('turns', COLUMNS);
      workbook.row(['last', null, 'true']);
    }, 4);
    const sheets = [...parts['xl/workbook.xml']!.matchAll(/sheet name="([^"]+)"/g)].map(([, name]) => name);
    expect(sheets).toEqual(['annotations', 'annotations (2)', 'annotations (3)', 'turns']);
    expect(losses).toEqual([expect.stringContaining('“annotations” goes on over 3 sheets')]);
    const rows = sheets.slice(0, 3).flatMap((_, i) => textsOf(parts, i + 1).slice(COLUMNS.length));
    expect(rows).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => `row ${i}`));
    expect(parts['xl/worksheets/sheet4.xml']).toContain('<c r="C2" t="b"><v>1</v></c>');
    expect(parts['[Content_Types].xml']!.match(/sheet\d\.xml/g)).toHaveLength(4);
  });

  it('keeps as text what is neither true nor false in a column of truths', () => {
    const { parts } = write((workbook) => {
      workbook.beginTable('t', COLUMNS);
      for (const text of ['true', 'false', '', 'not sure', 'TRUE']) workbook.row([null, null, text]);
    });
    const cells = parts['xl/worksheets/sheet1.xml']!.matchAll(/<c r="(C\d)" t="b"><v>(\d)/g);
    expect([...cells].map(([, place, value]) => [place, value])).toEqual([
      ['C2', '1'],
      ['C3', '0'],
    ]);
    expect(textsOf(parts, 1).slice(COLUMNS.length)).toEqual(['not sure', 'TRUE']);
  });

  it('cuts what a cell cannot hold, never through a character, and counts it', () => {
    const { parts, losses } = write((workbook) => {
      workbook.beginTable('t', COLUMNS);
      workbook.row([`a${'💩'.repeat(MOST_CELL)}`, null, null]);
      workbook.row(['b'.repeat(MOST_CELL), null, null]);
    });
    const cells = [...parts['xl/worksheets/sheet1.xml']!.matchAll(/<t(?: [^>]*)?>([^<]*)/g)].map(
      ([, text]) => text!,
    );
    expect(cells.slice(-2).map((text) => [text.length, text.isWellFormed()])).toEqual([
      [MOST_CELL, true],
      [MOST_CELL, true],
    ]);
    expect(losses).toEqual([expect.stringContaining('1 value of “text” was cut')]);
  });

  it('writes once what is repeated, and leaves in its cell what is not', () => {
    const { parts } = write((workbook) => {
      workbook.beginTable('t', [column('same', 'string', ''), column('own', 'string', '')]);
      for (let i = 0; i < 5_000; i++) workbook.row([`tag ${i % 3}`, `own ${i}`]);
      workbook.row(['s'.repeat(201), ' edge ']);
    });
    const shared = parts['xl/sharedStrings.xml']!;
    expect(shared.match(/tag \d/g)).toEqual(['tag 0', 'tag 1', 'tag 2']);
    expect(shared.match(/own \d+/g)!.length).toBe(200);
    expect(shared).not.toContain('sss');
    const texts = textsOf(parts, 1);
    expect(texts).toHaveLength(2 + 2 * 5_001);
    for (let i = 0; i < 5_000; i++)
      expect(texts.slice(2 + 2 * i, 4 + 2 * i)).toEqual([`tag ${i % 3}`, `own ${i}`]);
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<t xml:space="preserve"> edge </t>');
  });

  it('is the same bytes at any time and in any zone', () => {
    const make = () => write((workbook) => workbook.beginTable('t', COLUMNS)).bytes;
    const zone = process.env['TZ'];
    const first = make();
    process.env['TZ'] = 'Pacific/Kiritimati';
    const second = make();
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(second.equals(first)).toBe(true);
  });
});

describe('cells', () => {
  it('has places as spreadsheets name them', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(letters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
    expect(rowXml(9, COLUMNS, ['', '7', 'false'], { share: () => undefined, onCut: () => {} })).toBe(
      '<row r="9"><c r="B9"><v>7</v></c><c r="C9" t="b"><v>0</v></c></row>',
    );
  });

  it('escapes so that the text comes back, and leaves nothing that XML forbids', () => {
    const unit = fc.constantFrom(
      '\u0000',
      '\u0008',
      '\t',
      '\n',
      '\r',
      '\u001f',
      '\uffff',
      '&',
      '<',
      '"',
      '_x000D_',
      '_',
      'x000D_',
      '💩',
      ']]>',
    );
    const back = (xml: string) =>
      xml
        .replace(
          /&(amp|lt|gt|quot|#13);/g,
          (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' })[name]!,
        )
        .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        const xml = escapeXml(text);
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff<>]/);
        expect(back(xml)).toBe(text);
      }),
    );
  });
});

it('what looks like a formula is a cell of text, and exactly what it was', () => {
  const attacks = [
    '=1+1',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '=HYPERLINK("https://evil.example","x")',
    "=cmd|' /C calc'!A0",
    '\t=1',
    '\r=1',
  ];
  const { parts } = write((workbook) => {
    workbook.beginTable('annotations', COLUMNS);
    for (const attack of attacks) workbook.row([attack, null, null]);
  });
  const sheet = parts['xl/worksheets/sheet1.xml']!;
  expect(sheet).not.toMatch(/<f[ >]|t="str"/);
  // Each cell is typed, as text: the first row holds the names of the columns.
  expect(sheet.match(/<c /g)).toHaveLength(COLUMNS.length + attacks.length);
  expect(sheet.match(/<c [^>]*t="(s|inlineStr)"/g)).toHaveLength(COLUMNS.length + attacks.length);
  const texts = textsOf(parts, 1).slice(COLUMNS.length);
  expect(texts).toEqual(attacks.map(escapeXml));
  expect(Object.keys(parts).filter((path) => /externalLink|connections|vba|calcChain/i.test(path))).toEqual(
    [],
  );
});
