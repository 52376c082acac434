import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNOTATION_CONF, linesOf, textOf } from '../../core/formats/brat/testing.ts';
import { checkProject } from '../check.ts';
import { ANNA, BEN, type Desk, openDesk } from '../testing.ts';
import { type Files, importFiles, readFolder } from './testing.ts';

const LINES = linesOf('\n')
  .map((line) => `${line}\n`)
  .join('');
const COLLECTION: Files = {
  'annotation.conf': ANNOTATION_CONF,
  'a.txt': textOf('\n'),
  'a.ann': LINES,
};
const sorted = (lines: string): string[] => lines.split('\n').sort();

let anna: Desk;
let ben: Desk;
beforeEach(() => {
  anna = openDesk(ANNA);
  ben = openDesk(BEN);
});
afterEach(() => {
  for (const desk of [anna, ben]) {
    expect(checkProject(desk.session.project.db)).toEqual([]);
    desk.dispose();
  }
});

const merge = (into: Desk, from: Desk) => into.call('merge.run', { sources: [{ place: from.path }] });
/** The lines of brat that a desk writes, by file. */
async function written(desk: Desk, name: string): Promise<Record<string, string>> {
  const place = join(desk.folder, name);
  await desk.call('export.run', { format: 'brat', place });
  return Object.fromEntries(Object.entries(readFolder(place)).filter(([path]) => path.endsWith('.ann')));
}
function giveCopy(from: Desk, to: Desk): void {
  from.session.project.db.pragma('wal_checkpoint(TRUNCATE)');
  to.host.close();
  copyFileSync(from.path, to.path);
  to.reopen();
}

describe('lines that the model has no place for', () => {
  it('come through a merge, once, whichever way and however often', async () => {
    giveCopy(anna, ben);
    await importFiles(ben, COLLECTION);
    await merge(anna, ben);
    expect(sorted((await written(anna, 'once'))['a.ann']!)).toEqual(sorted(LINES));
    await merge(anna, ben);
    await merge(ben, anna);
    for (const desk of [anna, ben])
      expect(sorted((await written(desk, 'again'))['a.ann']!)).toEqual(sorted(LINES));
    // Undo takes them back with the rest.
    await anna.call('history.undo');
    expect(await anna.call('transcripts.list')).toEqual([]);
  });

  it('are written once where both imported the same files', async () => {
    giveCopy(anna, ben);
    for (const desk of [anna, ben]) await importFiles(desk, COLLECTION);
    await merge(anna, ben);
    const files = await written(anna, 'both');
    // Each annotator’s own annotations, in a file of their own; of what was kept, each file's once.
    for (const lines of Object.values(files)) {
      const kept = lines.split('\n').filter((line) => /^[EN*]/.test(line));
      expect(new Set(kept).size).toBe(kept.length);
    }
    expect(Object.values(files).join('\n')).toContain('E1\t');
  });

  it('are in the hand-off of whose they are', async () => {
    await importFiles(anna, COLLECTION);
    const place = join(anna.folder, 'anna-copy.passage');
    await anna.call('merge.handOff', { annotator: ANNA.id, place });
    ben.host.close();
    copyFileSync(place, ben.path);
    ben.reopen();
    expect(sorted((await written(ben, 'handed'))['a.ann']!)).toEqual(sorted(LINES));
  });
});
