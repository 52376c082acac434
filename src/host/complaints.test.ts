import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { segmentsOf, stretchesOf } from '../core/render/segments.ts';
import { checkProject } from './check.ts';
import { importFiles, readFolder } from './exchange/testing.ts';
import { STARTER_TAGS } from './starter.ts';
import { ANNA, BEN, type Desk, importText, openDesk } from './testing.ts';

// What people complain of in other tools, from the import to the file that goes out. Two more have their tests elsewhere: wrong
// figures in `src/core/agreement` (by the same word), long documents that freeze in `e2e/reader/long.spec.ts`.

const TEXT =
  '🙂 Hearing\r\n\r\nAnna Bell:\r\n\r\nWe 👩‍👩‍👧 have seen 4,600 cases, cafe\u0301 by café.\r\n\r\nCarl Dent:\r\n\r\n𝒳 is a lot. 卫生部。\r\n';
const { claim, statistic } = STARTER_TAGS;

let anna: Desk;
let ben: Desk;
let transcript: string;
beforeEach(async () => {
  [anna, ben] = [openDesk(ANNA), openDesk(BEN)];
  transcript = await importText(anna, TEXT, 'hearing.txt');
});
afterEach(() => {
  for (const desk of [anna, ben]) {
    expect(checkProject(desk.session.project.db)).toEqual([]);
    desk.dispose();
  }
});

const rangeOf = (quote: string): [number, number] => [
  TEXT.indexOf(quote),
  TEXT.indexOf(quote) + quote.length,
];
const tag = (desk: Desk, quote: string, id: string = claim) =>
  desk.call('annotations.create', { transcript, tag: id, span: [rangeOf(quote)] });
const quotes = async (desk: Desk) =>
  (await desk.call('annotations.list', { transcript })).map(({ span }) => TEXT.slice(...span[0]!)).sort();

