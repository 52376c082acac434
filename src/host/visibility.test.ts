import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STARTER_TAGS } from './starter.ts';
import { ANNA, BEN, type Colleague, colleague, type Desk, importText, openDesk } from './testing.ts';

const { claim, statistic } = STARTER_TAGS;
let desk: Desk;
let anna: Colleague;
let ben: Colleague;
let transcript: string;
let his: string;
beforeEach(async () => {
  desk = openDesk();
  [anna, ben] = [colleague(desk, ANNA), colleague(desk, BEN)];
  transcript = await importText(desk, 'Alpha bravo charlie delta.');
  await anna.call('project.setSettings', { blind: true, correct: true });
  his = (await ben.call('annotations.create', { transcript, tag: statistic, span: [[6, 11]] })).id;
});
afterEach(() => desk.dispose());
const last = async (who: Colleague) => (await who.call('history.list', { limit: 1 }))[0]!;
const finish = (who: Colleague, state: 'open' | 'done' = 'done') =>
  who.call('passes.set', { transcript, state });

describe('blind mode', () => {
  it('makes what is hidden not there for changes, too', async () => {
    const gone = { code: 'not_found' };
    await expect(anna.call('annotations.update', { id: his, note: 'x' })).rejects.toMatchObject(gone);
    await expect(anna.call('annotations.delete', { ids: [his] })).rejects.toMatchObject(gone);
    await expect(anna.call('review.decide', { annotation: his, verdict: 'accept' })).rejects.toMatchObject(
      gone,
    );
    await expect(anna.call('comments.add', { annotation: his, text: 'x' })).rejects.toMatchObject(gone);
    const hidden = { code: 'hidden' };
    const annotators = [ANNA.id, BEN.id];
    await expect(anna.call('gold.build', { transcript, annotators, need: 'all' })).rejects.toMatchObject(
      hidden,
    );
    await expect(anna.call('gold.clear', { transcript })).rejects.toMatchObject(hidden);
    await expect(
      anna.call('gold.decide', { transcript, place: [], choice: { custom: { span: [[0, 5]], tag: claim } } }),
    ).rejects.toMatchObject(hidden);
    await finish(anna);
    await anna.call('annotations.update', { id: his, note: 'seen now, and corrected' });
  });

  it('says no number of what is hidden where it refuses', async () => {
    await expect(anna.call('tags.delete', { id: statistic, withAnnotations: true })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^[^\d]*$/),
      details: undefined,
    });
    const tag = (await ben.call('tags.list')).find((one) => one.id === statistic);
    const attributes = tag!.attributes.map(({ id, name, type, choices }) => ({
      id,
      name,
      type,
      choices: [...choices],
    }));
    await ben.call('annotations.update', { id: his, values: { [attributes[1]!.id]: 'people' } });
    attributes[1]!.type = 'number';
    await expect(anna.call('tags.update', { id: statistic, attributes })).rejects.toMatchObject({
      message: expect.stringMatching(/^[^\d]*$/),
    });
  });

  it('refuses an undo on which hidden work was built without naming that work', async () => {
    const { id: tag } = await anna.call('tags.create', { name: 'Built on' });
    const { id } = await ben.call('annotations.create', { transcript, tag, span: [[0, 5]] });
    const refused = (error: unknown) =>
      JSON.stringify({ ...(error as object), message: (error as Error).message });
    const said = await anna.call('history.undo').then(() => 'done', refused);
    expect(said).toContain('"conflict"');
    expect(said).not.toContain(id);
  });

  it('keeps back the summary of an action that touches hidden work besides other things', async () => {
    const own = (await ben.call('tags.create', { name: 'Own' })).id;
    await ben.call('annotations.create', { transcript, tag: own, span: [[0, 5]] });
    await ben.call('tags.delete', { id: own, withAnnotations: true });
    expect((await last(ben)).summary).toBe('Delete the tag “Own” and 1 annotations');
    expect(await last(anna)).toMatchObject({
      name: 'tag.delete',
      summary: expect.stringContaining('hidden'),
    });
    await finish(anna);
    const entries = await anna.call('history.list', { limit: 10, name: 'tag.delete' });
    expect(entries[0]!.summary).toBe('Delete the tag “Own” and 1 annotations');
  });

  it('hides again when a pass is opened again, also what one did meanwhile', async () => {
    await finish(anna);
    await anna.call('review.decide', { annotation: his, verdict: 'accept', reason: 'bravo indeed' });
    await finish(anna, 'open');
    const said = JSON.stringify([
      await anna.call('project.info'),
      await anna.call('history.list', { limit: 100 }),
      await anna.call('review.queue', {}),
      anna.events.at(-1),
    ]);
    expect(said).not.toContain(his);
    expect(said).not.toContain('bravo');
    await anna.call('history.undo');
    await finish(anna, 'open');
    await anna.call('history.undo');
    expect((await anna.call('review.queue', {})).map((item) => item.state)).toEqual(['accepted']);
  });

  it('lets no one see what a machine suggested either', async () => {
    const machine = colleague(desk, {
      id: '01890000-0000-7000-8000-0000000000ee',
      name: 'Tagger',
      kind: 'machine',
    });
    await machine.call('annotations.create', { transcript, tag: claim, span: [[0, 5]] });
    expect(await anna.call('annotations.list', { transcript })).toEqual([]);
    expect((await anna.call('annotators.list')).map((one) => one.annotations)).toEqual([0, 0, 0]);
    await finish(anna);
    expect(await anna.call('annotations.list', { transcript })).toHaveLength(2);
  });

  it('says in an export that others’ work is left out, and gives ids of damage only where they may be seen', async () => {
    const place = `${desk.folder}/out`;
    const { losses, rows } = await anna.call('export.run', { format: 'jsonl', place });
    expect([rows, losses]).toEqual([0, [expect.stringMatching(/^Blind mode: of 1 transcript/)]]);
    const { db } = desk.session.project;
    db.prepare('UPDATE anchors SET "end" = 999 WHERE annotation_id = ?').run(his);
    expect((await ben.call('project.check')).map((finding) => finding.id)).toEqual([
      his,
      his,
      expect.stringContaining(his),
    ]);
    const found = await anna.call('project.check');
    expect(found.map((finding) => finding.code)).toEqual(['annotation_range', 'span_differs', 'log_differs']);
    expect(JSON.stringify(found)).not.toContain(his);
  });
});
