import { expect, it } from 'vitest';
import { parseDataset } from './parse.ts';

const COLUMNS = [
  'annotation_id',
  'transcript_id',
  'transcript_date',
  'file_name',
  'text_sha256',
  'tag',
  'quote',
  'start_code_point',
  'end_code_point',
  'annotator',
  'claim_sure',
  'other_column',
  'note',
  'created',
  'gold',
  'gold_sources',
];
const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const read = (...rows: string[][]) =>
  parseDataset(
    [file('a.csv', [COLUMNS, ...rows].map((row) => row.join(',')).join('\n')), file('t.txt', '💩 one two')],
    { findText: () => null },
  );
const row = (id: string, more: Partial<Record<string, string>> = {}): string[] => {
  const given: Partial<Record<string, string>> = {
    annotation_id: id,
    transcript_id: 't',
    file_name: 't.txt',
    tag: 'Claim',
    quote: 'one',
    start_code_point: '2',
    end_code_point: '5',
    annotator: 'Ann',
    ...more,
  };
  return COLUMNS.map((column) => given[column] ?? '');
};

it('takes what several annotations went into together as gold once', async () => {
  const gold = { gold: 'true', gold_sources: 'a | b' };
  const { exchange } = await read(row('a', gold), row('b', { ...gold, annotator: 'Ben' }), row('c'));
  expect(exchange.documents[0]!.annotations.map((one) => one.gold)).toEqual([true, false, false]);
});

it('reports values, dates and times that are not read, and gives each annotation an id of its own', async () => {
  const { exchange, losses } = await read(
    row('', { transcript_date: '26.11.2026', other_column: 'x', created: '2026-01-02T03:04:05.000Z' }),
    row('', { claim_sure: 'yes', created: 'Monday' }),
  );
  const [document] = exchange.documents;
  expect(document!.metadata.date).toBe('');
  expect(document!.annotations.map(({ id, span }) => [id, span])).toEqual([
    ['annotation', [[3, 6]]],
    ['annotation 2', [[3, 6]]],
  ]);
  expect(document!.annotations.map(({ values }) => values)).toEqual([{}, { sure: 'yes' }]);
  expect(losses.map(({ code, count }) => [code, count])).toEqual([
    ['date-not-read', 1],
    ['value-without-attribute', 1],
    ['time-not-read', 1],
  ]);
});
