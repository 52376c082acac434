import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat, type ExportOptions } from '../../contract/export-options.ts';
import { isOneFile, opensUnit } from '../../core/formats/exchange/format-names.ts';
import type { Annotator } from '../../core/model/annotation.ts';
import { STARTER_RELATION_TYPES } from '../db/starter-relations.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, colleague, type Colleague, type Desk, importText, openDesk } from '../testing.ts';

const ZEB: Annotator = { id: '01890000-0000-7000-8000-0000000000e5', name: 'Zebulon Quist', kind: 'person' };
/** The emoji make the offsets of each unit different ones. */
const TEXT = `Marsupials\n\nHOST: ${'💩'.repeat(400)} The quokka sleeps. It grew by 3%.\n\nGUEST: Quolls are awake.\n\nHOST: Good.\n\nGUEST: Bye.\n`;
const OTHER = 'Numbat hearing\n\nKESTREL: A wombat digs.\n\nHERON: Deep.\n\nKESTREL: Yes.\n\nHERON: No.\n';

/** What must stay out where it is not chosen; each word stands at one kind of thing alone. */
const OF_OTHER_TRANSCRIPT = ['numbat', 'kestrel', 'heron', 'wombat', 'kiwi'];
const OF_OTHER_TAG = ['xylotag', 'yarrow', 'thistle', 'zinnia'];
const OF_OTHER_ANNOTATOR = [
  'zebulon',
  'quist',
  ZEB.id,
  'aspen',
  'birch',
  'cedar',
  'dogwood',
  'hawthorn',
  'sequoia',
];

let desk: Desk;
let zeb: Colleague;
let [transcript, other] = ['', ''];
beforeEach(() => {
  desk = openDesk();
  zeb = colleague(desk, ZEB);
});
afterEach(() => desk.dispose());

const spanOf = (text: string, words: string): [number, number][] => [
  [text.indexOf(words), text.indexOf(words) + words.length],
];

/** Annotations by Anna and Zebulon, of two tags, on two transcripts, with all that can be said of them. */
async function filled() {
  transcript = await importText(desk, TEXT, 'marsupials.txt');
  other = await importText(desk, OTHER, 'numbat.txt');
  await desk.call('transcripts.update', { id: other, title: 'Numbat hearing', note: 'kiwi' });
  await desk.call('tags.create', {
    name: 'Xylotag',
    colour: 'blue',
    definition: 'thistle',
    attributes: [{ name: 'Yarrow', type: 'text', choices: [] }],
  });
  const tag = (await desk.call('tags.list')).find(({ name }) => name === 'Xylotag')!;
  const claim = STARTER_TAGS.claim;
  const make = async (who: Desk | Colleague, of: string, text: string, words: string, more: object) =>
    (await who.call('annotations.create', { transcript: of, tag: claim, span: spanOf(text, words), ...more }))
      .id;
  const quokka = await make(desk, transcript, TEXT, 'The quokka', {});
  const grew = await make(desk, transcript, TEXT, 'It grew', { note: 'plain' });
  const zinnia = await make(desk, transcript, TEXT, 'awake', { tag: tag.id, note: 'zinnia' });
  const aspen = await make(zeb, transcript, TEXT, 'Quolls', { note: 'aspen' });
  const digs = await make(desk, other, OTHER, 'A wombat', { note: 'kiwi' });
  await zeb.call('review.decide', { annotation: quokka, verdict: 'accept', reason: 'birch' });
  await zeb.call('review.decide', {
    annotation: grew,
    verdict: 'revise',
    reason: 'cedar',
    proposal: { tag: tag.id },
  });
  await zeb.call('comments.add', { annotation: quokka, text: 'dogwood' });
  const type = STARTER_RELATION_TYPES[0].row.id;
  await zeb.call('relations.create', { type, from: quokka, to: grew, note: 'hawthorn' });
  await desk.call('relations.create', { type, from: grew, to: quokka, note: 'rowan' });
  await desk.call('relations.create', { type, from: quokka, to: zinnia, note: 'yarrow' });
  await desk.call('relations.create', { type, from: quokka, to: digs, note: 'kiwi' });
  await desk.call('relations.create', { type, from: quokka, to: aspen, note: 'aspen' });
  const gold = { transcript, note: '' };
  await zeb.call('gold.decide', {
    ...gold,
    place: [quokka],
    choice: { annotation: quokka },
    note: 'sequoia',
  });
  return { quokka, grew, zinnia, aspen, digs };
}