/** The rows of annotations as an export writes them. */
async function rows(desk: Desk): Promise<Record<string, never>[]> {
  const place = join(desk.folder, `out-${Math.random()}`);
  await desk.call('export.run', { format: 'jsonl', place });
  return readFileSync(join(place, 'annotations.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, never>);
}

describe('complaint: offsets drift on emoji and CRLF', () => {
  it('the text is what the file decodes to, and each export’s offsets cut the quote out of it, in either unit', async () => {
    expect((await anna.call('transcripts.get', { id: transcript })).text).toBe(TEXT);
    const wanted = ['Hearing\r\n\r\nAnna', '👩‍👩‍👧 have', 'cafe\u0301', 'café', '𝒳', '卫生部'];
    for (const quote of wanted) await tag(anna, quote);
    const points = [...TEXT];
    const found = await rows(anna);
    expect(found.map(({ quote }) => quote)).toEqual(wanted);
    for (const { quote, start_code_point, end_code_point, start_utf16, end_utf16 } of found) {
      expect(points.slice(start_code_point, end_code_point).join('')).toBe(quote);
      expect(TEXT.slice(start_utf16, end_utf16)).toBe(quote);
    }
  });

  it.each([
    ['brat', 'brat'],
    ['cas-json', 'cas'],
    ['doccano', 'hearing.jsonl'],
    ['label-studio', 'hearing.json'],
  ] as const)(
    'what goes to another tool as %s and comes back stands where it stood',
    async (format, name) => {
      for (const quote of ['cafe\u0301', '𝒳', '卫生部']) await tag(anna, quote);
      const place = join(anna.folder, 'out', name);
      mkdirSync(dirname(place));
      await anna.call('export.run', { format, place });
      const { 'LOSS.txt': _, ...files } = readFolder(dirname(place));
      const { transcripts } = await importFiles(ben, files);
      const back = await ben.call('annotations.list', { transcript: transcripts[0]! });
      const { text } = await ben.call('transcripts.get', { id: transcripts[0]! });
      expect(text).toBe(TEXT);
      expect(back.map(({ span }) => text.slice(...span[0]!))).toEqual(['cafe\u0301', '𝒳', '卫生部']);
    },
  );
});

describe('complaint: annotations are lost', () => {
  it('not by a restart, a tag that is deleted and brought back, or a corrected text', async () => {
    for (const quote of ['4,600 cases', 'a lot', 'a lot']) await tag(anna, quote);
    anna.reopen();
    await anna.call('tags.delete', { id: claim, moveTo: statistic });
    await anna.call('history.undo');
    anna.reopen();
    expect(await quotes(anna)).toEqual(['4,600 cases', 'a lot', 'a lot']);
    const [, end] = rangeOf('We');
    const [{ edition } = { edition: '' }] = await anna.call('annotations.list', { transcript });
    await anna.call('editions.correct', { transcript, edition, edits: [[end, end, ' (all)']] });
    const moved = await anna.call('annotations.list', { transcript });
    const { text } = await anna.call('transcripts.get', { id: transcript });
    expect(moved.map(({ span }) => text.slice(...span[0]!)).sort()).toEqual([
      '4,600 cases',
      'a lot',
      'a lot',
    ]);
  });
});

describe('complaint: overlaps are drawn or exported wrong', () => {
  const OVERLAPS = ['seen 4,600 cases', 'have seen 4,600', '4,600', '4,600', 'cases, cafe\u0301'];

  it('each is a row of its own, with its own quote', async () => {
    for (const quote of OVERLAPS) await tag(anna, quote);
    expect((await rows(anna)).map(({ quote }) => String(quote)).sort()).toEqual(OVERLAPS.toSorted());
  });

  it('what is drawn over a text, put together again, is each quote and nothing else', async () => {
    for (const quote of OVERLAPS) await tag(anna, quote);
    const annotations = await anna.call('annotations.list', { transcript });
    const drawn = new Map<string, string>();
    for (const { start, end, over } of segmentsOf(stretchesOf(annotations), [0, TEXT.length]))
      for (const { item } of over) drawn.set(item.id, (drawn.get(item.id) ?? '') + TEXT.slice(start, end));
    expect(drawn).toEqual(new Map(annotations.map(({ id, span }) => [id, TEXT.slice(...span[0]!)])));
  });
});

describe('complaint: a merge loses codings', () => {
  it.each(['the first copy', 'the second copy'])(
    'not those of either coder, whichever way: into %s',
    async (into) => {
      anna.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
      ben.host.close();
      copyFileSync(anna.path, ben.path);
      ben.reopen();
      for (const desk of [anna, ben]) {
        await tag(desk, '4,600 cases');
        await tag(desk, desk === anna ? 'a lot' : '卫生部', statistic);
      }
      const [desk, other] = into === 'the first copy' ? [anna, ben] : [ben, anna];
      await desk.call('merge.run', { sources: [{ place: other.path }] });
      // The same tag on the same words by two people is two codings.
      expect(await quotes(desk)).toEqual(['4,600 cases', '4,600 cases', 'a lot', '卫生部']);
      const by = (await desk.call('annotations.list', { transcript })).map(({ annotator }) => annotator);
      expect(by.filter((id) => id === ANNA.id)).toHaveLength(2);
      expect(by.filter((id) => id === BEN.id)).toHaveLength(2);
    },
  );
});

describe('complaint: exports leave out who said it, and who tagged it', () => {
  it('every row names speaker and annotator; a span across turns names each speaker', async () => {
    await tag(anna, '4,600 cases');
    await anna.call('annotations.create', {
      transcript,
      tag: claim,
      span: [[TEXT.indexOf('café'), TEXT.indexOf('a lot') + 5]],
    });
    expect(await rows(anna)).toMatchObject([
      { speaker: 'Anna Bell', annotator: 'Anna', annotator_id: ANNA.id },
      { speaker: 'Anna Bell | Carl Dent', annotator: 'Anna' },
    ]);
  });
});
