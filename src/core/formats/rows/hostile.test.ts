import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../exchange/format-error.ts';
import { LIMITS } from '../exchange/limits.ts';
import { parseRows } from './parse.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const file = (path: string, content: string | Uint8Array) => ({
  path,
  bytes: typeof content === 'string' ? bytesOf(content) : content,
});

describe('hostile tables', () => {
  it.each([
    ['a CSV with a million columns', 'columns', 't.csv', () => `${'a,'.repeat(1_000_000)}b\n`],
    ['a cell of 40 MB', 'lineLength', 't.csv', () => `text\n"${'x'.repeat(40_000_000)}"\n`],
    ['a line of 100 MB', 'fileBytes', 't.csv', () => `text\n${'x'.repeat(100_000_000)}\n`],
    ['a JSON line of 40 MB', 'lineLength', 't.jsonl', () => `{"text":"${'x'.repeat(40_000_000)}"}\n`],
    ['deep JSON', 'jsonDepth', 't.jsonl', () => `{"text":${'['.repeat(100_000)}\n`],
    [
      'keys without end',
      'columns',
      't.jsonl',
      () => `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join(',')}}\n`,
    ],
    ['rows without end', 'rows', 't.csv', () => `a,b\n${'1,2\n'.repeat(LIMITS.rows.most + 1)}`],
    [
      'transcripts without end',
      'documents',
      't.csv',
      () => `file,text\n${Array.from({ length: 10_001 }, (_, i) => `f${i},x`).join('\n')}`,
    ],
  ])('refuses %s by its limit', (_, limit, path, content) => {
    expect(() => parseRows(file(path, content()), null)).toThrow(new RegExp(`limit “${limit}”`));
  });

  it('refuses a workbook whose cells share one long text, by its limit, one with a document type, and a cell far out', () => {
    const book = (sheet: string, strings = '<sst/>') =>
      zipSync({
        'xl/workbook.xml': strToU8(
          '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="x"/></sheets></workbook>',
        ),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="x" Target="worksheets/a.xml"/></Relationships>',
        ),
        'xl/worksheets/a.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
        'xl/sharedStrings.xml': strToU8(strings),
      });
    const row = '<row>' + '<c t="s"><v>0</v></c>'.repeat(10) + '</row>';
    const long = `<sst><si><t>${Array.from({ length: 5_000 }, (_, i) => i * 7919).join(' ')}</t></si></sst>`;
    expect(() => parseRows(file('t.xlsx', book(row.repeat(500), long)), null)).toThrow(/limit “tableText”/);
    expect(() => parseRows(file('t.xlsx', book('<row><c r="XFD1"><v>1</v></c></row>')), null)).toThrow(
      /limit “columns”/,
    );
    expect(() => parseRows(file('t.xlsx', book('', '<!DOCTYPE a [<!ENTITY b "c">]><sst/>')), null)).toThrow(
      /document type/,
    );
  });

  it('refuses what is no table with a sentence', () => {
    for (const [path, content] of [
      ['t.csv', ''],
      ['t.csv', 'a,"b'],
      ['t.xlsx', 'no zip'],
      ['t.xlsx', zipSync({ 'a.txt': strToU8('x') })],
      ['t.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0)],
    ] as const)
      expect(() => parseRows(file(path, content), null)).toThrow(FormatError);
  });
});
