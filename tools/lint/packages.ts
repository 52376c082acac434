/** Where a third-party package may be imported. */
export interface PackageUse {
  /** Path prefixes of the files that may import it; empty: nothing may, it is run from the command line. */
  in: readonly string[];
  /** Its only importable entry points, where the others would bring in what the layer must not have. */
  entries?: readonly string[];
  /** Whether test files may import it as well. */
  tests?: boolean;
}

const command: PackageUse = { in: [] };
const renderer: PackageUse = { in: ['src/renderer/'] };
const faces: PackageUse = { in: ['src/renderer/', 'bench/page/'] };
const transport: PackageUse = {
  in: ['src/contract/', 'src/host/', 'src/renderer/', 'src/cli/'],
  tests: true,
};
const editor: PackageUse = { in: ['src/renderer/features/correct/'] };
const formats: PackageUse = { in: ['src/core/formats/', 'src/host/'], tests: true };
const testing: PackageUse = { in: [], tests: true };
/** What our reader is measured beside. */
const peer: PackageUse = { in: ['bench/page/'] };
const browserTesting: PackageUse = {
  in: ['e2e/', 'bench/', 'scripts/', 'playwright.config.ts', 'playwright.walk.config.ts'],
};

/**
 * Every package of package.json, by the files that may import it. A package that is not here may be imported nowhere:
 * adding one means to decide first in which environments it runs.
 */
export const packages: Record<string, PackageUse> = {
  '@axe-core/playwright': browserTesting,
  '@codemirror/commands': editor,
  // Tests compare our mapping of positions with its.
  '@codemirror/state': { ...editor, tests: true },
  '@codemirror/view': editor,
  '@electron/fuses': { in: ['scripts/supply/'], tests: true },
  '@fontsource-variable/inter': faces,
  '@fontsource-variable/source-serif-4': faces,
  '@lexical/mark': peer,
  '@msgpack/msgpack': transport,
  '@playwright/test': browserTesting,
  '@recogito/text-annotator': peer,
  '@tanstack/react-virtual': renderer,
  '@types/better-sqlite3': command,
  '@types/node': command,
  '@types/react': command,
  '@types/react-dom': command,
  '@types/ws': command,
  '@vitejs/plugin-react': { in: ['electron.vite.config.ts'] },
  // Only host/db: one owner of the project file, one place where its settings are made.
  'better-sqlite3': { in: ['src/host/db/'] },
  birpc: transport,
  chardet: formats,
  commander: { in: ['src/cli/'] },
  diff: { in: ['src/core/edits/'] },
  docx: formats,
  electron: { in: ['src/main/', 'src/preload/'] },
  'electron-vite': { in: ['electron.vite.config.ts'] },
  // Beside tests, the random exchanges that every format's tests draw from, and the fuzzer.
  'fast-check': {
    in: [
      'src/core/formats/exchange/testing/',
      'src/core/edits/testing.ts',
      'src/host/testing/',
      'scripts/fuzz/',
    ],
    tests: true,
  },
  // Its node entry brings worker threads.
  fflate: { ...formats, in: [...formats.in, 'scripts/fuzz/'], entries: ['fflate'] },
  hyparquet: formats,
  'hyparquet-writer': formats,
  // Writes what the platform's TextDecoder is to read.
  'iconv-lite': testing,
  knip: command,
  lexical: { in: ['src/renderer/', 'bench/page/'] },
  'lucide-react': renderer,
  'node24-runtime': command,
  // Reads in tests what docx wrote.
  mammoth: { in: ['src/host/extract/'], tests: true },
  oxfmt: command,
  oxlint: command,
  parse5: formats,
  'pdfjs-dist': { in: ['src/host/extract/'] },
  'playwright-core': browserTesting,
  react: renderer,
  'react-aria-components': renderer,
  'react-dom': renderer,
  'react-resizable-panels': renderer,
  saxes: formats,
  typescript: command,
  uuid: {
    in: ['src/core/', 'src/host/', 'src/renderer/', 'src/cli/', 'bench/', 'scripts/fuzz/'],
    tests: true,
  },
  vite: { in: ['electron.vite.config.ts', 'vitest.config.ts'] },
  vitest: { in: ['vitest.config.ts'], tests: true },
  ws: { in: ['src/host/'], tests: true },
  'xmllint-wasm': testing,
  zod: { in: ['src/contract/', 'src/host/', 'src/renderer/', 'src/cli/', 'scripts/fuzz/'], tests: true },
};
