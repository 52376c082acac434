import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MergeFileReport } from '../../contract/merge-types.ts';
import { checkProject } from '../check.ts';
import { openForReading } from '../db/open.ts';
import { STARTER_TAGS } from '../starter.ts';
import { BEN, colleague, type Desk, importText, openDesk, stateOf } from '../testing.ts';

/** Stands in all that is to go. */
const WORD = 'Zyqxabar';
const ZOE = { id: '01890000-0000-7000-8000-0000000000c3', name: `${WORD} Zoe`, kind: 'person' } as const;
const KINDS = ['transcript', 'annotator', 'speaker'] as const;
type Kind = (typeof KINDS)[number];

let desk: Desk;
let theirs: string;
let transcripts: string[];
let ids: Record<Kind, string>;

/** A project, and a colleague's copy of it from before any purge. */
beforeEach(async () => {
  desk = openDesk();
  const said = `Ella ${WORD}:\n\nAbout 12 hotels were full.\n\nCarl Dent:\n\nThank you, Ella ${WORD}.\n`;
  transcripts = [
    await importText(desk, said, 'said.txt'),
    await importText(desk, `${WORD} alone.`, 'alone.txt'),
  ];
  await desk.call('transcripts.update', { id: transcripts[1]!, title: `${WORD} title` });
  const zoe = colleague(desk, ZOE);
  for (const transcript of transcripts) {
    await desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[0, 4]] });
    await zoe.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[2, 8]], note: WORD });
  }
  desk.host.leave(zoe.session);
  const speaker = (await desk.call('speakers.list')).find(({ name }) => name.includes(WORD))!;
  ids = { transcript: transcripts[1]!, annotator: ZOE.id, speaker: speaker.id };
  theirs = copyTo('theirs');
});
afterEach(() => desk.dispose());

function copyTo(name: string): string {
  const path = join(desk.folder, `${name}.passage`);
  desk.session.project.db.prepare('VACUUM INTO ?').run(path);
  return path;
}

const nameOf: Record<Kind, string> = {
  transcript: `${WORD} title`,
  annotator: ZOE.name,
  speaker: `Ella ${WORD}`,
};
const purge = (what: Kind) =>
  desk.call('purge.run', {
    what,
    id: ids[what],
    confirm: nameOf[what],
    ...(what === 'transcript' ? {} : { pseudonym: 'Nobody', everywhere: true }),
  });
/** Merges a file; the project then passes its check, and a second merge changes nothing. */
async function merge(place: string): Promise<MergeFileReport> {
  const { files } = await desk.call('merge.run', { sources: [{ place }] });
  expect(checkProject(desk.session.project.db)).toEqual([]);
  const state = stateOf(desk);
  await desk.call('merge.run', { sources: [{ place }] });
  expect(stateOf(desk)).toEqual(state);
  return files[0]!;
}
const open = (place: string) => desk.call('project.open', { place });
/** What is there of what was purged: in the transcript, of the annotator, or under the speaker's name. */
const held = () => {
  const { db } = desk.session.project;
  const count = (sql: string, id: string) => db.prepare(sql).pluck().get(id) as number;
  return {
    transcript: count('SELECT count(*) FROM editions WHERE transcript_id = ?', ids.transcript),
    annotator: count('SELECT count(*) FROM annotations WHERE annotator_id = ?', ids.annotator),
    speaker: count(
      'SELECT count(*) FROM editions WHERE instr(text, ?) > 0 AND transcript_id IN (SELECT id FROM transcripts)',
      `Ella ${WORD}`,
    ),
  };
};

describe.each(KINDS)('after a purge of a %s', { timeout: 60_000 }, (what) => {
  it('a colleague’s copy from before brings nothing of it back, and the merge says what stayed out', async () => {
    await purge(what);
    expect(await merge(theirs)).toMatchObject({ purged: [nameOf[what]], toPurge: [], again: [] });
    expect(held()[what]).toBe(0);
  });

  it('the purged copy takes nothing away from a colleague, who is told what to purge, and can', async () => {
    await purge(what);
    const ours = copyTo('ours');
    await open(theirs);
    const before = held();
    expect(await merge(ours)).toMatchObject({ purged: [], toPurge: [nameOf[what]], again: [] });
    expect(held()).toEqual(before);
    await purge(what);
    expect(held()[what]).toBe(0);
    expect(await merge(ours)).toMatchObject({ purged: [], toPurge: [], again: [] });
    expect(held()[what]).toBe(0);
  });

  it('a hand-off from before, on which somebody worked since, brings their work and nothing of it', async () => {
    const handOff = join(desk.folder, 'hand-off.passage');
    await desk.call('merge.handOff', { annotator: ZOE.id, place: handOff });
    await purge(what);
    const ours = desk.path;
    await open(handOff);
    const ben = colleague({ ...desk, path: handOff }, BEN);
    for (const transcript of transcripts)
      await ben.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span: [[1, 7]] });
    desk.host.leave(ben.session);
    await open(ours);
    expect(await merge(handOff)).toMatchObject({ purged: [nameOf[what]] });
    expect(held()[what]).toBe(0);
    const { db } = desk.session.project;
    const his = db.prepare('SELECT count(*) FROM annotations WHERE annotator_id = ?').pluck().get(BEN.id);
    expect(his).toBe(what === 'transcript' ? 1 : 2);
  });

  it('a merge that was undone before it brings nothing back when it is redone', async () => {
    await open(theirs);
    await desk.call('annotations.create', {
      transcript: transcripts[0]!,
      tag: STARTER_TAGS.measure,
      span: [[3, 6]],
    });
    await open(desk.path);
    await desk.call('merge.run', { sources: [{ place: theirs }] });
    await desk.call('history.undo');
    await purge(what);
    await desk.call('history.redo');
    expect(checkProject(desk.session.project.db)).toEqual([]);
    expect(held()[what]).toBe(0);
  });
});

describe('merging and purges', { timeout: 60_000 }, () => {
  it('a correction of a text with masked names is refused where the names still are, until they are purged there, too', async () => {
    await purge('speaker');
    const [transcript] = transcripts as [string];
    const [edition] = await desk.call('editions.list', { transcript });
    await desk.call('editions.correct', { transcript, edition: edition!.id, edits: [[20, 20, 'x']] });
    const ours = copyTo('ours');
    await open(theirs);
    await expect(desk.call('merge.run', { sources: [{ place: ours }] })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/names .* purged .* Nothing was merged/) as string,
    });
    await purge('speaker');
    await merge(ours);
    expect(held().speaker).toBe(0);
  });

  it('a text that was imported anew from a file whose text was purged is named when it comes in', async () => {
    await purge('transcript');
    const other = openDesk();
    await importText(other, `${WORD} alone.`, 'anew.txt');
    const place = other.path;
    other.host.close();
    expect((await merge(place)).again).toEqual([expect.any(String)]);
    other.dispose();
  });

  it('a hand-off takes the marks along, so that what was purged stays out of it as well', async () => {
    await purge('transcript');
    const handOff = join(desk.folder, 'hand-off.passage');
    await desk.call('merge.handOff', { annotator: null, place: handOff });
    const db = openForReading(handOff);
    expect(db.prepare(`SELECT count(*) FROM meta WHERE key GLOB 'purged:*'`).pluck().get()).toBeGreaterThan(
      0,
    );
    db.close();
    await open(handOff);
    expect(await merge(theirs)).toMatchObject({ purged: [`${WORD} title`] });
    expect(held().transcript).toBe(0);
  });
});
