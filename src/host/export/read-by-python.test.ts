import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Range } from '../../core/model/span.ts';
import { splitsPair } from '../../core/model/span.ts';
import { STARTER_RELATION_TYPES } from '../db/starter-relations.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, importText, openDesk } from '../testing.ts';

const python = (() => {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

let desk: Desk;
beforeEach(() => (desk = openDesk()));

afterEach(() => {
  vi.useRealTimers();
  desk.dispose();
});

const out = (...names: string[]) => join(desk.folder, 'out', ...names);

const run = (format: 'csv' | 'jsonl' | 'xlsx' | 'parquet' | 'source', more: object = {}) =>
  desk.call('export.run', { format, place: format === 'xlsx' ? out('data.xlsx') : out(), ...more });

/** A text of awkward characters, and spans on it that cut none of them. */
const awkward = fc
  .array(
    fc.constantFrom(
      'a',
      'Ω',
      ' ',
      '\u00a0',
      '\t',
      '\r\n',
      '\n',
      '\r',
      '"',
      ',',
      '=1+1',
      '🙂',
      '👩‍👩‍👧',
      'e\u0301',
      'שלום',
      '中文',
      '\u2028',
      '\u0085',
      '_x0041_',
      '\u0001',
      '<b>&',
    ),
    { minLength: 3, maxLength: 60 },
  )
  .map((parts) => `x${parts.join('')}x`);

// Skipped visibly where there is no Python: the rest of this file reads with our own means.
describe.skipIf(!python)('an export, read by Python', () => {
  it('holds quotes that are the text at its offsets, in code points', async () => {
    await fc.assert(
      fc.asyncProperty(
        awkward,
        fc.array(fc.tuple(fc.nat(200), fc.nat(40)), { minLength: 1, maxLength: 8 }),
        async (text, places) => {
          desk.dispose();
          desk = openDesk();
          const transcript = await importText(desk, text);
          let made = 0;
          let last = '';
          for (const [a, b] of places) {
            const start = a % text.length;
            // Every second one has a fragment more, further on.
            const wanted: Range[] = [[start, start + 1 + (b % 9)]];
            if (b % 2 === 1) wanted.push([start + 10, start + 10 + b]);
            const span = wanted
              .map(([from, to]): [number, number] => [from, Math.min(text.length, to)])
              .filter(([from, to]) => from < to && !splitsPair(text, from) && !splitsPair(text, to));
            if (span.length === 0) continue;
            const note = [...text].slice(0, 5).join('');
            const tag = STARTER_TAGS.claim;
            const { id } = await desk.call('annotations.create', { transcript, tag, span, note });
            const type = STARTER_RELATION_TYPES[0].row.id;
            if (last) await desk.call('relations.create', { type, from: id, to: last, note });
            last = id;
            made += 1;
          }
          await run('source');
          await run('csv');
          await run('jsonl');
          await run('xlsx');
          const said = execFileSync(
            'python3',
            [join(import.meta.dirname, 'fixtures', 'read_export.py'), out()],
            { encoding: 'utf8' },
          );
          const sheets = [
            'annotations',
            'turns',
            'transcripts',
            'codebook',
            'relations',
            'revisions',
            'project',
            'columns',
          ];
          expect(JSON.parse(said)).toEqual({ csv: made, jsonl: made, xlsx: made, sheets, wrong: [] });
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);
});
