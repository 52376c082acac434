import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Losses } from '../exchange/loss.ts';
import { someText } from '../exchange/testing/arbitraries.ts';
import { faultsOf } from '../exchange/testing/round-trip.ts';
import type { ColumnRole, RowMapping } from './model.ts';
import { parseRows } from './parse.ts';
import { readRows } from './read-table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const file = (path: string, content: string | Uint8Array) => ({
  path,
  bytes: typeof content === 'string' ? bytesOf(content) : content,
});

const readTable = (bytes: Uint8Array) => ({
  table: readRows({ path: 't.xlsx', bytes }, {}, new Losses()),
});

const read = (path: string, content: string | Uint8Array, change: Partial<RowMapping> = {}) => {
  const first = parseRows(file(path, content), null);
  const parsed = parseRows(file(path, content), { ...first.table.mapping, ...change });
  expect(faultsOf(parsed.exchange)).toEqual([]);
  const { documents } = parsed.exchange;
  const said = documents.map(({ text, annotations, structure }) => ({
    text,
    turns: structure?.turns ?? [],
    speakers: structure?.speakers.map(({ name }) => name) ?? [],
    labels: annotations.map(({ tag, span }) => `${tag}: ${text.slice(span[0]![0], span[0]![1])}`),
  }));
  return {
    ...parsed,
    said,
    losses: Object.fromEntries(parsed.losses.map(({ code, count }) => [code, count])),
  };
};

const TALK =
  'interview,speaker,start,text,claim,statistic,codes,camp\r\n' +
  'one,Ann,0:05,"We, ""all"", agree.\r\nTwice 💩.",1,0,good; bad,Green\r\n' +
  'one,Ben,1:02.5,No.,0,1,,Green\r\n' +
  'two,Ann,3,Yes.,yes,,good,Blue\r\n';

