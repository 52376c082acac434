import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCsv } from '../../core/formats/csv/parse.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, importText, openDesk } from '../testing.ts';

const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;
/** LibreOffice, where it is installed. */
const OFFICE = process.env['PASSAGE_OFFICE'] ?? 'soffice';
const TAGS = Object.values(STARTER_TAGS);
const TEXT =
  'Title 💩\n\nAnna Bell: Zwölf Fälle. 💩 It grew, he said? "Yes", =1+1.\r\n\r\nLi Wei: 中文。另一句。 e\u0301t al.\n\nAnna Bell: End.\n';

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
  const transcript = await importText(desk, TEXT);
  const places: [number, number][] = [
    [0, 8],
    [TEXT.indexOf('Zw'), TEXT.indexOf('Yes')],
    [TEXT.indexOf('💩 It'), TEXT.indexOf('另')],
    [TEXT.indexOf('中'), TEXT.length - 2],
    [TEXT.indexOf('=1'), TEXT.indexOf('=1') + 4],
  ];
  for (const [i, place] of places.entries())
    await desk.call('annotations.create', { transcript, tag: TAGS[i % 3]!, span: [place], note: `n${i}` });
});
afterEach(() => desk.dispose());
const out = (...names: string[]) => join(desk.folder, 'out', ...names);

describe.skipIf(!has('python3'))('a wide table, read by Python', () => {
  it.each(['sentence', 'turn'] as const)(
    'of %ss has texts at its offsets and sums that agree',
    async (unit) => {
      await desk.call('export.run', { format: 'jsonl', place: out() });
      const wide = { unit, values: 'count', annotators: 'pooled' } as const;
      await desk.call('export.run', { format: 'csv', place: out(), wide });
      writeFileSync(out('text.txt'), TEXT);
      const script = join(import.meta.dirname, 'fixtures/read_wide.py');
      const read = JSON.parse(
        execFileSync('python3', [script, out(), out('text.txt'), unit], { encoding: 'utf8' }),
      ) as { wrong: unknown[]; units: number; total: number };
      expect(read.wrong).toEqual([]);
      expect(read.units).toBeGreaterThan(2);
      expect(read.total).toBeGreaterThan(5);
    },
  );
});

// Skipped visibly where there is no LibreOffice.
describe.skipIf(!has(OFFICE))('a workbook, read by LibreOffice', () => {
  it('has the rows of the CSV', async () => {
    await desk.call('export.run', { format: 'csv', place: out() });
    await desk.call('export.run', { format: 'xlsx', place: join(desk.folder, 'data.xlsx') });
    const args = [
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76',
      '--outdir',
      desk.folder,
    ];
    execFileSync(OFFICE, [...args, join(desk.folder, 'data.xlsx')], { stdio: 'ignore', timeout: 120_000 });
    const shown = parseCsv(readFileSync(join(desk.folder, 'data.csv'), 'utf8'), ',');
    const written = parseCsv(readFileSync(out('annotations.csv'), 'utf8'), ',');
    expect(shown[0]).toEqual(written[0]);
    expect(shown.length).toBe(written.length);
    const at = (name: string) => written[0]!.indexOf(name);
    for (const name of ['annotation_id', 'quote', 'start_code_point', 'end_utf16', 'note'])
      // A cell of LibreOffice knows one line break; the workbook has the text's own, as its own tests say.
      expect(shown.map((row) => row[at(name)])).toEqual(
        written.map((row) => row[at(name)]!.replaceAll('\r\n', '\n')),
      );
  }, 180_000);
});
