import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHits, finderOf } from '../../core/find/find.ts';
import { unpackRanges } from '../../core/find/packed.ts';
import { looseQuery } from '../../core/find/query.ts';
import { SearchText } from '../../core/find/search-text.ts';
import type { Input } from '../../contract/contract.ts';
import type { Found, FoundLine } from '../../contract/find-types.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, type Colleague, colleague, type Desk, importText, openDesk } from '../testing.ts';

const { claim, statistic } = STARTER_TAGS;

const ONE =
  'Anna Bell:\n\nSix million cases. Naïve  cases 👍🏽.\n\nCarl Dent:\n\nNo cases, said the CASE-worker.\n\nPage 3\n';

const TWO = '卫生部：\n\n今天天气很好。Cases again.\n';
let desk: Desk;
let anna: Colleague;
let one: string;
let two: string;

beforeEach(async () => {
  desk = openDesk();
  anna = colleague(desk, ANNA);
  [one, two] = [await importText(desk, ONE, 'one.txt'), await importText(desk, TWO, 'two.txt')];
});

afterEach(() => desk.dispose());
type Options = Partial<Input<'find.inProject'>>;

const find = async (pattern: string, options: Options = {}, who: Colleague = anna): Promise<FoundLine[]> =>
  (await who.call('find.inProject', { pattern, ...options })).lines;

const hits = async (pattern: string, options: Options = {}, who?: Colleague): Promise<string[]> =>
  (await find(pattern, options, who)).map(({ hit }) => hit);

const tag = async (transcript: string, quote: string, who: Colleague = anna, more = {}): Promise<string> => {
  const { text } = await who.call('transcripts.get', { id: transcript });
  const start = text.indexOf(quote);
  const span: [number, number][] = [[start, start + quote.length]];
  return (await who.call('annotations.create', { transcript, tag: claim, span, ...more })).id;
};

