import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Range } from '../../core/model/span.ts';
import { splitsPair } from '../../core/model/span.ts';
import { STARTER_RELATION_TYPES } from '../db/starter-relations.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, type Desk, importText, openDesk } from '../testing.ts';

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
/** The time of the export stands in it. */
const stopClock = () => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-04T05:06:07Z') });
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

describe('an export', () => {
  const TEXT = 'A title\n\nAnna Bell:\n\nWe have seen 4,600 cases.\n\nCarl Dent:\n\nIt is a lot.\n';
  const find = (quote: string): [number, number] => [TEXT.indexOf(quote), TEXT.indexOf(quote) + quote.length];

  it('says who said it: a span across turns names every turn and speaker', async () => {
    const transcript = await importText(desk, TEXT);
    const span: [number, number][] = [[TEXT.indexOf('cases'), TEXT.indexOf('a lot') + 5]];
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span });
    await run('jsonl');
    const row = JSON.parse(readFileSync(out('annotations.jsonl'), 'utf8'));
    expect(row).toMatchObject({ turn: '1 | 2', speaker: 'Anna Bell | Carl Dent' });
  });

  it('has overlapping, nested, identical and discontinuous annotations as rows of their own', async () => {
    const transcript = await importText(desk, TEXT);
    for (const span of [
      [find('We have seen')],
      [find('seen 4,600')],
      [find('have')],
      [find('have')],
      [find('We'), find('cases')],
    ])
      await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span });
    await run('jsonl');
    const rows = readFileSync(out('annotations.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map((row) => row.quote)).toEqual([
      'We … cases',
      'We have seen',
      'have',
      'have',
      'seen 4,600',
    ]);
    expect(rows[0].fragments_utf16).toEqual([find('We'), find('cases')]);
  });

  it('counts untagged turns too', async () => {
    await importText(desk, TEXT);
    await run('csv');
    const turns = readFileSync(out('turns.csv'), 'utf8').split('\r\n');
    expect(turns).toHaveLength(5);
    expect(turns[1]).toMatch(/Anna Bell.*,5,25,0$/);
    expect(turns[3]).toMatch(/,2,7,0$/);
  });

  it('of the same project at the same time is the same bytes, in every format', async () => {
    const transcript = await importText(desk, TEXT);
    await desk.call('annotations.create', {
      transcript,
      tag: STARTER_TAGS.claim,
      span: [find('4,600 cases')],
    });
    stopClock();
    for (const format of ['csv', 'jsonl', 'xlsx', 'parquet', 'source'] as const) {
      const bytes = async () => {
        const { files } = await run(format);
        return files.map((name) => readFileSync(out(name)).toString('base64'));
      };
      expect(await bytes()).toEqual(await bytes());
    }
  });

  it('holds what it was asked for and no more', async () => {
    const transcript = await importText(desk, TEXT);
    const other = await importText(desk, `${TEXT} `);
    for (const t of [transcript, other])
      for (const tag of [STARTER_TAGS.claim, STARTER_TAGS.statistic])
        await desk.call('annotations.create', { transcript: t, tag, span: [find('cases')] });
    expect((await run('csv', { transcripts: [transcript], tags: [STARTER_TAGS.claim] })).rows).toBe(1);
    expect(
      (await desk.call('export.preview', { format: 'csv', annotators: [STARTER_TAGS.claim] })).total,
    ).toBe(0);
    expect(await desk.call('export.preview', { format: 'csv', tags: [STARTER_TAGS.claim] })).toMatchObject({
      total: 2,
      rows: [expect.any(Array), expect.any(Array)],
    });
  });

  it('has nothing under a final name until all of it is written', async () => {
    const seen: string[][] = [];
    const { host } = desk;
    desk.session = host.session((name) => {
      if (name === 'progress') seen.push(readdirSync(out()));
    }, ANNA);
    host.enter(desk.session, desk.path);
    await importText(desk, TEXT);
    await run('csv', { job: '01890000-0000-7000-8000-00000000beef' });
    expect(seen.length).toBeGreaterThan(0);
    for (const names of seen) expect(names.every((name) => name.endsWith('.partial'))).toBe(true);
    expect(readdirSync(out()).sort()).toEqual([
      'annotations.csv',
      'codebook.csv',
      'datapackage.json',
      'relations.csv',
      'revisions.csv',
      'transcripts.csv',
      'turns.csv',
    ]);
  });

  it('of sources writes over nothing else, and tells files of one name apart', async () => {
    await importText(desk, 'One text.', 'same.txt');
    await importText(desk, 'Another text.', 'Same.txt');
    expect((await run('source')).files).toEqual(['same.txt', 'Same (2).txt']);
    expect((await run('source')).files).toEqual(['same.txt', 'Same (2).txt']);
    writeFileSync(out('same.txt'), 'My notes.');
    await expect(run('source')).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(out('same.txt'), 'utf8')).toBe('My notes.');
    expect(readdirSync(out()).sort()).toEqual(['Same (2).txt', 'same.txt']);
  });

  it('goes out in one download where the page cannot name a place', async () => {
    await importText(desk, TEXT, 'briefing.txt');
    stopClock();
    const fetched = async (format: 'csv' | 'xlsx' | 'source') => {
      const { download, files } = await desk.call('export.run', { format });
      const offered = desk.host.downloads.take(download!.split('/').at(-1)!)!;
      const bytes = readFileSync(offered.path);
      offered.dispose();
      expect(existsSync(offered.path)).toBe(false);
      return { name: offered.fileName, bytes, files };
    };
    const csv = await fetched('csv');
    expect(csv.name).toBe('Test-csv.zip');
    const inside = unzipSync(csv.bytes);
    await run('csv');
    for (const name of csv.files) expect(Buffer.from(inside[name]!)).toEqual(readFileSync(out(name)));
    expect((await fetched('csv')).bytes).toEqual(csv.bytes);
    expect((await fetched('xlsx')).name).toBe('Test.xlsx');
    // A single source is itself the download.
    expect(await fetched('source')).toMatchObject({ name: 'briefing.txt', bytes: Buffer.from(TEXT) });
  });

  it('that is stopped, or cannot be written, leaves nothing behind', async () => {
    await importText(desk, TEXT);
    const job = '01890000-0000-7000-8000-00000000beef';
    const running = run('csv', { job });
    await desk.call('jobs.cancel', { job });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(desk.folder)).not.toContain('out');
    await expect(
      desk.call('export.run', { format: 'csv', place: join(desk.path, 'inside-a-file') }),
    ).rejects.toMatchObject({ code: 'cannot_write' });
  });

  it('describes every column of every table in the data package, and no other', async () => {
    const transcript = await importText(desk, TEXT);
    await desk.call('variables.create', { name: 'Wave', type: 'number' });
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [find('cases')] });
    await run('csv');
    const described = JSON.parse(readFileSync(out('datapackage.json'), 'utf8'));
    for (const resource of described.resources) {
      const header = readFileSync(out(resource.path), 'utf8').split('\r\n')[0]!.split(',');
      expect(resource.schema.fields.map((f: { name: string }) => f.name)).toEqual(header);
      expect(resource.schema.fields.every((f: { description: string }) => f.description.length > 5)).toBe(
        true,
      );
    }
    expect(described.resources[0].schema.fields.map((f: { name: string }) => f.name)).toContain(
      'variable_wave',
    );
    expect(described.codebook.map((t: { name: string }) => t.name)).toEqual([
      'Claim',
      'Statistic',
      'Policy measure',
    ]);
  });

  it('lists as a loss what a cell of XLSX cannot hold, and keeps it whole elsewhere', async () => {
    const long = 'word '.repeat(8_000);
    const transcript = await importText(desk, long);
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[0, long.length]] });
    expect((await run('xlsx')).losses).toEqual([expect.stringContaining('“quote”')]);
    await run('jsonl');
    expect(JSON.parse(readFileSync(out('annotations.jsonl'), 'utf8')).quote).toBe(long);
  });
});

