import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { parseCodebookJson } from '../../core/formats/codebook-json/parse.ts';
import { codebooks } from '../../core/formats/codebook/testing.ts';
import { serializeCodebookCsv } from '../../core/formats/codebook-csv/serialize.ts';
import { serializeCodebookJson } from '../../core/formats/codebook-json/serialize.ts';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, importText, openDesk, stateOf } from '../testing.ts';

let desk: Desk | undefined;
afterEach(() => desk?.dispose());

const bytes = (text: string) => new TextEncoder().encode(text);
const csv = (text: string, onlyNew = false) => ({ fileName: 'book.csv', bytes: bytes(text), onlyNew });
async function exported(from: Desk, format: 'csv' | 'json'): Promise<string> {
  const place = join(from.folder, `out.${format}`);
  expect(await from.call('codebook.export', { format, place })).toMatchObject({ file: `out.${format}` });
  return readFileSync(place, 'utf8');
}
const lines = (plan: { lines: { kind: string; name: string; fields: { field: string }[] }[] }) =>
  plan.lines.map(({ kind, name, fields }) => [kind, name, ...fields.map(({ field }) => field)].join(' · '));

describe('a codebook that is imported', () => {
  it('is told before it is done, done in one action, and undone in one', async () => {
    desk = openDesk();
    const before = stateOf(desk);
    const file = csv(
      [
        'tag,parent,colour,key,definition,attribute,attribute_type,attribute_choices',
        'statistic,,#d55e00,,A figure.,Value,text,',
        ',,,,,Kind,choice,"count\nshare"',
        'Share,Statistic,#ff0000,1,Of a whole.,,,',
        'claim,,blue,1,A statement about the world that could be true or false.,,,',
      ].join('\n'),
    );
    const plan = await desk.call('codebook.plan', file);
    expect(lines(plan)).toEqual([
      'change · statistic · name · key · definition · attribute Value · attribute Kind',
      'add · statistic › Share · colour · key · definition',
      'change · claim · name · key',
    ]);
    expect(plan.findings).toEqual([
      'The colour #ff0000 of “Share” is not in the palette; orange is nearest.',
      '“Share” has the key “1” already; “claim” has none.',
    ]);
    expect(stateOf(desk)).toEqual(before);
    const done = await desk.call('codebook.import', file);
    expect(lines(done)).toEqual(lines(plan));
    expect(lines(await desk.call('codebook.plan', csv(await exported(desk, 'csv'))))).toEqual([
      'leave · claim',
      'leave · statistic',
      'leave · statistic › Share',
      'leave · Policy measure',
    ]);
    await desk.call('history.undo');
    expect(stateOf(desk)).toEqual(before);
    await desk.call('history.redo');
    expect(checkProject(desk.session.project.db)).toEqual([]);
  });

  it('adds only what is new where that is asked, and never deletes', async () => {
    desk = openDesk();
    const file = csv('tag,definition\nClaim,Another.\nPromise,New.\n', true);
    expect(lines(await desk.call('codebook.import', file))).toEqual([
      'leave · Claim',
      'add · Promise · definition',
    ]);
    const tags = await desk.call('tags.list');
    expect(tags.map((tag) => tag.name)).toEqual(['Claim', 'Statistic', 'Policy measure', 'Promise']);
    expect(tags[0]!.definition).toContain('A statement');
  });

  it('puts tags under those of the project that the file does not have, and says where there is none', async () => {
    desk = openDesk();
    const file = csv('tag,parent\nPromise,policy measure\nDeep,Claim > Deeper\nclaim,Statistic\n');
    const { findings, lines: done } = await desk.call('codebook.import', file);
    expect(findings).toEqual([
      'There is no tag “Claim > Deeper” for “Deep” to stand under; it stands at the root.',
    ]);
    expect(done.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'add Policy measure › Promise',
      'add Deep',
      'add Statistic › claim',
    ]);
    const tags = new Map((await desk.call('tags.list')).map((tag) => [tag.name, tag]));
    expect(tags.get('Promise')!.parent).toBe(STARTER_TAGS.measure);
    expect(tags.get('claim')!.parent).toBe(STARTER_TAGS.statistic);
  });

  it('never puts a tag under itself', async () => {
    desk = openDesk();
    const { id: under } = await desk.call('tags.create', { name: 'Under', parent: STARTER_TAGS.claim });
    const { id: deep } = await desk.call('tags.create', { name: 'Deep', parent: under });
    const file = csv(`tag,parent_id,tag_id\nClaim,${deep},${STARTER_TAGS.claim}\n`);
    const { findings } = await desk.call('codebook.import', file);
    expect(findings).toEqual(['“Claim” would stand under itself; it stays where it is.']);
    const tags = new Map((await desk.call('tags.list')).map((tag) => [tag.id, tag.parent]));
    expect([tags.get(STARTER_TAGS.claim), tags.get(under), tags.get(deep)]).toEqual([
      null,
      STARTER_TAGS.claim,
      under,
    ]);
  });

  it('does not touch what the file does not speak of, and leaves the type of what has values', async () => {
    desk = openDesk();
    const transcript = await importText(desk, 'Some words here.');
    const [value] = (await desk.call('tags.list'))[1]!.attributes;
    const tag = STARTER_TAGS.statistic;
    await desk.call('annotations.create', { transcript, tag, span: [[0, 4]], values: { [value!.id]: '4' } });
    const file = csv('tag,attribute,attribute_type\nStatistic,value,text\n');
    const { findings, lines: done } = await desk.call('codebook.import', file);
    expect(findings).toEqual(['“Value” of “Statistic” has values: it stays number.']);
    expect(done[0]!.fields).toEqual([
      { field: 'attribute Value', before: 'Value: number', after: 'value: number' },
    ]);
    expect((await desk.call('tags.list'))[1]).toMatchObject({
      key: '2',
      colour: 'orange',
      definition: 'A number with what it counts.',
      attributes: [{ name: 'value', type: 'number' }, { name: 'Unit' }, { name: 'Period' }],
    });
  });

  it('brings back what was deleted, under its id', async () => {
    desk = openDesk();
    const json = { fileName: 'a.json', bytes: bytes(await exported(desk, 'json')) };
    const before = await desk.call('tags.list');
    await desk.call('tags.delete', { id: STARTER_TAGS.statistic });
    expect(lines(await desk.call('codebook.import', json))[1]).toBe('add · Statistic');
    expect(await desk.call('tags.list')).toEqual(before);
  });

  it('refuses what is no codebook, with a sentence', async () => {
    desk = openDesk();
    for (const text of ['a,b\n1,2', '{"format":"other"}', 'tag\n"x'])
      await expect(desk.call('codebook.plan', csv(text))).rejects.toMatchObject({
        code: 'unreadable_source',
      });
  });

  it('is the same in another project, whichever format carries it', async () => {
    await fc.assert(
      fc.asyncProperty(
        codebooks,
        fc.constantFrom('csv' as const, 'json' as const),
        async (codebook, format) => {
          desk?.dispose();
          desk = openDesk();
          for (const { id } of await desk.call('tags.list')) await desk.call('tags.delete', { id });
          const text = format === 'csv' ? serializeCodebookCsv(codebook) : serializeCodebookJson(codebook);
          const { findings } = await desk.call('codebook.import', { fileName: 'x', bytes: bytes(text) });
          expect(checkProject(desk.session.project.db)).toEqual([]);
          // Siblings of one name cannot both be there: the import says so, and there is no more to compare.
          if (findings.some((finding) => finding.includes('twice'))) return;
          expect(findings).toEqual([]);
          const again = parseCodebookJson(await exported(desk, 'json')).codebook;
          expect(again.tags).toEqual(codebook.tags);
          const plan = await desk.call('codebook.plan', { fileName: 'x', bytes: bytes(text) });
          expect(new Set(plan.lines.map((line) => line.kind))).toEqual(
            new Set(plan.lines.length > 0 ? ['leave'] : []),
          );
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