describe('finding in a project', () => {
  it('gives lines in context, in the order of transcripts and text, with who speaks', async () => {
    const lines = await find('cases');
    expect(lines.map(({ transcript, before, hit, after }) => [transcript, before, hit, after])).toEqual([
      [one, 'Six million ', 'cases', '. Naïve cases 👍🏽.'],
      [one, 'Six million cases. Naïve ', 'cases', ' 👍🏽.'],
      [one, 'No ', 'cases', ', said the CASE-worker.'],
      [two, '今天天气很好。', 'Cases', ' again.'],
    ]);
    const speakers = new Map((await anna.call('speakers.list')).map(({ id, name }) => [id, name]));
    expect(lines.slice(0, 3).map(({ speaker }) => speakers.get(speaker!))).toEqual([
      'Anna Bell',
      'Anna Bell',
      'Carl Dent',
    ]);
    for (const { transcript, edition, start, end, hit } of lines) {
      const content = await anna.call('transcripts.get', { id: transcript! });
      expect(content.text.slice(start, end)).toBe(hit);
      expect(content.transcript.edition).toBe(edition);
    }
    expect(await hits('天气', { wholeWords: true })).toEqual(['天气']);
    expect(await hits('天天', { wholeWords: true })).toEqual([]);
  });

  it('finds in every transcript exactly what the core finds in its blocks, here and in the one', async () => {
    const contents = await Promise.all([one, two].map((id) => anna.call('transcripts.get', { id })));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a', 'case', 'e ', '天', 'naive', 'a.e', '.', 'S', 'no such thing'),
        fc.record({
          regex: fc.boolean(),
          matchCase: fc.boolean(),
          matchAccents: fc.boolean(),
          wholeWords: fc.boolean(),
          matchBlanks: fc.boolean(),
        }),
        fc.boolean(),
        async (pattern, options, labels) => {
          const query = { ...looseQuery(pattern), ...options };
          const expected = contents.map(({ transcript, text, blocks }) => {
            const kinds = new Set([
              'heading',
              'byline',
              'paragraph',
              ...(labels ? ['speaker', 'timestamp'] : []),
            ]);
            const regions = blocks.filter(({ kind }) => kinds.has(kind));
            return [
              ...findHits(
                new SearchText(text, transcript.language),
                finderOf(query),
                regions.map(({ start, end }) => [start, end]),
              ),
            ];
          });
          const lines = await find(pattern, { ...options, labels });
          expect(lines.map(({ start, end }) => [start, end])).toEqual(expected.flat());
          for (const [i, transcript] of [one, two].entries()) {
            const found = await anna.call('find.inTranscript', { ...query, transcript, labels });
            expect([...unpackRanges(found.ranges)]).toEqual(expected[i]!.flat());
            expect(found).toMatchObject({
              edition: contents[i]!.transcript.edition,
              more: false,
              stopped: null,
            });
            expect(found.hits).toBe(expected[i]!.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('looks into labels, times and furniture only where it is asked to', async () => {
    const page = (await anna.call('transcripts.get', { id: one })).blocks.at(-1)!;
    await anna.call('structure.setBlockKind', { blocks: [page.id], kind: 'furniture' });
    expect(await hits('Bell')).toEqual([]);
    expect(await hits('Bell', { labels: true })).toEqual(['Bell']);
    expect(await hits('page')).toEqual([]);
    expect(await hits('page', { furniture: true })).toEqual(['Page']);
  });

  it('keeps to transcripts, speakers, and what is tagged or not', async () => {
    expect(await hits('cases', { transcripts: [two] })).toEqual(['Cases']);
    const carl = (await anna.call('speakers.list')).find(({ name }) => name === 'Carl Dent')!;
    expect((await find('cases', { speakers: [carl.id] })).map(({ before }) => before)).toEqual(['No ']);
    await tag(one, 'million cases');
    await tag(two, 'Cases', anna, { tag: statistic });
    expect((await find('cases', { tagged: 'yes' })).map(({ transcript }) => transcript)).toEqual([one, two]);
    expect(await hits('cases', { tagged: 'no' })).toHaveLength(2);
    expect((await find('cases', { tagged: 'yes', tag: claim })).map(({ transcript }) => transcript)).toEqual([
      one,
    ]);
    expect(await hits('cases', { tagged: 'no', tag: claim })).toHaveLength(3);
  });

  it('finds in quotes, notes, comments and the codebook what belongs there', async () => {
    const annotation = await tag(one, 'No cases', anna, { note: 'Too many cases?' });
    await tag(one, 'No cases, said', anna);
    await anna.call('comments.add', { annotation, text: 'A case for the cases' });
    await anna.call('review.decide', { annotation, verdict: 'reject', reason: 'No case' });
    await anna.call('transcripts.update', { id: two, note: 'All cases' });
    const [first] = await anna.call('tags.list');
    await anna.call('tags.update', {
      id: first!.id,
      definition: 'What the case is',
      guidelines: 'In case of doubt',
      note: 'case',
      examples: [{ quote: 'a clear case', source: '' }],
    });
    const where = async (options: Options) =>
      (await find('case', options)).map(({ of, field, before }) => `${of.entity} ${field} ${before}`);
    expect(
      (await find('cases', { in: ['quotes'] })).map(({ of, start }) => [of.id === annotation, start]),
    ).toEqual([
      [false, ONE.indexOf('No cases') + 3],
      [true, ONE.indexOf('No cases') + 3],
    ]);
    expect(await where({ in: ['notes'] })).toEqual([
      'transcript note All ',
      'annotation note Too many ',
      'tag note ',
    ]);
    expect(await where({ in: ['comments'] })).toEqual([
      'comment comment A ',
      'comment comment A case for the ',
      'decision reason No ',
    ]);
    expect(await where({ in: ['codebook'] })).toEqual([
      'tag definition What the ',
      'tag guidelines In ',
      'tag example a clear ',
    ]);
    // What belongs to no transcript is none of the chosen ones'.
    expect(await where({ in: ['notes', 'codebook'], transcripts: [two] })).toEqual(['transcript note All ']);
    const bell = (await anna.call('speakers.list')).find(({ name }) => name === 'Anna Bell')!;
    expect(await where({ in: ['notes', 'comments'], speakers: [bell.id] })).toEqual([]);
  });

  it('follows what is changed: another structure, another edition’s text, a deleted transcript', async () => {
    expect(await hits('cases')).toHaveLength(4);
    const { blocks } = await anna.call('transcripts.get', { id: one });
    const block = blocks.find(({ start, end }) => ONE.slice(start, end).startsWith('Six'))!;
    await anna.call('structure.splitBlock', { block: block.id, at: ONE.indexOf('Naïve') });
    expect(await hits('cases. Naive')).toEqual([]);
    await anna.call('history.undo');
    expect(await hits('cases. Naive')).toEqual(['cases. Naïve']);
    await anna.call('transcripts.delete', { id: two });
    expect(await hits('cases')).toHaveLength(3);
    await expect(anna.call('find.inTranscript', { pattern: 'a', transcript: two })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('says that there is more than was asked for, and not where there is just as much', async () => {
    expect(await anna.call('find.inProject', { pattern: 'cases', most: 4 })).toMatchObject({
      hits: 4,
      more: false,
    });
    expect(await anna.call('find.inProject', { pattern: 'cases', most: 3 })).toMatchObject({
      hits: 3,
      more: true,
    });
    expect(
      await anna.call('find.inTranscript', { pattern: 'cases', transcript: one, most: 3 }),
    ).toMatchObject({
      hits: 3,
      more: false,
    });
    expect(
      await anna.call('find.inTranscript', { pattern: 'cases', transcript: one, most: 2 }),
    ).toMatchObject({
      hits: 2,
      more: true,
    });
  });

  it('refuses what cannot be read, with a sentence', async () => {
    for (const [pattern, regex] of [
      ['(', true],
      ['', false],
      ['\u0301', false],
    ] as const)
      await expect(anna.call('find.inProject', { pattern, regex })).rejects.toMatchObject({
        code: 'invalid_input',
      });
  });

  it('tells a job’s lines as events, before its answer', async () => {
    const job = '01890000-0000-7000-8000-00000000000f';
    const answer = await anna.call('find.inProject', { pattern: 'cases', job });
    expect(answer).toMatchObject({ hits: 4, lines: [] });
    const told = anna.events.filter(({ name }) => name === 'found').map(({ payload }) => payload as Found);
    expect(told.every((found) => found.job === job)).toBe(true);
    expect(told.flatMap(({ lines }) => lines)).toEqual(await find('cases'));
    expect(anna.events.some(({ name }) => name === 'progress')).toBe(true);
  });
});

describe('the lines of a search as CSV', () => {
  it('has every hit, with offsets in code points and in UTF-16', async () => {
    const place = join(desk.folder, 'hits.csv');
    await anna.call('transcripts.update', { id: two, note: 'cases' });
    const result = await anna.call('find.export', { pattern: 'cases', in: ['text', 'notes'], place });
    expect(result).toMatchObject({ files: ['hits.csv'], rows: 5, losses: [], download: null });
    const rows = readFileSync(place, 'utf8').split('\r\n');
    expect(rows).toHaveLength(7);
    const last = rows[3]!.split(',');
    expect(last.slice(2, 8)).toEqual(['text', 'text', one, 'Carl Dent', 'No ', 'cases']);
    const start = ONE.indexOf('No cases') + 3;
    // Two of the characters before it are pairs.
    expect(rows[3]!.endsWith(`,${start - 2},${start + 3},${start},${start + 5}`)).toBe(true);
    expect(rows[5]).toBe(
      `${two},${(await anna.call('transcripts.list'))[1]!.title},notes,note,${two},,,cases,,,,,`,
    );
  });
});
