import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Span } from '../../core/model/span.ts';
import { normalizeSpan, splitsPair } from '../../core/model/span.ts';
import { WIDE_UNITS } from '../../core/formats/dataset/wide-units.ts';
import { STARTER_TAGS } from '../starter.ts';
import { SCHEMA_VERSION } from '../db/migrations/index.ts';
import { ANNA, BEN, colleague, type Desk, importText, openDesk } from '../testing.ts';

type Json = Record<string, unknown>;

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());
const out = (...names: string[]) => join(desk.folder, 'out', ...names);
const rowsOf = (table: string): Json[] =>
  readFileSync(out(`${table}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Json);
const run = (more: object = {}) => desk.call('export.run', { format: 'jsonl', place: out(), ...more });

const TAGS = Object.values(STARTER_TAGS);
const TAG_COLUMNS = ['tag_claim', 'tag_statistic', 'tag_policy_measure'];
const columnOf = new Map(TAGS.map((tag, i) => [tag, TAG_COLUMNS[i]!]));

const sentence = fc.constantFrom(
  'It grew by 3%.',
  'Did it? 💩 No!',
  '  ',
  'Zwölf Fälle …\r\nund mehr.',
  'e\u0301t\u00a0al. said so.',
);
const said = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
/** A transcript with a title, two speakers and a page number. */
const transcript = fc
  .array(fc.tuple(fc.constantFrom('Anna Bell', 'Li Wei'), said), { minLength: 1, maxLength: 5 })
  .map(
    (turns) =>
      `A title. With two\n\n${turns.map(([name, words]) => `${name}: ${words}`).join('\n\n')}\n\nPage 2\n`,
  );

async function annotate(text: string, id: string, places: readonly (readonly number[])[]): Promise<void> {
  const people = [desk, colleague(desk, BEN)];
  for (const [a = 0, b = 0, c = 0, who = 0, tag = 0] of places) {
    const ranges: [number, number][] = [
      [a % text.length, (a % text.length) + 1 + (b % 50)],
      ...(c % 3 === 0 ? [[c % text.length, (c % text.length) + 1 + (c % 9)] as [number, number]] : []),
    ];
    const span = normalizeSpan(
      ranges
        .map(([from, to]): [number, number] => [from, Math.min(text.length, to)])
        .filter(([from, to]) => from < to && !splitsPair(text, from) && !splitsPair(text, to)),
    );
    if (span.length > 0)
      await people[who % 2]!.call('annotations.create', {
        transcript: id,
        tag: TAGS[tag % 3]!,
        span: [...span] as [number, number][],
      });
  }
}

/** Character by character: does any stand both in the span and in one of the stretches? */
function share(span: Span, stretches: readonly (readonly [number, number])[]): boolean {
  for (const [start, end] of span)
    for (let at = start; at < end; at++)
      if (stretches.some(([from, to]) => from <= at && at < to)) return true;
  return false;
}

describe('a wide table', () => {
  it('agrees with the long one, and with a naive count of shared characters', async () => {
    await fc.assert(
      fc.asyncProperty(
        transcript,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 8 }),
        async (text, places) => {
          desk.dispose();
          desk = openDesk();
          const id = await importText(desk, text);
          await annotate(text, id, places);
          await run();
          const long = rowsOf('annotations');
          const { blocks } = await desk.call('transcripts.get', { id });
          for (const unit of WIDE_UNITS) {
            const shape = { unit, annotators: 'each' } as const;
            await run({ wide: { ...shape, values: 'count' } });
            const counts = rowsOf(`tags_by_${unit}`);
            await run({ wide: { ...shape, values: 'binary' } });
            const binary = rowsOf(`tags_by_${unit}`);
            await run({ wide: { unit, annotators: 'pooled', values: 'count' } });
            const pooled = rowsOf(`tags_by_${unit}`);
            for (const [i, row] of counts.entries()) {
              const stretches =
                unit === 'turn'
                  ? blocks.filter(({ turn }) => turn === row['turn_id']).map((b) => [b.start, b.end] as const)
                  : unit === 'sentence'
                    ? [[row['start_utf16'], row['end_utf16']] as [number, number]]
                    : [[0, text.length] as const];
              for (const [tag, column] of columnOf) {
                const own = long.filter((one) => {
                  if (one['tag_id'] !== tag || one['annotator_id'] !== row['annotator_id']) return false;
                  // The row of the text outside turns has what touches none.
                  if (unit === 'turn' && row['turn_id'] === '') return one['turn_id'] === '';
                  return share(one['fragments_utf16'] as Span, stretches);
                });
                expect(row[column]).toBe(own.length);
                expect(binary[i]![column]).toBe(own.length > 0 ? 1 : 0);
              }
              if (unit !== 'transcript' && row['start_utf16'] !== null)
                expect(row['text']).toBe(text.slice(...(stretchOf(row) as [number, number])));
            }
            // Pooled: the sum of what each has.
            for (const column of TAG_COLUMNS) expect(sum(pooled, column)).toBe(sum(counts, column));
          }
          // The sums of the turns are those of the ids that the long table names.
          await run({ wide: { unit: 'turn', annotators: 'pooled', values: 'count' } });
          const named = long.reduce((n, row) => n + String(row['turn_id']).split(' | ').length, 0);
          const byTurn = rowsOf('tags_by_turn');
          expect(TAG_COLUMNS.reduce((n, column) => n + sum(byTurn, column), 0)).toBe(named);
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  it('has a row for whoever began a pass, and says what it cannot carry', async () => {
    const text = 'Anna Bell: One sentence. Another one.\n\nLi Wei: A third.\n';
    const id = await importText(desk, text);
    const ben = colleague(desk, BEN);
    await ben.call('passes.set', { transcript: id, state: 'done' });
    const start = text.indexOf('Another');
    await desk.call('annotations.create', {
      transcript: id,
      tag: STARTER_TAGS.claim,
      span: [[start, start + 7]],
      note: 'A note.',
    });
    // On a label alone: no sentence is there.
    await desk.call('annotations.create', { transcript: id, tag: STARTER_TAGS.claim, span: [[0, 4]] });
    const { losses } = await run({ wide: { unit: 'sentence', values: 'binary', annotators: 'each' } });
    const rows = rowsOf('tags_by_sentence');
    expect(rows.map((row) => [row['sentence'], row['text'], row['annotator'], row['tag_claim']])).toEqual([
      [1, 'One sentence.', ANNA.name, 0],
      [1, 'One sentence.', BEN.name, 0],
      [2, 'Another one.', ANNA.name, 1],
      [2, 'Another one.', BEN.name, 0],
      [3, 'A third.', ANNA.name, 0],
      [3, 'A third.', BEN.name, 0],
    ]);
    expect(losses.join('\n')).toContain('1 × An annotation counts for no row');
    expect(losses.join('\n')).toContain('1 × A wide table has no column for the note');
    expect(readFileSync(out('LOSS.txt'), 'utf8')).toContain('2 × An annotation is counted');
    const described = JSON.parse(readFileSync(out('datapackage.json'), 'utf8')) as Json;
    expect(described['codebook']).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'Claim', column: 'tag_claim' })]),
    );
    expect(described['provenance']).toMatchObject({
      program: 'Passage',
      version: 'test',
      schema: SCHEMA_VERSION,
    });
  });
});

const stretchOf = (row: Json) => [row['start_utf16'], row['end_utf16']];
const sum = (rows: readonly Json[], column: string): number =>
  rows.reduce((n, row) => n + (row[column] as number), 0);
