import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, importText, openDesk } from '../testing.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());

it.each(['csv', 'jsonl', 'xlsx', 'source'] as const)(
  'names the files that an export as %s writes',
  async (format) => {
    await importText(desk, 'One.', 'talk.txt');
    await importText(desk, 'Two.', 'TALK.txt');
    const { files } = await desk.call('export.preview', { format });
    const place = join(desk.folder, 'out', format === 'xlsx' ? files[0]! : '');
    const written = await desk.call('export.run', { format, place });
    expect(written.files.map((file) => basename(file)).sort()).toEqual(files.toSorted());
  },
);

it('previews source files by the names under which they are given back', async () => {
  await importText(desk, 'One.', 'talk.txt');
  const second = await importText(desk, 'Two.', 'TALK.txt');
  const preview = await desk.call('export.preview', { format: 'source' });
  expect(preview).toMatchObject({ columns: ['file', 'transcript', 'sha256'], total: 2 });
  const place = join(desk.folder, 'out');
  await desk.call('export.run', { format: 'source', place });
  expect(preview.rows.map(([file]) => readFileSync(join(place, file!), 'utf8'))).toEqual(['One.', 'Two.']);
  const one = await desk.call('export.preview', { format: 'source', transcripts: [second] });
  expect(one.rows.map(([, title]) => title)).toEqual(['TALK']);
});
