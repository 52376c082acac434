import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quoteOf } from '../../core/model/span.ts';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, stateOf } from '../testing.ts';
import { TEXT, desk, ben, transcript, begin, content, spanOf, annotate, correct, quotes } from './testing.ts';

beforeEach(begin);

afterEach(() => {
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
});

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
