import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ParquetTable } from '../../core/formats/parquet/table.ts';
import { column } from '../../core/formats/dataset/column.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, importText, openDesk } from '../testing.ts';

type Json = Record<string, unknown>;

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());
const out = (...names: string[]) => join(desk.folder, 'out', ...names);
const fileOf = (name: string): ArrayBuffer => new Uint8Array(readFileSync(out(name))).buffer;
const TEXT = 'A title\n\nAnna 💩: Zwölf Fälle, „genau“.\r\n\r\nLi Wei: 中文 and e\u0301\n';

async function annotated(): Promise<void> {
  const transcript = await importText(desk, TEXT);
  const { attributes } = (await desk.call('tags.list')).find(({ id }) => id === STARTER_TAGS.statistic)!;
  const value = attributes.find(({ type }) => type === 'number')!.id;
  const at = TEXT.indexOf('Zwölf');
  for (const [start, number] of [
    [at, '12.5'],
    [0, '-3'],
  ] as const)
    await desk.call('annotations.create', {
      transcript,
      tag: STARTER_TAGS.statistic,
      span: [
        [start, start + 5],
        [TEXT.indexOf('Li'), TEXT.indexOf('Li') + 2],
      ],
      values: { [value]: number },
    });
  await desk.call('annotations.create', {
    transcript,
    tag: STARTER_TAGS.claim,
    span: [[3, 9]],
    note: 'n "x"',
  });
}

/** What JSON Lines has for what a reader of Parquet gives. */
const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

describe('Parquet, read by hyparquet', () => {
  it('has what JSON Lines has, typed, in every table', async () => {
    await annotated();
    const { files } = await desk.call('export.run', { format: 'parquet', place: out() });
    expect(files).toContain('datapackage.json');
    await desk.call('export.run', { format: 'jsonl', place: out() });
    for (const name of files.filter((file) => file.endsWith('.parquet'))) {
      const rows = (await parquetReadObjects({ file: fileOf(name) })) as Json[];
      const lines = readFileSync(out(name.replace('.parquet', '.jsonl')), 'utf8').trim();
      const expected = lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as Json);
      expect(
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, plain(v)]))),
      ).toEqual(expected);
    }
    const [first] = (await parquetReadObjects({ file: fileOf('annotations.parquet') })) as Json[];
    expect(first).toMatchObject({ start_utf16: 0, statistic_value: -3, created: expect.any(Date) });
  });

  it('has offsets that cut the quote out of the text, in each unit', async () => {
    await annotated();
    const points = [...TEXT];
    const bytes = Buffer.from(TEXT);
    for (const [unit, suffix, cut] of [
      ['code-point', 'code_point', (from: number, to: number) => points.slice(from, to).join('')],
      ['utf-16', 'utf16', (from: number, to: number) => TEXT.slice(from, to)],
      ['utf-8', 'utf8', (from: number, to: number) => bytes.subarray(from, to).toString()],
    ] as const) {
      await desk.call('export.run', { format: 'parquet', place: out(), unit });
      const rows = (await parquetReadObjects({ file: fileOf('annotations.parquet') })) as Json[];
      expect(rows).toHaveLength(3);
      for (const row of rows) {
        expect(Object.keys(row).filter((key) => key.startsWith('start_'))).toEqual([`start_${suffix}`]);
        const ranges = row[`fragments_${suffix}`] as [number, number][];
        expect(ranges.map(([from, to]) => cut(from, to)).join(' … ')).toBe(row['quote']);
        expect(ranges[0]![0]).toBe(row[`start_${suffix}`]);
        expect(ranges.at(-1)![1]).toBe(row[`end_${suffix}`]);
      }
      const described = JSON.parse(readFileSync(out('datapackage.json'), 'utf8')) as Json;
      expect(described['offsets']).toMatchObject({ units: { [suffix]: expect.any(String) } });
    }
  });

  it('keeps a number that no double holds, as text', async () => {
    const transcript = await importText(desk, TEXT);
    const { attributes } = (await desk.call('tags.list')).find(({ id }) => id === STARTER_TAGS.statistic)!;
    const value = attributes.find(({ type }) => type === 'number')!.id;
    for (const number of ['12345678901234567890', '1.5'])
      await desk.call('annotations.create', {
        transcript,
        tag: STARTER_TAGS.statistic,
        span: [[0, 5]],
        values: { [value]: number },
      });
    await desk.call('export.run', { format: 'parquet', place: out() });
    const rows = (await parquetReadObjects({ file: fileOf('annotations.parquet') })) as Json[];
    expect(rows.map((row) => row['statistic_value'])).toEqual(['12345678901234567890', '1.5']);
  });

  it('comes in row groups, and none of them is needed for the others', async () => {
    const pieces: Uint8Array[] = [];
    const columns = [column('n', 'integer', ''), column('text', 'string', ''), column('at', 'ranges', '')];
    const table = new ParquetTable(columns, 'test', (bytes) => void pieces.push(bytes.slice()));
    const ROWS = 45_000;
    for (let n = 0; n < ROWS; n++) table.row([[n, n % 7 === 0 ? null : `row ${n}`, [[n, n + 1]]]]);
    table.end();
    const file = new Uint8Array(Buffer.concat(pieces)).buffer;
    expect(parquetMetadata(file).row_groups.length).toBe(5);
    expect(pieces.length).toBeGreaterThan(3);
    const rows = (await parquetReadObjects({ file, rowStart: 19_998, rowEnd: 20_004 })) as Json[];
    expect(rows).toEqual(
      [19_998, 19_999, 20_000, 20_001, 20_002, 20_003].map((n) => ({
        n,
        text: n % 7 === 0 ? '' : `row ${n}`,
        at: [[n, n + 1]],
      })),
    );
  });
});
