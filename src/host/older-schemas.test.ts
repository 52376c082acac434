import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from './db/migrations/index.ts';
import { type Desk, openDesk } from './testing.ts';

/** A project as each schema left it, the present one too: it stays as it is when the next one comes. */
const FIXTURES = join(import.meta.dirname, 'db/fixtures');
const files = readdirSync(FIXTURES).filter((name) => name.endsWith('.passage'));

const QUOTES: Record<string, string[]> = {
  'schema-1.passage': ['About 6 million cases', 'About 6  … ion case', 're co'],
  'schema-2.passage': ['About 12 hotels', '4,600 cases 🙂', '75 per cent'],
  'schema-3.passage': ['About 12 hotels', '4,600 cases 🙂', '75 per cent'],
};

let desk: Desk;
afterEach(() => desk.dispose());

describe('a project of an earlier schema', () => {
  it('is kept for each of them', () => {
    desk = openDesk();
    const earlier = Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => `schema-${i + 1}.passage`);
    expect(files).toEqual(expect.arrayContaining(earlier));
    // The number stands in the file's header, big-endian: opening would leave files beside it.
    for (const file of files)
      expect(`schema-${readFileSync(join(FIXTURES, file)).readUInt32BE(60)}.passage`).toBe(file);
  });

  it.each(files)('opens, and holds what it held: %s', async (file) => {
    desk = openDesk();
    const path = join(desk.folder, file);
    copyFileSync(join(FIXTURES, file), path);
    await desk.call('project.open', { place: path });
    expect(await desk.call('project.check')).toEqual([]);
    const [transcript] = await desk.call('transcripts.list');
    const { text } = await desk.call('transcripts.get', { id: transcript!.id });
    const annotations = await desk.call('annotations.list', { transcript: transcript!.id });
    expect(
      annotations.map(({ span }) => span.map(([start, end]) => text.slice(start, end)).join(' … ')),
    ).toEqual(QUOTES[file]);
    // What it held can still be taken back, and merged into a project of today.
    await desk.call('annotations.delete', { ids: [annotations[0]!.id] });
    await desk.call('history.undo');
    expect(await desk.call('annotations.list', { transcript: transcript!.id })).toEqual(annotations);
    await desk.call('project.open', { place: desk.path });
    await desk.call('merge.run', { sources: [{ place: path }] });
    expect(await desk.call('project.check')).toEqual([]);
  });

  it('keeps all that schema 2 can hold', async () => {
    desk = openDesk();
    const path = join(desk.folder, 'schema-2.passage');
    copyFileSync(join(FIXTURES, 'schema-2.passage'), path);
    await desk.call('project.open', { place: path });
    const [transcript] = await desk.call('transcripts.list');
    expect(transcript).toMatchObject({ editionNumber: 2, editions: 2, orphans: 0 });
    const { text } = await desk.call('transcripts.get', { id: transcript!.id });
    expect(text).toContain('🙂 were seen.\r\n');
    expect(await desk.call('relations.list', {})).toHaveLength(1);
    const [, , ben] = await desk.call('annotations.list', { transcript: transcript!.id });
    const review = await desk.call('review.of', { annotation: ben!.id });
    expect(JSON.stringify(review)).toContain('"accept"');
    expect(await desk.call('comments.list', { annotation: ben!.id })).toMatchObject([{ text: 'Good' }]);
    expect(await desk.call('passes.list', {})).toMatchObject([{ state: 'done' }]);
    expect((await desk.call('suggestions.list', { transcript: transcript!.id })).length).toBeGreaterThan(0);
    expect(await desk.call('tags.outdated')).not.toEqual([]);
  });
});
