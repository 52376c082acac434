import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNOTATION_CONF, linesOf, textOf, VISUAL_CONF } from '../../core/formats/brat/testing.ts';
import { STARTER_TAGS } from '../starter.ts';
import { BEN, colleague, type Desk, importText, openDesk } from '../testing.ts';
import { type Files, importFiles, readFolder } from './testing.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());

const collection = (end: string): Files => ({
  'annotation.conf': ANNOTATION_CONF,
  'visual.conf': VISUAL_CONF,
  'a.txt': textOf(end),
  'a.ann': linesOf(end)
    .map((line) => line + end)
    .join(''),
});

const zipped = (files: Files, folder = '') =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        folder + path,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ),
  );

const exported = async (who: Pick<Desk, 'call'>, name = 'out', options = {}) => {
  const place = join(desk.folder, name);
  const result = await who.call('export.run', { format: 'brat', place, ...options });
  return { ...result, content: readFolder(place) };
};

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('a brat zip in %s', (_, end) => {
  it('comes back with the same files after an import, also after a restart', async () => {
    const done = await importFiles(desk, { 'corpus.zip': zipped(collection(end), 'corpus/') });
    expect(done).toMatchObject({ made: 1, annotations: 6, relations: 2, already: 0, losses: [] });
    desk.reopen();
    const { content, losses } = await exported(desk);
    // What the host added, and the starter codebook; nothing that the files had.
    expect(losses.map((loss) => loss.slice(0, 40)).sort()).toEqual([
      '1 × brat standoff has no place for date,',
      '1 × brat standoff has no place for speak',
      '2 × Relations of which the files do not ',
      '3 × Tags of which brat’s configuration c',
      '6 × All annotations are one annotator’s:',
      '6 × brat standoff has no place for the t',
    ]);
    for (const [path, wanted] of Object.entries(collection(end)))
      if (path.endsWith('.txt') || path.endsWith('.ann')) expect(content[path]).toBe(wanted);
    for (const line of ANNOTATION_CONF.split('\n')) expect(content['annotation.conf']).toContain(line);
    expect(await desk.call('project.check')).toEqual([]);
  });
});

describe('export of annotated documents', () => {
  it('writes LOSS.txt with what was not carried, and only what was chosen', async () => {
    const id = await importText(desk, 'One claim.\nTwo claims.', 'a.txt');
    const ben = colleague(desk, BEN);
    for (const [who, start] of [
      [desk, 0],
      [ben, 4],
    ] as const)
      await who.call('annotations.create', {
        transcript: id,
        tag: STARTER_TAGS.claim,
        span: [[start, start + 3]],
      });
    const both = await exported(desk, 'both');
    expect(Object.keys(both.content).filter((path) => path.endsWith('.ann'))).toEqual(
      ['Anna/a.ann', 'Ben/a.ann'].map((path) =>
        path.replace('a.ann', `${both.files.find((file) => file.endsWith('.ann'))!.split('/')[1]}`),
      ),
    );
    expect(both.content['LOSS.txt']).toContain('× brat standoff has no place for the time');
    const hers = await exported(desk, 'hers', { annotators: [desk.session.annotator.id] });
    expect(Object.keys(hers.content).some((path) => path.includes('/'))).toBe(false);
    expect(hers.rows).toBe(1);
  });

  it('in a blind project shows nothing of others, nor the kept lines that quote them', async () => {
    await desk.call('project.setSettings', { blind: true });
    const ben = colleague(desk, BEN);
    const { transcripts } = await importFiles(ben, collection('\n'));
    await desk.call('annotations.create', {
      transcript: transcripts[0]!,
      tag: STARTER_TAGS.claim,
      span: [[0, 2]],
    });
    const hers = await exported(desk, 'hers');
    expect(hers.content['a.ann']).toBe('T1\tClaim 0 1\t💩\n');
    expect(hers.losses.some((loss) => loss.startsWith('Blind mode'))).toBe(true);
    await desk.call('passes.set', { transcript: transcripts[0]!, state: 'done' });
    const all = await exported(desk, 'all');
    expect(all.content['Ben/a.ann']).toBe(
      linesOf('\n')
        .map((line) => `${line}\n`)
        .join(''),
    );
  });
});
