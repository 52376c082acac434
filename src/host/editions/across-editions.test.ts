import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diffTexts } from '../../core/edits/diff-texts.ts';
import { quoteOf } from '../../core/model/span.ts';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN } from '../testing.ts';
import {
  desk,
  ben,
  transcript,
  begin,
  type Who,
  content,
  spanOf,
  annotate,
  correct,
  quotes,
} from './testing.ts';

beforeEach(begin);

afterEach(() => {
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
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
