/**
 * The file of a thread of the host's: as it stands in the sources, or as it is built beside the host (whose shared parts
 * lie one folder down; the build names the file in `electron.vite.config.ts`).
 * @param from `import.meta.url` of who starts it
 * @param source its source, relative to that
 */
export function threadFile(from: string, source: string, built: string): URL {
  if (from.endsWith('.ts')) return new URL(source, from);
  return new URL(from.includes('/chunks/') ? `../${built}` : `./${built}`, from);
}
