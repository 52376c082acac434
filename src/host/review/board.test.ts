import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN, type Colleague, colleague, type Desk, importText, openDesk } from '../testing.ts';

let desk: Desk;
let anna: Colleague;
let ben: Colleague;
let transcripts: string[];
beforeEach(async () => {
  desk = openDesk();
  [anna, ben] = [colleague(desk, ANNA), colleague(desk, BEN)];
  transcripts = [];
  for (let i = 0; i < 4; i++)
    transcripts.push(await importText(desk, `Text ${i} of some, “quoted”.`, `${i}.txt`));
  await ben.call('passes.set', { transcript: transcripts[0]!, state: 'open' });
});
afterEach(() => {
  expect(checkProject(desk.session.project.db)).toEqual([]);
  desk.dispose();
});
const tag = (who: Colleague, transcript: string) =>
  who.call('annotations.create', {
    transcript,
    tag: STARTER_TAGS.claim,
    span: [[0, 4]],
    note: 'a "note", so',
  });

describe('the board', () => {
  it('shows passes, assignments and progress', async () => {
    const [first, second] = transcripts as [string, string];
    await tag(anna, second);
    await ben.call('passes.set', { transcript: first, state: 'done' });
    const { id: round } = await anna.call('rounds.create', { name: 'Pilot' });
    await anna.call('rounds.assign', { round, transcript: second, annotator: BEN.id });
    const board = await anna.call('board.get');
    expect(board.transcripts.map((t) => t.id)).toEqual(transcripts);
    expect(board.hidden).toEqual([]);
    expect(new Set(board.cells)).toEqual(
      new Set([
        { transcript: second, annotator: ANNA.id, state: 'open', annotations: 1, rounds: [] },
        { transcript: first, annotator: BEN.id, state: 'done', annotations: 0, rounds: [] },
        { transcript: second, annotator: BEN.id, state: 'none', annotations: 0, rounds: [round] },
      ]),
    );
    await anna.call('passes.set', { transcript: first, annotator: BEN.id, state: 'open' });
    expect(await anna.call('passes.list', { transcript: first })).toEqual([
      { transcript: first, annotator: BEN.id, state: 'open' },
    ]);
    const [entry] = await anna.call('history.list', { limit: 1 });
    expect(entry!.summary).toMatch(/^Open Ben’s pass on/);
  });
});

describe('rounds', () => {
  it('draw by a seed that is kept, replace what was drawn before, and name the codebook', async () => {
    await anna.call('tags.create', { name: 'New' });
    const { id: round } = await anna.call('rounds.create', { name: 'One' });
    const draw = { round, annotators: [ANNA.id, BEN.id], share: 0.5, seed: 42 };
    expect(await anna.call('rounds.assignRandom', draw)).toMatchObject({ assigned: 4, several: 2 });
    const [drawn] = await anna.call('rounds.list');
    expect(drawn).toMatchObject({
      name: 'One',
      share: 0.5,
      seed: 42,
      codebook: { number: 2 },
      codebookChanged: false,
    });
    expect(drawn!.assignments).toHaveLength(6);
    expect((await anna.call('rounds.assignRandom', draw)).action).toBeNull();
    await anna.call('rounds.assignRandom', { ...draw, share: 0, seed: 7 });
    expect((await anna.call('rounds.list'))[0]!.assignments).toHaveLength(4);
    await anna.call('history.undo');
    expect(await anna.call('rounds.list')).toEqual([drawn]);
    await anna.call('tags.create', { name: 'Newer' });
    expect((await anna.call('rounds.list'))[0]).toMatchObject({
      codebook: { number: 2 },
      codebookChanged: true,
    });
    const { transcript, annotator } = drawn!.assignments[0]!;
    await anna.call('rounds.unassign', { round, transcript, annotator });
    expect((await anna.call('rounds.list'))[0]!.assignments).toHaveLength(5);
    await anna.call('rounds.delete', { id: round });
    expect((await anna.call('board.get')).cells.flatMap((cell) => cell.rounds)).toEqual([]);
    await anna.call('history.undo');
    expect((await anna.call('rounds.list'))[0]!.assignments).toHaveLength(5);
  });

  it('cannot be taken back under what somebody assigned since', async () => {
    const { id: round } = await anna.call('rounds.create', { name: 'One' });
    await ben.call('rounds.assign', { round, transcript: transcripts[0]!, annotator: BEN.id });
    await expect(anna.call('history.undo')).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('people', () => {
  it('switch at the desk, and every session hears of it', async () => {
    const own = desk.host.session((name, payload) => heard.push([name, payload]));
    const heard: [string, unknown][] = [];
    desk.host.profile.setName('Dora');
    desk.host.enter(own, desk.path);
    const { people, current } = await desk.call('profile.list');
    expect([people.map((p) => p.name), current]).toEqual([['Dora'], ANNA.id]);
    const added = await desk.call('profile.add', { name: 'whoever', annotator: BEN.id });
    expect(added).toEqual(BEN);
    expect(own.annotator).toEqual(BEN);
    await desk.call('profile.switch', { id: people[0]!.id });
    expect(own.annotator.name).toBe('Dora');
    expect(heard.map(([name]) => name)).toEqual(['profile', 'changed', 'profile', 'changed']);
    expect(heard[3]![1]).toMatchObject({ all: true, history: { undo: null } });
    await expect(desk.call('profile.switch', { id: transcripts[0]! })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(desk.call('profile.add', { name: 'x', annotator: transcripts[0]! })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the exported log', () => {
  it('has a line an action, or a field, and is read back to the same changes', async () => {
    await tag(anna, transcripts[0]!);
    const jsonl = join(desk.folder, 'log.jsonl');
    const result = await anna.call('history.export', { format: 'jsonl', place: jsonl, name: 'annotation.' });
    expect(result).toEqual({ file: 'log.jsonl', rows: 1, download: null });
    const [action] = readFileSync(jsonl, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(action).toMatchObject({ actor: ANNA.id, actor_name: 'Anna', kind: 'do', target: null });
    expect(action.at).toBe(new Date(Date.parse(action.at)).toISOString());
    expect(action.changes.map((c: { entity: string }) => c.entity)).toEqual(['annotation', 'span']);
    expect(action.changes[0].after.note).toBe('a "note", so');
    const csv = join(desk.folder, 'log.csv');
    await anna.call('history.export', { format: 'csv', place: csv });
    const text = readFileSync(csv, 'utf8');
    expect(text.split('\r\n')[0]).toBe(
      'action,clock,at,actor,actor_name,kind,target,name,summary,entity,entity_id,field,before,after',
    );
    expect(text).toContain(',note,,"a ""note"", so"\r\n');
    const offered = await anna.call('history.export', { format: 'csv' });
    const download = desk.host.downloads.take(offered.download!.split('/').at(-1)!)!;
    expect(readFileSync(download.path, 'utf8')).toBe(text);
    download.dispose();
    expect(existsSync(download.path)).toBe(false);
  });
});
