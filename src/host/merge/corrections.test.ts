import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotator } from '../../core/model/annotation.ts';
import { quoteOf } from '../../core/model/span.ts';
import { checkProject } from '../check.ts';
import { openRaw } from '../db/raw.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, type Desk, importText, openDesk, stateOf } from '../testing.ts';

const TEXT =
  'Anna Bell:\n\nWe have sene 4,600 cases. That is a lot.\n\nCarl Dent:\n\nIt is. Next question, please.\n';
const CARL: Annotator = { id: '01890000-0000-7000-8000-0000000000c3', name: 'Carl', kind: 'person' };

const desks: Desk[] = [];
const open = (who: Annotator): Desk => {
  const desk = openDesk(who);
  desks.push(desk);
  return desk;
};
let anna: Desk;
let transcript: string;
beforeEach(async () => {
  anna = open(ANNA);
  transcript = await importText(anna, TEXT);
});
afterEach(() => {
  for (const desk of desks) expect(checkProject(desk.session.project.db)).toEqual([]);
  for (const desk of desks.splice(0)) desk.dispose();
});

/** The same project at another desk. */
function copyFor(who: Annotator, from = anna): Desk {
  from.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
  const desk = open(who);
  desk.host.close();
  copyFileSync(from.path, desk.path);
  desk.reopen();
  return desk;
}
const content = (desk: Desk, id = transcript) => desk.call('transcripts.get', { id });
async function annotate(desk: Desk, quote: string, id = transcript): Promise<string> {
  const at = (await content(desk, id)).text.indexOf(quote);
  const span: [number, number][] = [[at, at + quote.length]];
  return (await desk.call('annotations.create', { transcript: id, span, tag: STARTER_TAGS.claim })).id;
}
async function correct(desk: Desk, from: string, to: string, id = transcript): Promise<string> {
  const { text, transcript: summary } = await content(desk, id);
  const at = text.indexOf(from);
  const edits: [number, number, string][] = [[at, at + from.length, to]];
  return (await desk.call('editions.correct', { transcript: id, edition: summary.edition, edits })).edition;
}
async function quotes(desk: Desk, id = transcript): Promise<string[]> {
  const { text } = await content(desk, id);
  return (await desk.call('annotations.list', { transcript: id })).map(({ span }) => quoteOf(text, span));
}
const merge = (into: Desk, ...others: Desk[]) =>
  into.call('merge.run', { sources: others.map(({ path }) => ({ place: path })) });

