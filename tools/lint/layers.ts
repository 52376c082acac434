/** The layers of the house, and which of them may import which. */
export interface Layer {
  /** Paths of the files in it, from the root of the repository: folders end in a slash. */
  paths: readonly string[];
  /** Layers whose values and types it may import, besides its own. */
  imports: readonly LayerName[];
  /** Layers of which it may import types only. */
  types?: readonly LayerName[];
  /** Single files of other layers, with the query, that it may import beyond the above. */
  files?: readonly string[];
  /** Whether its files may import Node's own modules; test files always may, to read what they test on. */
  node: boolean;
}

export type LayerName =
  | 'core'
  | 'contract'
  | 'host'
  | 'renderer'
  | 'main'
  | 'preload'
  | 'cli'
  | 'e2e'
  | 'bench'
  | 'scripts'
  | 'tools'
  | 'config'
  | 'resources'
  | 'manifest';

export const layers: Record<LayerName, Layer> = {
  core: { paths: ['src/core/'], imports: [], node: false },
  contract: { paths: ['src/contract/'], imports: ['core'], node: false },
  host: { paths: ['src/host/'], imports: ['core', 'contract', 'resources', 'manifest'], node: true },
  renderer: { paths: ['src/renderer/'], imports: ['core', 'contract', 'resources'], node: false },
  cli: { paths: ['src/cli/'], imports: ['core', 'contract', 'host', 'resources', 'manifest'], node: true },
  main: {
    paths: ['src/main/'],
    imports: ['contract', 'resources', 'manifest'],
    // The built file's path, which utilityProcess.fork takes; nothing of the host is loaded by it.
    files: ['src/host/entry-utility.ts?modulePath'],
    node: true,
  },
  // A sandboxed preload has no Node to import, and may carry no logic of ours.
  preload: { paths: ['src/preload/'], imports: [], types: ['contract'], node: false },
  e2e: {
    paths: ['e2e/'],
    imports: ['core', 'contract', 'host', 'cli', 'scripts', 'resources', 'manifest'],
    node: true,
  },
  bench: {
    paths: ['bench/'],
    // Its page is the bare reader, beside others.
    imports: ['core', 'contract', 'host', 'renderer', 'cli', 'scripts', 'resources', 'manifest'],
    node: true,
  },
  scripts: { paths: ['scripts/'], imports: ['core', 'contract', 'host', 'manifest'], node: true },
  tools: { paths: ['tools/'], imports: ['manifest'], node: true },
  config: {
    paths: [
      'electron.vite.config.ts',
      'playwright.config.ts',
      'playwright.walk.config.ts',
      'vitest.config.ts',
    ],
    imports: ['scripts', 'manifest'],
    node: true,
  },
  resources: { paths: ['resources/'], imports: [], node: false },
  manifest: { paths: ['package.json'], imports: [], node: false },
};

/** Names the layer of a file, given by its path from the root; undefined where no layer holds it. */
export function layerOf(path: string): LayerName | undefined {
  const names = Object.keys(layers) as LayerName[];
  return names.find((name) =>
    layers[name].paths.some((held) => (held.endsWith('/') ? path.startsWith(held) : path === held)),
  );
}

/** Whether a file is a test, which may use the test packages and Node's own modules in any layer. */
export function isTest(path: string): boolean {
  return /(\.test\.tsx?|\/testing\.ts)$/.test(path) || path.startsWith('e2e/');
}
