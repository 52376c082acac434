import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIND_IN } from '../../contract/find-types.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../contract/export-options.ts';
import { isDataset, isOneFile } from '../../core/formats/exchange/format-names.ts';
import type { Annotator } from '../../core/model/annotation.ts';
import { STARTER_RELATION_TYPES } from '../db/starter-relations.ts';
import { STARTER_TAGS } from '../starter.ts';
import { colleague, type Desk, importText, openDesk } from '../testing.ts';

const ZSOFIA: Annotator = {
  id: '01890000-0000-7000-8000-0000000000c3',
  name: 'Zsófia Quintero',
  kind: 'person',
};
const OYE: Annotator = { id: '01890000-0000-7000-8000-0000000000d4', name: 'Oyelaran', kind: 'person' };
const SPEAKER = 'Wilhelmina Grosz';
/** What must stand nowhere; the initials in the text are not the name. */
const NAMES = [ZSOFIA.name, 'Quintero', OYE.name, SPEAKER, 'Wilhelmina', ZSOFIA.id, OYE.id];
const TEXT =
  'A title\n\nGUEST: It grew by 3% last year. Who knows?\n\nHOST: A lot of it.\n\nGUEST: Yes.\n\nHOST: Well.\n';
const BOTH = { annotators: true, speakers: true, key: false };

let desk: Desk;
beforeEach(() => (desk = openDesk(ZSOFIA)));
afterEach(() => desk.dispose());

/** A project in which every place that can hold a name has one. */
async function named(): Promise<void> {
  const id = await importText(desk, TEXT, 'wilhelmina_grosz, Oyelaran.txt');
  const speakers = await desk.call('speakers.list');
  const told = speakers.find(({ name }) => /guest/i.test(name))!;
  await desk.call('speakers.update', { id: told.id, name: SPEAKER, affiliation: `Office of ${SPEAKER}` });
  await desk.call('transcripts.update', {
    id,
    title: `Talk with WILHELMINA GROSZ`,
    source: `${SPEAKER} Foundation`,
    note: `Asked by ${ZSOFIA.name}.`,
  });
  const { target } = (await desk.call('variables.create', {
    name: 'Interviewer',
    type: 'text',
  })) as unknown as {
    target?: string;
  };
  const variable = target ?? (await desk.call('variables.list'))[0]!.id;
  await desk.call('variables.setValue', { transcript: id, variable, value: ZSOFIA.name });
  await desk.call('tags.update', {
    id: STARTER_TAGS.claim,
    definition: `As ${OYE.name} put it.`,
    note: `See ${ZSOFIA.name}.`,
    examples: [{ quote: 'It grew', source: `${SPEAKER}, 2024` }],
  });
  const other = colleague(desk, OYE);
  const ids: string[] = [];
  for (const [who, words] of [
    [desk, 'It grew'],
    [other, 'A lot'],
  ] as const) {
    const start = TEXT.indexOf(words);
    await who.call('annotations.create', {
      transcript: id,
      tag: STARTER_TAGS.claim,
      span: [[start, start + words.length]],
      note: `${SPEAKER}, as ${OYE.name} and ${ZSOFIA.name} say.`,
    });
  }
  ids.push(...(await desk.call('annotations.list', { transcript: id })).map((annotation) => annotation.id));
  await other.call('review.decide', {
    annotation: ids[0]!,
    verdict: 'accept',
    reason: `Like ${ZSOFIA.name}.`,
  });
  await other.call('comments.add', { annotation: ids[0]!, text: `${SPEAKER}? ${ZSOFIA.name} knows.` });
  await other.call('relations.create', {
    type: STARTER_RELATION_TYPES[0].row.id,
    from: ids[0]!,
    to: ids[1]!,
    note: `By ${OYE.name}.`,
  });
  await desk.call('rounds.create', { name: `Round of ${ZSOFIA.name}` });
  const whose = { transcript: id, annotators: [ZSOFIA.id, OYE.id] };
  await desk.call('gold.decide', { transcript: id, place: [ids[0]!], choice: { annotation: ids[0]! } });
  await desk.call('gold.build', { ...whose, need: 'all' });
}

/** Everything under a folder with its path, and what archives hold. */
function searched(path: string): string {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .map((name) => `${name}\n${searched(join(path, name))}`)
      .join('\n');
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  return Object.entries(unzipSync(bytes))
    .map(([name, entry]) => `${name}\n${Buffer.from(entry).toString('utf8')}`)
    .join('\n');
}

const FORMATS = EXPORT_FORMATS.filter((format) => format !== 'source');
const place = (format: ExportFormat) => join(desk.folder, 'out', isOneFile(format) ? 'data.x' : '');

