import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bins, root, runNode } from './run.ts';
import { partsOf, readLock, thirdPartyText } from './supply/licences.ts';

/** What one build writes, from the root; all three are written anew each time. */
const outputs = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** What a build reads, from the root; folders with all that is in them. */
const inputs = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/**
 * The time of the last change under a path, in milliseconds since 1970; 0 where nothing is there. Folders count too: their
 * times tell of files that were taken away.
 */
async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const below = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(found.mtimeMs, ...below);
}

/**
 * Whether the built app is missing, or older than what it is built from.
 *
 * @param folder the root of the repository
 */
export async function isStale(folder: string = root): Promise<boolean> {
  const built = await Promise.all(outputs.map((path) => newest(join(folder, path))));
  const sources = await Promise.all(inputs.map((path) => newest(join(folder, path))));
  return Math.max(...sources) >= Math.min(...built);
}

/**
 * Builds main, preload and renderer into out/.
 *
 * @throws with what the build wrote where it fails
 */
export async function build(): Promise<void> {
  const { code, output } = await runNode(bins.electronVite, ['build'], { capture: true });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
  // Shipped with the app, whoever packages it.
  await writeFile(join(root, 'out/THIRD-PARTY-LICENCES.txt'), thirdPartyText(partsOf(readLock())));
}
