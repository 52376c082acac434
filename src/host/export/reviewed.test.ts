import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STARTER_RELATION_TYPES } from '../db/starter-relations.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, type Desk, importText, openDesk } from '../testing.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));

afterEach(() => {
  vi.useRealTimers();
  desk.dispose();
});

const out = (...names: string[]) => join(desk.folder, 'out', ...names);

const run = (format: 'csv' | 'jsonl' | 'xlsx' | 'parquet' | 'source', more: object = {}) =>
  desk.call('export.run', { format, place: format === 'xlsx' ? out('data.xlsx') : out(), ...more });

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
