import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from './db/migrations/index.ts';
import { type Desk, openDesk } from './testing.ts';

/** A project as each earlier schema left it; one is added before a migration is written. */
const FIXTURES = join(import.meta.dirname, 'db/fixtures');
const files = readdirSync(FIXTURES).filter((name) => name.endsWith('.passage'));

let desk: Desk;
afterEach(() => desk.dispose());

describe('a project of an earlier schema', () => {
  it('is kept for each of them', () => {
    desk = openDesk();
    expect(files.toSorted()).toEqual(
      Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => `schema-${i + 1}.passage`),
    );
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
    expect(annotations.map(({ span }) => span.map(([start, end]) => text.slice(start, end)).join(' … ')))
      .toMatchInlineSnapshot(`
      [
        "About 6 million cases",
        "About 6  … ion case",
        "re co",
      ]
    `);
    // What it held can still be taken back, and merged into a project of today.
    await desk.call('annotations.delete', { ids: [annotations[0]!.id] });
    await desk.call('history.undo');
    expect(await desk.call('annotations.list', { transcript: transcript!.id })).toEqual(annotations);
    await desk.call('project.open', { place: desk.path });
    await desk.call('merge.run', { sources: [{ place: path }] });
    expect(await desk.call('project.check')).toEqual([]);
  });
});