describe('an export of reviewed work', () => {
  const TEXT = 'Anna Bell:\n\nWe have seen 4,600 cases.\n\nCarl Dent:\n\nIt is a lot.\n';
  const find = (quote: string): [number, number] => [TEXT.indexOf(quote), TEXT.indexOf(quote) + quote.length];
  const rowsOf = async (more: object = {}) => {
    await run('jsonl', more);
    const lines = readFileSync(out('annotations.jsonl'), 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('says what was decided, by whom, why, what is gold and where it comes from, pass and round', async () => {
    const transcript = await importText(desk, TEXT);
    const [cases, lot] = await Promise.all(
      ['4,600 cases', 'a lot'].map(
        async (quote) =>
          (
            await desk.call('annotations.create', {
              transcript,
              tag: STARTER_TAGS.claim,
              span: [find(quote)],
            })
          ).id,
      ),
    );
    await desk.call('passes.set', { transcript, state: 'done' });
    const { id: round } = await desk.call('rounds.create', { name: 'Pilot' });
    await desk.call('rounds.assign', { round, transcript, annotator: ANNA.id });
    desk.session.actAs(BEN);
    await desk.call('review.decide', { annotation: cases!, verdict: 'accept', reason: 'clear' });
    await desk.call('review.decide', {
      annotation: lot!,
      verdict: 'revise',
      reason: 'no number',
      proposal: { tag: STARTER_TAGS.statistic },
    });
    await desk.call('gold.decide', { transcript, place: [cases!], choice: { annotation: cases! } });
    const rows = await rowsOf();
    expect(rows[0]).toMatchObject({
      quote: '4,600 cases',
      decision: 'accepted',
      reviewer: 'Ben',
      verdict: 'accept',
      decision_reason: 'clear',
      gold: true,
      gold_decided_by: 'Ben',
      gold_sources: cases,
      pass_state: 'done',
      round: 'Pilot',
    });
    expect(rows[1]).toMatchObject({
      quote: 'a lot',
      decision: 'revised',
      decision_proposal: expect.stringContaining(STARTER_TAGS.statistic),
      gold: false,
    });

    expect((await rowsOf({ decisions: 'accepted' })).map((row) => row['annotation_id'])).toEqual([cases]);
    const gold = await rowsOf({ decisions: 'gold' });
    expect(gold).toEqual([
      expect.objectContaining({
        quote: '4,600 cases',
        tag: 'Claim',
        gold: true,
        gold_sources: cases,
        annotator: '',
      }),
    ]);
    expect(await desk.call('export.preview', { format: 'csv', decisions: 'accepted' })).toMatchObject({
      total: 1,
    });

    desk.session.actAs(ANNA);
    await desk.call('annotations.update', { id: cases!, span: [find('600 cases')] });
    expect((await rowsOf())[0]).toMatchObject({ decision: 'undecided', decision_stale: 'true' });
  });

  it('has relations with both their ends, as far as both are in it, and says what it leaves out', async () => {
    const one = await importText(desk, TEXT, 'one.txt');
    const two = await importText(desk, TEXT, 'two.txt');
    const make = async (transcript: string, tag: string, quote: string) =>
      (await desk.call('annotations.create', { transcript, tag, span: [find(quote)] })).id;
    const cases = await make(one, STARTER_TAGS.statistic, '4,600 cases');
    const lot = await make(one, STARTER_TAGS.claim, 'a lot');
    const far = await make(two, STARTER_TAGS.claim, 'It is');
    const [supports, contradicts] = STARTER_RELATION_TYPES.map(({ row }) => row.id) as [string, string];
    await desk.call('relations.create', { type: contradicts, from: far, to: lot });
    const { id } = await desk.call('relations.create', { type: supports, from: cases, to: lot, note: 'n' });
    const relations = () =>
      readFileSync(out('relations.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect((await run('jsonl')).losses).toEqual([]);
    expect(relations()).toMatchObject([
      {
        relation_id: id,
        relation_type_id: supports,
        relation_type: 'supports',
        relation_inverse: 'is supported by',
        from_annotation_id: cases,
        from_transcript_title: 'one',
        from_tag: 'Statistic',
        from_quote: '4,600 cases',
        to_annotation_id: lot,
        to_quote: 'a lot',
        annotator: 'Anna',
        note: 'n',
      },
      { relation_type: 'contradicts', from_transcript_id: two, to_transcript_id: one },
    ]);
    expect((await run('jsonl', { transcripts: [one] })).losses).toEqual([
      '1 × A relation is left out, since not both annotations are in this export.',
    ]);
    expect(readFileSync(out('LOSS.txt'), 'utf8')).toContain('(relation-without-end)');
    expect(relations()).toHaveLength(1);
    expect((await run('xlsx', { decisions: 'gold' })).losses[0]).toBe(
      '2 × A relation is left out, since not both annotations are in this export.',
    );
    const described = JSON.parse(readFileSync(out('datapackage.json'), 'utf8')) as {
      resources: { name: string; schema: { foreignKeys: unknown[] } }[];
      relationTypes: { name: string }[];
    };
    expect(described.relationTypes.map(({ name }) => name)).toEqual([
      'supports',
      'contradicts',
      'is part of',
    ]);
    expect(described.resources.find(({ name }) => name === 'relations')!.schema.foreignKeys[0]).toEqual({
      fields: 'from_annotation_id',
      reference: { resource: 'annotations', fields: 'annotation_id' },
    });
  });

  it('says under which revision of its tag each annotation was made, and what that said', async () => {
    const transcript = await importText(desk, TEXT);
    const tag = STARTER_TAGS.claim;
    await desk.call('annotations.create', { transcript, tag, span: [find('cases')] });
    await desk.call('tags.update', {
      id: tag,
      definition: 'New words.',
      guidelines: 'How.',
      examples: [{ quote: 'q', source: 's' }],
      note: 'Ours.',
    });
    await desk.call('annotations.create', { transcript, tag, span: [find('a lot')] });
    await desk.call('project.setNote', { note: 'About all of it.' });
    await run('jsonl');
    const rows = (name: string) =>
      readFileSync(out(`${name}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const [old, now] = rows('annotations');
    expect([old!['tag_revision_current'], now!['tag_revision_current']]).toEqual([false, true]);
    expect(rows('revisions')).toMatchObject([
      {
        tag: 'Claim',
        tag_revision: now!['tag_revision'],
        current: true,
        definition: 'New words.',
        guidelines: 'How.',
        attributes: 'Verifiable:boolean',
        annotations: 1,
      },
      {
        tag_revision: old!['tag_revision'],
        current: false,
        definition: 'A statement about the world that could be true or false.',
        annotations: 1,
      },
    ]);
    expect(rows('codebook')[0]).toMatchObject({
      guidelines: 'How.',
      examples: '[{"quote":"q","source":"s"}]',
      note: 'Ours.',
      tag_revision: now!['tag_revision'],
    });
    expect(JSON.parse(readFileSync(out('datapackage.json'), 'utf8'))).toMatchObject({
      note: 'About all of it.',
      codebook: [{ examples: [{ quote: 'q', source: 's' }], note: 'Ours.' }, {}, {}],
    });
  });
});
