import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../core/edits/edits.ts';
import { refineEdits } from '../../core/edits/refine-edits.ts';
import { diffTexts } from '../../core/edits/diff-texts.ts';
import { quoteOf } from '../../core/model/span.ts';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import {
  ANNA,
  BEN,
  type Colleague,
  colleague,
  type Desk,
  importText,
  openDesk,
  stateOf,
} from '../testing.ts';

const TEXT =
  'Anna Bell:\r\n\r\nWe have sene 4,600 cases 🙂. That is a lot.\r\n\r\nCarl Dent:\r\n\r\nIt is. Next question,\u00a0please.\r\n';

let desk: Desk;
let ben: Colleague;
let transcript: string;
beforeEach(async () => {
  desk = openDesk();
  ben = colleague(desk, BEN);
  transcript = await importText(desk, TEXT);
});
afterEach(() => {
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
});

type Who = Pick<Desk, 'call'>;
const content = (who: Who = desk) => who.call('transcripts.get', { id: transcript });
const spanOf = async (quote: string, who: Who = desk): Promise<[number, number]> => {
  const at = (await content(who)).text.indexOf(quote);
  return [at, at + quote.length];
};
async function annotate(quotes: string[], who: Who = desk): Promise<string> {
  const span = await Promise.all(quotes.map((quote) => spanOf(quote, who)));
  return (await who.call('annotations.create', { transcript, span, tag: STARTER_TAGS.claim })).id;
}
/** Corrects the text: each pair is what stands there and what is to. */
async function correct(pairs: [string, string][], who: Who = desk) {
  const { text, transcript: summary } = await content(who);
  const edits = pairs
    .map(([from, to]): Edit => [text.indexOf(from), text.indexOf(from) + from.length, to])
    .sort((a, b) => a[0] - b[0]);
  return who.call('editions.correct', {
    transcript,
    edition: summary.edition,
    edits: refineEdits(text, edits).map((e) => [...e]),
  });
}
async function quotes(who: Who = desk): Promise<Record<string, string>> {
  const { text } = await content(who);
  const all = await who.call('annotations.list', { transcript });
  return Object.fromEntries(all.map(({ id, span }) => [id, quoteOf(text, span)]));
}

