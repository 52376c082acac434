import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { BEN, type Desk, importText, openDesk } from '../testing.ts';

const TEXT =
  'Anna Bell:\n\nWe have seen 4,600 cases. That is a lot.\n\nCarl Dent:\n\nIt is. Next question, please.\n';
let desk: Desk;
let transcript: string;
beforeEach(async () => {
  desk = openDesk();
  transcript = await importText(desk, TEXT);
});
afterEach(() => {
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
});
const tagText = (quote: string, tag: string = STARTER_TAGS.claim) =>
  desk.call('annotations.create', {
    transcript,
    tag,
    span: [[TEXT.indexOf(quote), TEXT.indexOf(quote) + quote.length]],
  });

describe('annotations', () => {
  it('overlap, nest, cross and coincide like any others', async () => {
    const quotes = ['4,600 cases', 'We have seen 4,600', '600', '4,600 cases', 'cases. That'];
    for (const quote of quotes) await tagText(quote);
    const listed = await desk.call('annotations.list', { transcript });
    expect(listed.map((a) => TEXT.slice(...a.span[0]!)).sort()).toEqual(quotes.toSorted());
  });

  it('have ranges sorted and joined, and are refused outside the text, empty, or through a character', async () => {
    const { id } = await desk.call('annotations.create', {
      transcript,
      tag: STARTER_TAGS.claim,
      span: [
        [20, 25],
        [12, 14],
        [14, 16],
      ],
    });
    expect((await desk.call('annotations.list', { transcript })).find((a) => a.id === id)?.span).toEqual([
      [12, 16],
      [20, 25],
    ]);
    for (const span of [[[0, 10_000]], [[5, 5]], [[6, 5]]] as [number, number][][])
      await expect(
        desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span }),
      ).rejects.toMatchObject({ code: 'invalid_input' });
    const emoji = await importText(desk, 'a🙂b');
    await expect(
      desk.call('annotations.create', { transcript: emoji, tag: STARTER_TAGS.claim, span: [[0, 2]] }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('take values of their tag’s attributes only, checked by type; a retag hides them and does not lose them', async () => {
    const tags = await desk.call('tags.list');
    const statistic = tags.find((t) => t.name === 'Statistic')!;
    const value = statistic.attributes.find((a) => a.name === 'Value')!.id;
    const { id } = await tagText('4,600', statistic.id);
    await expect(desk.call('annotations.update', { id, values: { [value]: '4,600' } })).rejects.toMatchObject(
      { code: 'invalid_input' },
    );
    await desk.call('annotations.update', { id, values: { [value]: '4600' } });
    await desk.call('annotations.update', { id, tag: STARTER_TAGS.claim });
    expect((await desk.call('annotations.list', { transcript }))[0]!.values).toEqual({});
    await desk.call('annotations.update', { id, tag: statistic.id });
    expect((await desk.call('annotations.list', { transcript }))[0]!.values).toEqual({ [value]: '4600' });
  });

  it('split off a fragment as one change, with tag and values, and back', async () => {
    const tags = await desk.call('tags.list');
    const unit = tags.find((t) => t.name === 'Statistic')!.attributes.find((a) => a.name === 'Unit')!.id;
    const span: [number, number][] = [
      [12, 14],
      [20, 25],
      [30, 33],
    ];
    const { id } = await desk.call('annotations.create', {
      transcript,
      tag: STARTER_TAGS.statistic,
      span,
      values: { [unit]: 'cases' },
    });
    const { id: made } = await desk.call('annotations.splitOff', { id, range: 1 });
    const spans = async () =>
      new Map((await desk.call('annotations.list', { transcript })).map((a) => [a.id, a]));
    expect((await spans()).get(id)?.span).toEqual([
      [12, 14],
      [30, 33],
    ]);
    expect((await spans()).get(made)).toMatchObject({
      span: [[20, 25]],
      tag: STARTER_TAGS.statistic,
      values: { [unit]: 'cases' },
    });
    await desk.call('history.undo');
    expect([...(await spans()).values()].map((a) => a.span)).toEqual([span]);
    await expect(desk.call('annotations.splitOff', { id, range: 3 })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('are changed by their own annotator', async () => {
    const { id } = await tagText('4,600');
    desk.session.actAs(BEN);
    await expect(desk.call('annotations.update', { id, note: 'mine' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(desk.call('annotations.delete', { ids: [id] })).rejects.toMatchObject({ code: 'conflict' });
    await expect(desk.call('history.undo')).rejects.toMatchObject({ code: 'nothing_to_undo' });
  });
});

describe('tags', () => {
  it('in use say how many annotations they have, and can hand them on', async () => {
    await tagText('4,600');
    await tagText('lot');
    const id = STARTER_TAGS.claim;
    await expect(desk.call('tags.delete', { id })).rejects.toMatchObject({
      code: 'conflict',
      details: { annotations: 2 },
    });
    await desk.call('tags.delete', { id, moveTo: STARTER_TAGS.measure });
    const tags = await desk.call('tags.list');
    expect(tags.map((t) => [t.name, t.annotations])).toEqual([
      ['Statistic', 0],
      ['Policy measure', 2],
    ]);
    await desk.call('history.undo');
    expect((await desk.call('tags.list')).map((t) => [t.name, t.annotations])).toEqual([
      ['Claim', 2],
      ['Statistic', 0],
      ['Policy measure', 0],
    ]);
  });

  it('have one key each, and never stand under themselves', async () => {
    await expect(desk.call('tags.create', { name: 'New', key: '1' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const { id } = await desk.call('tags.create', { name: 'Tax', parent: STARTER_TAGS.measure });
    await expect(desk.call('tags.update', { id: STARTER_TAGS.measure, parent: id })).rejects.toMatchObject({
      code: 'conflict',
    });
    await desk.call('tags.move', { id, parent: null, before: STARTER_TAGS.claim });
    expect((await desk.call('tags.list'))[0]!.name).toBe('Tax');
  });

  it('tags that another annotator used cannot be undone from under them', async () => {
    const { id } = await desk.call('tags.create', { name: 'Mine' });
    desk.session.actAs(BEN);
    await tagText('lot', id);
    desk.session.actAs({ id: '01890000-0000-7000-8000-0000000000a1', name: 'Anna', kind: 'person' });
    await expect(desk.call('history.undo')).rejects.toMatchObject({ code: 'conflict' });
    expect((await desk.call('tags.list')).some((t) => t.id === id)).toBe(true);
  });
});

describe('the structure', () => {
  it('is corrected without touching text or annotations, and back', async () => {
    await tagText('4,600 cases. That');
    const before = await desk.call('transcripts.get', { id: transcript });
    const block = before.blocks.find((b) => before.text.slice(b.start, b.end).startsWith('We have'))!;
    await desk.call('structure.splitBlock', { block: block.id, at: TEXT.indexOf('That') });
    const split = await desk.call('transcripts.get', { id: transcript });
    expect(split.blocks.map((b) => TEXT.slice(b.start, b.end))).toContain('That is a lot.');
    const second = split.blocks.find((b) => b.start === TEXT.indexOf('That'))!;
    const { id: speaker } = await desk.call('speakers.create', { name: 'Dora' });
    await desk.call('structure.startTurn', { block: second.id, speaker });
    await desk.call('structure.joinBlocks', { block: block.id });
    const joined = await desk.call('transcripts.get', { id: transcript });
    expect(joined.blocks).toEqual(before.blocks);
    expect([joined.text, joined.sha256]).toEqual([before.text, before.sha256]);
    expect((await desk.call('annotations.list', { transcript }))[0]!.span).toEqual([
      [TEXT.indexOf('4,600'), TEXT.indexOf('That') + 4],
    ]);
  });
});

describe('imports', () => {
  it('say so when the same text is there already', async () => {
    expect((await desk.call('import.readText', { text: TEXT })).duplicates).toHaveLength(1);
    expect((await desk.call('import.readText', { text: `${TEXT} ` })).duplicates).toEqual([]);
  });
  it('share one speaker where the name is the same', async () => {
    await importText(desk, TEXT.replace('4,600', '5'));
    const names = (await desk.call('speakers.list')).map((s) => [s.name, s.turns]);
    expect(names).toEqual([
      ['Anna Bell', 2],
      ['Carl Dent', 2],
    ]);
  });
  it('refuse a file that is no text with a sentence', async () => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]);
    await expect(desk.call('import.read', { fileName: 'a.png', bytes })).rejects.toMatchObject({
      code: 'unreadable_source',
    });
  });
});

describe('text that people write', () => {
  it('is refused where it holds half a character, which the database would change in silence', async () => {
    const { id } = await tagText('lot');
    await expect(desk.call('annotations.update', { id, note: 'half \ud83d' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(desk.call('tags.create', { name: 'half \ude42' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(desk.call('import.readText', { text: 'half \ud83d' })).rejects.toMatchObject({
      code: 'unreadable_source',
    });
  });
});
