import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isStale } from './build.ts';

let folder: string;

/** Puts an empty file there, last changed at so many seconds since 1970, as are the folders above it. */
async function put(path: string, seconds: number) {
  const full = join(folder, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, '');
  for (let at = full; at !== folder; at = dirname(at)) await utimes(at, seconds, seconds);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passage-build-'));
  await put('src/core/a.ts', 100);
  await put('src/renderer/app.tsx', 150);
  for (const path of ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']) {
    await put(path, 200);
  }
});

afterEach(() => rm(folder, { recursive: true }));

it('is fresh where every output is newer than every source', async () => {
  expect(await isStale(folder)).toBe(false);
});

it.each(['src/core/a.ts', 'src/renderer/kit/new.tsx', 'package-lock.json', 'resources/sample.json'])(
  'is stale where %s changed since',
  async (path) => {
    await put(path, 300);
    expect(await isStale(folder)).toBe(true);
  },
);

it('is stale where a source was taken away since', async () => {
  await rm(join(folder, 'src/core/a.ts'));
  expect(await isStale(folder)).toBe(true);
});

it.each(['out/main/index.js', 'out/preload/index.cjs', 'out/renderer', 'out'])(
  'is stale without %s',
  async (path) => {
    await rm(join(folder, path), { recursive: true });
    expect(await isStale(folder)).toBe(true);
  },
);