/** Everything under a folder with its path, and what archives hold; in small letters. */
function searched(path: string): string {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .map((name) => `${name}\n${searched(join(path, name))}`)
      .join('\n')
      .toLowerCase();
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8').toLowerCase();
  return Object.entries(unzipSync(bytes))
    .map(([name, entry]) => `${name}\n${Buffer.from(entry).toString('utf8')}`)
    .join('\n')
    .toLowerCase();
}

async function run(format: ExportFormat, options: Omit<ExportOptions, 'format'>) {
  rmSync(join(desk.folder, 'out'), { recursive: true, force: true });
  const place = join(desk.folder, 'out', isOneFile(format) ? 'data.x' : '');
  const { losses, rows } = await desk.call('export.run', { format, place, ...options });
  return { text: searched(join(desk.folder, 'out')), losses: losses.join('\n'), rows };
}

const FORMATS = EXPORT_FORMATS.filter((format) => format !== 'source');
/** What each export is run as: a dataset in both shapes. */
const RUNS: [string, ExportFormat, Pick<ExportOptions, 'wide'>][] = [
  ...FORMATS.map((format): [string, ExportFormat, object] => [format, format, {}]),
  ['wide', 'csv', { wide: { unit: 'turn', values: 'count', annotators: 'each' } }],
];
const isCodebook = (format: string) => format.startsWith('codebook') || format === 'qdc';

describe('the choices that apply to all exports', () => {
  it('transcripts, tags and annotators: nothing of what is not chosen is in any file', async () => {
    await filled();
    const here = { transcripts: [transcript], tags: [STARTER_TAGS.claim] };
    const choices = [
      ['transcripts and tags', [...OF_OTHER_TRANSCRIPT, ...OF_OTHER_TAG], here],
      ['annotators', OF_OTHER_ANNOTATOR, { annotators: [ANNA.id] }],
      ['annotators, gold', OF_OTHER_ANNOTATOR, { annotators: [ANNA.id], decisions: 'gold' }],
    ] as const;
    for (const [name, format, shape] of RUNS) {
      const all = await run(format, shape);
      for (const [choice, words, options] of choices) {
        const { text } = await run(format, { ...shape, ...options } as typeof shape);
        expect([name, choice, words.filter((word) => text.includes(word))]).toEqual([name, choice, []]);
        // The words are there to be found, where the format has people and more than tags.
        const people = !isCodebook(format) && format !== 'doccano';
        if (choice !== 'annotators, gold' && (people || choice === 'transcripts and tags'))
          expect([name, choice, words.some((word) => all.text.includes(word))]).toEqual([name, choice, true]);
      }
    }
  }, 120_000);

  it('relations to what is not chosen, and what others said of what is, are listed as left out', async () => {
    await filled();
    for (const format of FORMATS) {
      if (isCodebook(format)) continue;
      const { losses } = await run(format, { tags: [STARTER_TAGS.claim], transcripts: [transcript] });
      // To the other tag, and to the other transcript.
      expect([format, losses]).toEqual([
        format,
        expect.stringMatching(/2 × A relation is left out|2 × .*[Rr]elation/),
      ]);
      const by = await run(format, { annotators: [ANNA.id] });
      expect([format, by.losses]).toEqual([
        format,
        expect.stringMatching(/relation.*who drew it is not chosen/),
      ]);
      expect([format, by.losses]).toEqual([
        format,
        expect.stringMatching(/2 × Decisions of reviewers who are not chosen/),
      ]);
    }
  }, 60_000);

  it('decisions: all, accepted alone, or the gold set', async () => {
    await filled();
    const only = { transcripts: [transcript] };
    for (const format of FORMATS) {
      const rows = async (decisions: 'all' | 'accepted' | 'gold') =>
        (await run(format, { ...only, decisions })).rows;
      const counted = [await rows('all'), await rows('accepted'), await rows('gold')];
      expect([format, counted]).toEqual([format, [4, 1, 1]]);
    }
  }, 60_000);

  it('the unit of offsets, where a format leaves it open', async () => {
    await filled();
    const start = TEXT.indexOf('The quokka');
    const places = {
      'code-point': [...TEXT.slice(0, start)].length,
      'utf-16': start,
      'utf-8': Buffer.byteLength(TEXT.slice(0, start)),
    } as const;
    const units = Object.keys(places) as (keyof typeof places)[];
    for (const format of FORMATS.filter((name) => opensUnit(name) && name !== 'parquet'))
      for (const unit of units) {
        const { text } = await run(format, {
          unit,
          transcripts: [transcript],
          tags: [STARTER_TAGS.claim],
          annotators: [ANNA.id],
        });
        const found = units.filter((one) => new RegExp(`(?<![\\w.-])${places[one]}(?![\\w.])`).test(text));
        expect([format, unit, found]).toEqual([format, unit, [unit]]);
      }
  }, 60_000);
});