describe('an export with pseudonyms', () => {
  it('has no name anywhere: in no file, no name of a file, no list of losses', async () => {
    await named();
    const run = async (format: ExportFormat, more: object) => {
      rmSync(join(desk.folder, 'out'), { recursive: true, force: true });
      await desk.call('export.run', { format, place: place(format), ...more });
      return searched(join(desk.folder, 'out')).normalize('NFC').toLowerCase();
    };
    for (const format of FORMATS)
      for (const more of [
        {},
        { decisions: 'gold' as const },
        ...(isDataset(format)
          ? [{ wide: { unit: 'sentence', values: 'count', annotators: 'each' } as const }]
          : []),
      ]) {
        const plain = await run(format, more).catch(() => '');
        // The codebook alone has no annotation, and the gold set may be empty: nothing to look for.
        if (plain === '') continue;
        const masked = await run(format, { ...more, pseudonyms: BOTH });
        for (const name of NAMES)
          expect([format, masked.includes(name.toLowerCase())]).toEqual([format, false]);
        // The search finds names where there are some.
        if (format !== 'qdc') expect([format, /wilhelmina|quintero/.test(plain)]).toEqual([format, true]);
      }
  }, 60_000);

  it('says who is who on request, the same in every format', async () => {
    await named();
    for (const format of ['csv', 'xlsx', 'brat'] as const) {
      const { files } = await desk.call('export.run', {
        format,
        place: place(format),
        pseudonyms: { ...BOTH, key: true },
      });
      const key = files.find((name) => name.endsWith('pseudonyms-key.csv'))!;
      const lines = readFileSync(join(desk.folder, 'out', key), 'utf8').split('\r\n');
      expect(lines[0]).toBe('pseudonym,kind,id,name');
      expect(lines[1]).toBe(`A1,annotator,${ZSOFIA.id},${ZSOFIA.name}`);
      expect(lines[2]).toBe(`A2,annotator,${OYE.id},${OYE.name}`);
      expect(lines.some((line) => /^S\d,speaker,.*,Wilhelmina Grosz$/.test(line))).toBe(true);
    }
  });

  it('of annotators alone keeps the speakers, and names that stand in the text are counted, not changed', async () => {
    await importText(desk, 'Anna Bell: Ask Oyelaran, or Anna Bell.\n\nLi Wei: No.\n', 'talk.txt');
    colleague(desk, OYE);
    const run = (pseudonyms: typeof BOTH) =>
      desk.call('export.run', { format: 'jsonl', place: place('jsonl'), pseudonyms });
    const only = await run({ ...BOTH, speakers: false });
    expect(readFileSync(join(desk.folder, 'out/turns.jsonl'), 'utf8')).toContain('"speaker":"Anna Bell"');
    expect(only.losses).toEqual([]);
    const both = await run(BOTH);
    expect(readFileSync(join(desk.folder, 'out/turns.jsonl'), 'utf8')).not.toContain('Anna Bell');
    expect(both.losses[0]).toMatch(/^1 × Names stand in the text/);
    expect(readFileSync(join(desk.folder, 'out/LOSS.txt'), 'utf8')).not.toContain('Anna Bell');
  });

  it('covers the figures, the log and the hits of a search, with names that people had before', async () => {
    await named();
    const told = (await desk.call('speakers.list')).find(({ name }) => name === SPEAKER)!;
    await desk.call('speakers.update', { id: told.id, name: 'Respondent' });
    const note = `Ask ${SPEAKER} and ${SPEAKER}’s aide.`;
    const { id } = (await desk.call('transcripts.list'))[0]!;
    await desk.call('transcripts.update', { id, note });
    const every = { pattern: '.', regex: true, in: [...FIND_IN] };
    const ask = { replicates: 0, by: ['speaker', 'transcript'] as ('speaker' | 'transcript')[] };
    for (const who of [desk, colleague(desk, OYE)])
      await who.call('passes.set', { transcript: id, state: 'done' });
    const write: Record<string, (place: string, more: object) => Promise<unknown>> = {
      'figures.html': (path, more) =>
        desk.call('agreement.export', { ...ask, format: 'html', place: path, ...more }),
      'figures.csv': (path, more) =>
        desk.call('agreement.export', { ...ask, format: 'csv', place: path, ...more }),
      'log.csv': (path, more) => desk.call('history.export', { format: 'csv', place: path, ...more }),
      'log.jsonl': (path, more) => desk.call('history.export', { format: 'jsonl', place: path, ...more }),
      'hits.csv': (path, more) => desk.call('find.export', { ...every, place: path, ...more }),
      'names.csv': (path, more) =>
        desk.call('find.export', {
          ...every,
          regex: false,
          pattern: 'Grosz',
          reach: 8,
          place: path,
          ...more,
        }),
    };
    for (const [name, run] of Object.entries(write)) {
      const path = join(desk.folder, name);
      await run(path, {});
      const plain = searched(path).normalize('NFC').toLowerCase();
      expect([name, /wilhelmina|quintero|oyelaran/.test(plain)]).toEqual([name, true]);
      await run(path, { pseudonyms: { annotators: true, speakers: true } });
      const masked = searched(path).normalize('NFC').toLowerCase();
      for (const one of [...NAMES, told.id, 'Respondent'])
        expect([name, one, masked.includes(one.toLowerCase())]).toEqual([name, one, false]);
      expect([name, /\b[as]\d\b/.test(masked)]).toEqual([name, true]);
    }
    const hits = readFileSync(join(desk.folder, 'names.csv'), 'utf8');
    // A name that the words are a part of is masked whole, and the hit is still there.
    expect(hits).toMatch(/,(Ask |Ask),S\d,/);
  });

  it('is refused for the imported files, which are given back byte for byte', async () => {
    await named();
    await expect(
      desk.call('export.run', { format: 'source', place: place('source'), pseudonyms: BOTH }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