describe('a correction', () => {
  it('makes a new edition, leaves the old one as it was, and takes everything along', async () => {
    const cases = await annotate(['4,600 cases 🙂']);
    const please = await annotate(['question,\u00a0please']);
    const before = await content();
    const made = await correct([
      ['sene', 'seen'],
      ['It is.', 'Yes, it is.'],
    ]);
    const after = await content();
    expect(after.text).toBe(TEXT.replace('sene', 'seen').replace('It is.', 'Yes, it is.'));
    expect(after.transcript).toMatchObject({
      edition: made.edition,
      editionNumber: 2,
      editions: 2,
      turns: 2,
    });
    expect(made).toMatchObject({ orphaned: [], partial: [], changed: 0 });
    expect(await quotes()).toEqual({ [cases]: '4,600 cases 🙂', [please]: 'question,\u00a0please' });
    expect(after.blocks.map((b) => [b.id, b.kind, after.text.slice(b.start, b.end)])).toEqual(
      before.blocks.map((b) => [
        b.id,
        b.kind,
        before.text.slice(b.start, b.end).replace('sene', 'seen').replace('It is.', 'Yes, it is.'),
      ]),
    );
    const editions = await desk.call('editions.list', { transcript });
    expect(editions).toMatchObject([
      { number: 1, sha256: before.sha256, current: false, changes: 0, author: 'Anna', parent: null },
      { number: 2, sha256: after.sha256, current: true, changes: 2, author: 'Anna', parent: editions[0]!.id },
    ]);
    const old = await desk.call('editions.get', { id: editions[0]!.id });
    expect(old.text).toBe(TEXT);
    expect(old.blocks).toEqual(before.blocks);
    expect(old.annotations.map(({ span }) => quoteOf(old.text, span))).toEqual([
      '4,600 cases 🙂',
      'question,\u00a0please',
    ]);
  });

  it('lists what it destroyed with its old quote, and says of what lost some ranges that it did', async () => {
    const gone = await annotate(['That is a lot']);
    const part = await annotate(['We have', 'a lot', 'Next question']);
    const kept = await annotate(['4,600 cases 🙂. That is a lot.']);
    const made = await correct([[' That is a lot.', '']]);
    expect(made).toMatchObject({ orphaned: [gone], partial: [part], changed: 1 });
    expect(await quotes()).toEqual({ [part]: 'We have … Next question', [kept]: '4,600 cases 🙂.' });
    const annotation = (await desk.call('annotations.list', { transcript })).find(({ id }) => id === part);
    expect(annotation!.lost).toBe(1);
    expect(await desk.call('orphans.list', { transcript })).toMatchObject([
      {
        entity: 'annotation',
        id: gone,
        quote: 'That is a lot',
        tag: STARTER_TAGS.claim,
        annotator: ANNA.id,
        found: null,
      },
    ]);
    expect((await content()).transcript).toMatchObject({ annotations: 2, orphans: 1 });
    const { editions } = { editions: await desk.call('editions.list', { transcript }) };
    const old = await desk.call('editions.get', { id: editions[0]!.id });
    expect(old.annotations.map(({ id }) => id).sort()).toEqual([gone, part, kept].sort());
  });

  it('leaves an orphan to be put back, or deleted; undo takes either back', async () => {
    const gone = await annotate(['That is a lot']);
    await correct([[' That is a lot.', '']]);
    const orphaned = stateOf(desk);
    await desk.call('annotations.update', { id: gone, span: [await spanOf('Next question')] });
    expect(await quotes()).toEqual({ [gone]: 'Next question' });
    expect(await desk.call('orphans.list', {})).toEqual([]);
    await desk.call('history.undo');
    expect(stateOf(desk)).toEqual(orphaned);
    await desk.call('annotations.update', { id: gone, note: 'was about numbers' });
    await desk.call('annotations.delete', { ids: [gone] });
    expect(await desk.call('orphans.list', {})).toEqual([]);
    await desk.call('history.undo');
    await desk.call('history.undo');
    expect(stateOf(desk)).toEqual(orphaned);
    await desk.call('history.undo');
    expect(await quotes()).toEqual({ [gone]: 'That is a lot' });
  });

  it('finds where an orphan’s words stand now, if they do just once', async () => {
    await annotate(['That is a lot']);
    await correct([
      ['That is a lot.', ''],
      ['It is.', 'That is a lot.'],
    ]);
    const [orphan] = await desk.call('orphans.list', {});
    expect(orphan!.found).toEqual([await spanOf('That is a lot')]);
  });

  it('undone by its author takes what others made on the new text back to the old one, and lists the rest', async () => {
    const old = await annotate(['That is a lot']);
    const made = await correct([['a lot.', 'a lot. I say so.']]);
    expect(made.orphaned).toEqual([]);
    const there = await annotate(['4,600'], ben);
    const fresh = await annotate(['I say'], ben);
    await desk.call('history.undo');
    expect((await content()).text).toBe(TEXT);
    expect(await quotes()).toEqual({ [old]: 'That is a lot', [there]: '4,600' });
    expect(await desk.call('orphans.list', {})).toMatchObject([{ id: fresh, quote: 'I say' }]);
    // What is changed meanwhile is changed on both texts.
    await ben.call('annotations.update', { id: there, span: [await spanOf('4,600 cases')] });
    await ben.call('annotations.delete', { ids: [fresh] });
    await desk.call('history.redo');
    expect((await content()).transcript.edition).toBe(made.edition);
    expect(await quotes()).toEqual({ [old]: 'That is a lot', [there]: '4,600 cases' });
    await ben.call('history.undo');
    expect((await quotes())[fresh]).toBe('I say');
  });

  it('a boundary that was set on the new text holds on the old one after an undo', async () => {
    const id = await annotate(['4,600']);
    await desk.call('project.setSettings', { correct: true });
    await correct([['sene', 'seen']]);
    await ben.call('annotations.update', { id, span: [await spanOf('4,600 cases')] });
    await desk.call('history.undo');
    expect(await quotes()).toEqual({ [id]: '4,600 cases' });
    await ben.call('annotations.update', { id, span: [await spanOf('600 cases')] });
    await desk.call('history.redo');
    expect(await quotes()).toEqual({ [id]: '600 cases' });
  });

  it('of a correction can be undone only where somebody has not gone on from it; then the text stays', async () => {
    const first = await correct([['sene', 'seen']]);
    const second = await correct([['It is.', 'Yes.']], ben);
    await desk.call('history.undo');
    expect((await content()).transcript.edition).toBe(second.edition);
    expect((await desk.call('editions.list', { transcript })).map(({ id }) => id)).toContain(first.edition);
    await ben.call('history.undo');
    expect((await content()).transcript.edition).toBe(first.edition);
  });

  it('is refused on a text that is not the current one, or where it fits no text', async () => {
    const { transcript: summary } = await content();
    await correct([['sene', 'seen']]);
    const call = (edits: [number, number, string][], edition = summary.edition) =>
      desk.call('editions.correct', { transcript, edition, edits });
    await expect(call([[0, 1, 'a']])).rejects.toMatchObject({ code: 'conflict' });
    const { edition } = (await content()).transcript;
    await expect(call([[0, 9_999, 'a']], edition)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(call([[0, TEXT.length, ' \n']], edition)).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await call([[0, 1, 'A']], edition)).action).toBeNull();
  });

  it('takes a span that was selected on the text before it', async () => {
    const { transcript: summary } = await content();
    const span: [number, number] = await spanOf('Next question');
    await correct([
      ['sene', 'see'],
      ['That is a lot.', ''],
    ]);
    const { id } = await desk.call('annotations.create', {
      transcript,
      edition: summary.edition,
      span: [span],
      tag: STARTER_TAGS.claim,
    });
    expect(await quotes()).toEqual({ [id]: 'Next question' });
    const at = TEXT.indexOf('is a lot');
    await expect(
      desk.call('annotations.create', {
        transcript,
        edition: summary.edition,
        span: [[at, at + 4]],
        tag: STARTER_TAGS.claim,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the structure', () => {
  const blocks = async (who: Who = desk) => {
    const { text, blocks } = await content(who);
    return blocks.map((b) => `${b.kind}: ${text.slice(b.start, b.end)}`);
  };

  it('gets blocks for paragraphs that were typed or split, and loses those that were joined', async () => {
    await correct([['. That is', '.\r\n\r\nNew here.\r\n\r\nThat is']]);
    expect(await blocks()).toEqual([
      'speaker: Anna Bell:',
      'paragraph: We have sene 4,600 cases 🙂.',
      'paragraph: New here.',
      'paragraph: That is a lot.',
      'speaker: Carl Dent:',
      'paragraph: It is. Next question,\u00a0please.',
    ]);
    const { blocks: split, turns } = await content();
    expect(new Set(split.slice(0, 4).map((b) => b.turn)).size).toBe(1);
    expect(turns).toHaveLength(2);
    await correct([['\r\n\r\nNew here.\r\n\r\n', ' ']]);
    expect((await blocks())[1]).toBe('paragraph: We have sene 4,600 cases 🙂. That is a lot.');
    await desk.call('history.undo');
    await desk.call('history.undo');
    expect(await blocks()).toHaveLength(4);
  });

  it('that is corrected on the new text is so on the old one, too', async () => {
    await correct([['sene', 'seen']]);
    const { blocks: laid, text } = await content();
    await ben.call('structure.splitBlock', { block: laid[1]!.id, at: text.indexOf('That') });
    await ben.call('structure.setBlockKind', { blocks: [laid[3]!.id], kind: 'heading' });
    await desk.call('history.undo');
    expect(await blocks()).toEqual([
      'speaker: Anna Bell:',
      'paragraph: We have sene 4,600 cases 🙂.',
      'paragraph: That is a lot.',
      'speaker: Carl Dent:',
      'heading: It is. Next question,\u00a0please.',
    ]);
    await desk.call('history.redo');
    expect((await blocks())[1]).toBe('paragraph: We have seen 4,600 cases 🙂.');
  });

  it('a turn of which all text was deleted is not counted', async () => {
    await correct([['Carl Dent:\r\n\r\nIt is. Next question,\u00a0please.\r\n', '']]);
    expect((await content()).transcript.turns).toBe(1);
    expect((await desk.call('speakers.list')).map(({ name, turns }) => [name, turns])).toEqual([
      ['Anna Bell', 1],
      ['Carl Dent', 0],
    ]);
  });
});

describe('reviews', () => {
  it('stay, unless the words or the tag changed', async () => {
    const kept = await annotate(['4,600 cases 🙂']);
    const reworded = await annotate(['That is a lot']);
    const moved = await annotate(['Next question']);
    for (const annotation of [kept, reworded, moved])
      await ben.call('review.decide', { annotation, verdict: 'accept' });
    await correct([
      ['sene', 'have seen'],
      ['a lot', 'plenty'],
    ]);
    const queue = async () =>
      Object.fromEntries(
        (await ben.call('review.queue', {})).map(({ id, state, stale }) => [id, [state, stale]]),
      );
    expect(await queue()).toEqual({
      [kept]: ['accepted', 0],
      [reworded]: ['undecided', 1],
      [moved]: ['accepted', 0],
    });
    await desk.call('annotations.update', { id: moved, span: [await spanOf('question')] });
    expect((await queue())[moved]).toEqual(['undecided', 1]);
    await desk.call('annotations.update', { id: moved, span: [await spanOf('Next question')] });
    expect((await queue())[moved]).toEqual(['accepted', 0]);
    await desk.call('annotations.update', { id: kept, tag: STARTER_TAGS.statistic });
    expect((await queue())[kept]).toEqual(['undecided', 1]);
    await ben.call('review.decide', { annotation: kept, verdict: 'reject' });
    await desk.call('history.undo');
    await desk.call('history.undo');
    await desk.call('history.undo');
    await desk.call('history.undo');
    expect((await queue())[reworded]).toEqual(['accepted', 0]);
  });

  it('propose spans where they are now', async () => {
    const id = await annotate(['Next question']);
    await ben.call('review.decide', {
      annotation: id,
      verdict: 'revise',
      proposal: { span: [await spanOf('question')] },
    });
    await correct([['sene', 'have seen']]);
    const { decisions, state } = await ben.call('review.of', { annotation: id });
    expect(state).toBe('revised');
    expect(decisions[0]!.proposal!.span).toEqual([await spanOf('question')]);
  });

  it('gold moves along; what was decided and lost its text is put elsewhere or taken away', async () => {
    const one = await annotate(['4,600']);
    const two = await annotate(['4,600'], ben);
    const lost = await annotate(['That is a lot']);
    await desk.call('gold.build', { transcript, annotators: [ANNA.id, BEN.id], need: 'all' });
    const { id } = await desk.call('gold.decide', {
      transcript,
      place: [lost],
      choice: { annotation: lost },
    });
    await correct([
      ['sene', 'have seen'],
      [' That is a lot.', ''],
    ]);
    const list = async () => {
      const { text } = await content();
      return (await desk.call('gold.list', { transcript })).gold.map((g) => quoteOf(text, g.span));
    };
    expect(await list()).toEqual(['4,600']);
    expect(await desk.call('orphans.list', {})).toMatchObject([
      { entity: 'annotation', id: lost },
      { entity: 'gold', id, quote: 'That is a lot', annotator: ANNA.id },
    ]);
    await desk.call('gold.place', { id, span: [await spanOf('Next question')] });
    expect(await list()).toEqual(['4,600', 'Next question']);
    const again = await desk.call('gold.build', { transcript, annotators: [ANNA.id, BEN.id], need: 'all' });
    expect(again).toMatchObject({ action: null, added: 0, removed: 0, unchanged: 1 });
    await ben.call('annotations.delete', { ids: [two] });
    const less = await desk.call('gold.build', { transcript, annotators: [ANNA.id, BEN.id], need: 'all' });
    expect(less).toMatchObject({ removed: 1 });
    expect(one).not.toBe(two);
  });
});

describe('an export', () => {
  it('names the edition, lists what has no place in it, and can be of an older one', async () => {
    const gone = await annotate(['That is a lot']);
    await annotate(['We have', 'a lot']);
    await annotate(['4,600']);
    const first = (await content()).transcript.edition;
    await correct([
      ['sene', 'have seen'],
      [' That is a lot.', ''],
    ]);
    await annotate(['seen']);
    const read = async (options: { editions?: string[] } = {}) => {
      const { columns, rows, total } = await desk.call('export.preview', { format: 'csv', ...options });
      expect(total).toBe(rows.length);
      const at = (name: string) => columns.indexOf(name);
      return rows.map((row) => [row[at('edition')], row[at('quote')], row[at('text_sha256')]]);
    };
    const editions = await desk.call('editions.list', { transcript });
    expect(await read()).toEqual([
      ['2', 'We have', editions[1]!.sha256],
      ['2', 'seen', editions[1]!.sha256],
      ['2', '4,600', editions[1]!.sha256],
    ]);
    expect(await read({ editions: [first] })).toEqual([
      ['1', 'We have … a lot', editions[0]!.sha256],
      ['1', '4,600', editions[0]!.sha256],
      ['1', 'That is a lot', editions[0]!.sha256],
    ]);
    const run = (name: string, options = {}) =>
      desk.call('export.run', { format: 'jsonl', place: `${desk.folder}/${name}`, ...options });
    const { losses } = await run('now');
    expect(losses).toEqual([
      expect.stringMatching(/^1 × An annotation is not in the export/),
      '“That is a lot” (Claim, Anna) has no place.',
      expect.stringMatching(/^1 × An annotation of several ranges is exported in part/),
      '“We have” (Claim, Anna): 1 of its ranges is gone.',
    ]);
    expect((await run('then', { editions: [first] })).losses).toEqual([
      expect.stringMatching(/^1 × An annotation is not in the export/),
      '“seen” (Claim, Anna) has no place.',
    ]);
    expect((await run('other', { tags: [STARTER_TAGS.statistic] })).losses).toEqual([]);
    expect(gone).toBeDefined();
  });
});

it('a corrected file leads to the same text by its difference', async () => {
  const { text, transcript: summary } = await content();
  const wanted = text.replace('sene', 'seen').replace(' That is a lot.', '');
  const id = await annotate(['Next question']);
  await desk.call('editions.correct', {
    transcript,
    edition: summary.edition,
    edits: diffTexts(text, wanted).map((edit) => [...edit]),
  });
  expect((await content()).text).toBe(wanted);
  expect((await quotes())[id]).toBe('Next question');
});