describe('merging corrected texts', () => {
  it('brings annotations that a colleague made on the text before to the text as it is', async () => {
    const ben = copyFor(BEN);
    await annotate(ben, '4,600 cases');
    await annotate(ben, 'That is a lot');
    await correct(anna, 'sene', 'have seen');
    await correct(anna, ' That is a lot.', '');
    const { files } = await merge(anna, ben);
    expect(files[0]).toMatchObject({ orphans: 1, corrections: [], conflicts: [] });
    expect(await quotes(anna)).toEqual(['4,600 cases']);
    expect(await anna.call('orphans.list', {})).toMatchObject([
      { quote: 'That is a lot', annotator: BEN.id },
    ]);
    const back = await merge(ben, anna);
    expect(back.files[0]).toMatchObject({
      corrections: [expect.any(String), expect.any(String)],
      orphans: 1,
    });
    expect(stateOf(ben)).toEqual(stateOf(anna));
    // The merge undone, the text is again what Ben had, with all that he made.
    await ben.call('history.undo');
    expect(await quotes(ben)).toEqual(['4,600 cases', 'That is a lot']);
  });

  it('of two corrections of one text the later counts; annotations of both stand in it, and the report says so', async () => {
    const ben = copyFor(BEN);
    const lost = await correct(anna, 'sene', 'seen');
    await annotate(anna, 'seen');
    await annotate(anna, '4,600');
    const kept = await correct(ben, 'a lot', 'plenty');
    await annotate(ben, 'plenty');
    await annotate(ben, 'Next question');
    const { files } = await merge(anna, ben);
    expect(files[0]!.conflicts).toMatchObject([
      {
        entity: 'transcript',
        field: 'edition_id',
        here: 'edition 2 by Anna, 1 change',
        there: 'edition 2 by Ben, 1 change',
        kept: 'there',
      },
    ]);
    expect((await content(anna)).transcript.edition).toBe(kept);
    // What was typed over is where the word it replaced is.
    expect(await quotes(anna)).toEqual(['sene', '4,600', 'plenty', 'Next question']);
    const loser = await anna.call('editions.get', { id: lost });
    expect(loser.text).toContain('seen 4,600');
    expect(loser.annotations.map(({ span }) => quoteOf(loser.text, span))).toEqual([
      'seen',
      '4,600',
      'a lot',
      'Next question',
    ]);
    const carl = copyFor(CARL, ben);
    await merge(carl, anna);
    expect(stateOf(carl)).toEqual(stateOf(anna));
  });

  it('takes the structure that was corrected on the text before along', async () => {
    const ben = copyFor(BEN);
    const { blocks, text } = await content(ben);
    await ben.call('structure.splitBlock', { block: blocks[1]!.id, at: text.indexOf('That') });
    await ben.call('structure.setBlockKind', { blocks: [blocks[3]!.id], kind: 'heading' });
    await correct(anna, 'sene', 'seen');
    await merge(anna, ben);
    const merged = await content(anna);
    expect(merged.blocks.map((b) => `${b.kind}: ${merged.text.slice(b.start, b.end)}`)).toEqual([
      'speaker: Anna Bell:',
      'paragraph: We have seen 4,600 cases.',
      'paragraph: That is a lot.',
      'speaker: Carl Dent:',
      'heading: It is. Next question, please.',
    ]);
  });

  it('a text that two imported apart is one, also where one of them has corrected it', async () => {
    const ben = open(BEN);
    const own = await importText(ben, TEXT);
    await annotate(ben, 'That is a lot', own);
    await ben.call('review.decide', {
      annotation: (await ben.call('annotations.list', { transcript: own }))[0]!.id,
      verdict: 'accept',
    });
    await correct(ben, 'sene', 'have seen', own);
    await annotate(ben, 'Next question', own);
    await annotate(anna, '4,600');
    const { files } = await merge(anna, ben);
    expect(files[0]!.joined).toHaveLength(1);
    const [one, ...none] = await anna.call('transcripts.list');
    expect(none).toEqual([]);
    expect(one).toMatchObject({ editionNumber: 2, editions: 2, turns: 2, annotations: 3, orphans: 0 });
    expect(await quotes(anna, one!.id)).toEqual(['4,600', 'That is a lot', 'Next question']);
    const states = (await anna.call('review.queue', {})).map(({ state, stale }) => [state, stale]);
    expect(states.sort()).toEqual([
      ['accepted', 0],
      ['undecided', 0],
      ['undecided', 0],
    ]);
    await anna.call('history.undo');
    expect(await quotes(anna)).toEqual(['4,600']);
  });
});

describe('a hand-off of a corrected text', () => {
  it('holds the editions, the receiver’s own annotations where they are, and nobody else’s', async () => {
    const ben = copyFor(BEN);
    await annotate(ben, 'That is a lot');
    await annotate(ben, '4,600');
    await annotate(anna, 'It is');
    await merge(anna, ben);
    await correct(anna, ' That is a lot.', '');
    const place = join(anna.folder, 'for-ben.passage');
    await anna.call('merge.handOff', { annotator: BEN.id, place });
    const copy = open(BEN);
    copy.host.close();
    copyFileSync(place, copy.path);
    copy.reopen();
    expect(await quotes(copy)).toEqual(['4,600']);
    expect(await copy.call('orphans.list', {})).toMatchObject([{ quote: 'That is a lot' }]);
    await annotate(copy, 'Next question');
    await merge(anna, copy);
    expect(await quotes(anna)).toEqual(['4,600', 'It is', 'Next question']);
  });
});

it('check finds edits that do not lead to the text of a correction', async () => {
  await correct(anna, 'sene', 'seen');
  const raw = openRaw(copyFor(CARL).path);
  raw.prepare(`UPDATE editions SET edits = '[[0,1,"B"]]' WHERE parent_id IS NOT NULL`).run();
  expect(checkProject(raw as never).map(({ code }) => code)).toContain('correction_edits');
  raw.close();
  desks.pop()!.dispose();
});