describe('rows of a table', () => {
  it('guesses what columns are for, and makes turns, speakers, times, labels and variables of them', () => {
    const { table, exchange, said, losses } = read('talk.csv', TALK);
    expect(table.mapping).toMatchObject({
      roles: ['transcript', 'speaker', 'time', 'text', 'flag', 'flag', 'labels', 'variable'],
      separator: ';',
      header: true,
      delimiter: ',',
      each: 'table',
    });
    expect(said).toEqual([
      {
        text: 'Ann:\nWe, "all", agree.\r\nTwice 💩.\n\nBen:\nNo.',
        turns: [
          { speaker: 0, time: 5 },
          { speaker: 1, time: 62.5 },
        ],
        speakers: ['Ann', 'Ben'],
        labels: [
          'claim: We, "all", agree.\r\nTwice 💩.',
          'good: We, "all", agree.\r\nTwice 💩.',
          'bad: We, "all", agree.\r\nTwice 💩.',
          'statistic: No.',
        ],
      },
      {
        text: 'Ann:\nYes.',
        turns: [{ speaker: 0, time: 3 }],
        speakers: ['Ann'],
        labels: ['claim: Yes.', 'good: Yes.'],
      },
    ]);
    expect(exchange.documents.map(({ name, metadata }) => [name, metadata.variables])).toEqual([
      ['one', { camp: 'Green' }],
      ['two', { camp: 'Blue' }],
    ]);
    expect(exchange.annotators).toEqual([]);
    expect(losses).toEqual({});
  });

  it('makes one transcript of each row where that is wanted', () => {
    const { exchange } = read('talk.csv', TALK, { each: 'row' });
    expect(exchange.documents.map(({ name }) => name)).toEqual(['one', 'one (2)', 'two']);
  });

  it('proposes a transcript a row where texts are whole documents, whose speakers are then looked for', () => {
    const long = `ANN: ${'Many words. '.repeat(200)}`;
    const { table, exchange } = read(
      'talks.csv',
      `title,date,text\nA,2024-01-02,${long}\nB,2024-01-03,${long}\n`,
    );
    expect(table.mapping).toMatchObject({ each: 'row', roles: ['transcript', 'variable', 'text'] });
    expect(
      exchange.documents.map(({ name, structure, metadata }) => [name, structure, metadata.date]),
    ).toEqual([
      ['A', null, '2024-01-02'],
      ['B', null, '2024-01-03'],
    ]);
  });

  it.each([
    ['tabs', 'speaker\ttext\nAnn\t"a\tb"\n', '\t'],
    ['semicolons', 'speaker;text\r\nAnn;"a;b, c"\r\n', ';'],
    ['a mark and old line ends', '\ufeffspeaker,text\rAnn,"a\rb"\r', ','],
  ])('reads %s', (_, content, delimiter) => {
    const { table, said } = read('t.csv', content);
    expect(table.delimiter).toBe(delimiter);
    expect(table.columns).toEqual(['speaker', 'text']);
    expect(said[0]!.text).toBe(`Ann:\n${/"(.*)"/s.exec(content)![1]}`);
  });

  it('reads UTF-16 and Windows-1252, and says so', () => {
    const utf16 = Buffer.from('\ufeffspeaker\ttext\r\nÄnn\tgrüße 💩\r\n', 'utf16le');
    const { table, said } = read('t.txt.tsv', utf16);
    expect([table.encoding, table.bom, said[0]!.text]).toEqual(['utf-16le', true, 'Änn:\ngrüße 💩']);
    const western = Buffer.from(
      `speaker;text\r\n${'Jürgen;Die Größe der Straße, natürlich.\r\n'.repeat(5)}`,
      'latin1',
    );
    expect(read('t.csv', western).said[0]!.text).toContain('Jürgen:\nDie Größe der Straße');
  });

  it('reports ragged rows, rows without text, labels on them, cells and times that say nothing', () => {
    const { said, losses } = read(
      't.csv',
      'text,time,claim,x\na,1,1,p\nb,2\nc,later,1,q,more\n,4,1,r\nd,5,maybe,s\n',
      { roles: ['text', 'time', 'flag', 'none'] as ColumnRole[] },
    );
    expect(said[0]!.text).toBe('a\n\nb\n\nc\n\nd');
    expect(losses).toEqual({
      'row-ragged': 2,
      'column-unused': 2,
      'time-unreadable': 1,
      'row-without-text': 1,
      'labels-without-text': 1,
      'flag-unreadable': 1,
    });
  });

  it('reports variables that vary within a transcript, and roles that Passage does not have', () => {
    const { exchange, losses } = read(
      't.csv',
      'text,speaker,role,affiliation,mood\na,Ann,asks,Times,x\nb,Ann,asks,Post,y\nc,Ben,boss,,x\n',
      {
        roles: ['text', 'speaker', 'role', 'affiliation', 'variable'],
      },
    );
    expect(losses).toEqual({ 'speaker-varies': 1, 'speaker-role-unknown': 1, 'variable-varies': 1 });
    expect(exchange.documents[0]!.structure!.speakers[0]).toMatchObject({
      role: 'asks',
      affiliation: 'Times',
    });
    expect(exchange.documents[0]!.metadata.variables).toEqual({ mood: 'x' });
  });

  it('reports a second column for what only one can be', () => {
    const { said, losses } = read('t.csv', 'text,more,code,kind\na,b,x,y\n', {
      roles: ['text', 'text', 'label', 'label'],
    });
    expect(said[0]).toMatchObject({ text: 'a', labels: ['x: a', 'y: a'] });
    expect(losses).toEqual({ 'column-unused': 1 });
  });

  it('takes names twice, rows without names, and annotators of a column', () => {
    expect(read('t.csv', 'text,text\na,b\n').table.columns).toEqual(['text', 'text (2)']);
    const bare = read('t.csv', '1,This is a text.\n2,This is another.\n');
    expect([bare.table.header, bare.table.columns, bare.said[0]!.text]).toEqual([
      false,
      ['Column 1', 'Column 2'],
      'This is a text.\n\nThis is another.',
    ]);
    const { exchange } = read('t.csv', 'text,coder,code\na,Anna,Claim\na,Ben,Claim\n');
    expect(exchange.annotators.map(({ name }) => name)).toEqual(['Anna', 'Ben']);
    expect(exchange.documents[0]!.annotations.map(({ annotator }) => annotator)).toEqual(['Anna', 'Ben']);
  });

  it('reads JSON Lines: lists as labels, objects within as columns, lines that are none reported', () => {
    const { table, said, losses } = read(
      't.jsonl',
      '{"text":"a\\r\\nb","labels":["x, y","z"],"meta":{"day":"Mon"}}\n7\n{"labels":["x, y"],"text":"c","meta":{"day":"Mon"}}\n{"text":"half \\ud800","labels":["z"]}\n',
    );
    expect(table.columns).toEqual(['text', 'labels', 'meta.day']);
    expect(said[0]!.labels).toEqual(['x, y: a\r\nb', 'z: a\r\nb', 'x, y: c']);
    expect(losses).toEqual({
      'row-no-object': 1,
      'row-ragged': 1,
      'column-unused': 1,
      'row-broken-text': 1,
      'labels-without-text': 1,
    });
  });

  it('reports objects that lack keys of others; null and an empty object lack none', () => {
    const lines = [
      '{"text":"a","meta":{"day":"Mon","page":1}}',
      '{"text":"b","meta":null}',
      '{"text":"c","meta":{}}',
      '{"text":"d","meta":{"day":null,"page":2}}',
      '{"text":"e","meta":{"day":"Tue"}}',
      '{"text":"f"}',
    ];
    const { table, losses } = parseRows(file('t.jsonl', lines.join('\n')), null);
    expect(table.columns).toEqual(['text', 'meta.day', 'meta.page']);
    expect(losses.find(({ code }) => code === 'row-ragged')).toMatchObject({
      count: 2,
      examples: ['“t.jsonl”, line 5', '“t.jsonl”, line 6'],
    });
  });

  it('reports rows of a workbook that go beyond its names, not those that end early', () => {
    const cells = (...texts: string[]) =>
      `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const bytes = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="x"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="x" Target="worksheets/a.xml"/></Relationships>',
      ),
      'xl/worksheets/a.xml': strToU8(
        `<worksheet><sheetData>${cells('speaker', 'text')}${cells('Ann', 'a')}${cells('Ben')}${cells('Cy', 'c', 'more')}</sheetData></worksheet>`,
      ),
    });
    const { losses } = parseRows(file('t.xlsx', bytes), null);
    expect(losses.find(({ code }) => code === 'row-ragged')).toMatchObject({
      count: 1,
      examples: ['“t.xlsx”, row 4'],
    });
  });

  it('reads dates and times of a workbook as LibreOffice 7 writes it', () => {
    const bytes = readFileSync(new URL('../xlsx/fixtures/libreoffice-times.xlsx', import.meta.url));
    const { table } = readTable(bytes);
    expect(table.columns).toEqual(['text', 'day', 'moment', 'clock', 'length', 'count']);
    expect(table.rows).toEqual([
      ['First.', '2023-11-05', '2023-11-05 14:30:00', '9:05:07', '26:10:00', '12'],
      ['Second.', '1999-12-31', '2000-02-29 00:00:01', '0:00:00', '0:59:59', '0.5'],
    ]);
  });

  it('keeps cells to the character, whatever stands in them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(someText, fc.boolean()), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, delimiter, end) => {
          const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
          const lines = rows.map(([text, flag]) => `${quoted(text)}${delimiter}${flag ? 1 : 0}`);
          const content = [`words${delimiter}flag`, ...lines].join(end);
          const { exchange, said } = read('t.csv', content, {
            delimiter,
            header: true,
            roles: ['text', 'flag'],
            each: 'table',
          });
          const filled = rows.filter(([text]) => text.trim() !== '');
          expect(exchange.documents[0]?.text ?? '').toBe(filled.map(([text]) => text).join('\n\n'));
          expect(said[0]?.labels ?? []).toEqual(
            filled.filter(([, flag]) => flag).map(([text]) => `flag: ${text.trim()}`),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
