import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Files that must fail, with the rule that has to find them and how often. */
const bad: Record<string, { text: string; rule: string; times: number }> = {
  'src/core/dynamic.ts': {
    text: 'export const load = async () => import(`node:fs`);\nexport const any = async (x: string) => import(x);\n',
    rule: 'passage(one-way-imports)',
    times: 2,
  },
  'src/core/globals.ts': {
    text: 'export const a = () => [document.title, window.name, process.pid, Buffer.from(""), Temporal.Now];\n',
    rule: 'eslint(no-restricted-globals)',
    times: 5,
  },
  'src/contract/reexport.ts': {
    text: "export * from '../host/a.ts';\nexport { b } from '../host/b.ts';\nexport type { C } from '../host/c.ts';\n",
    rule: 'passage(one-way-imports)',
    times: 3,
  },
  'src/host/types.ts': {
    text: "export type App = import('electron').App;\nexport type { Database } from 'better-sqlite3';\n",
    rule: 'passage(one-way-imports)',
    times: 2,
  },
  'src/renderer/page.tsx': {
    text: `import { readFileSync } from 'node:fs';
import pad from 'left-pad';
export const worker = new Worker(new URL('../host/entry-utility.ts', import.meta.url));
export const all = [readFileSync, pad];
`,
    rule: 'passage(one-way-imports)',
    times: 3,
  },
  'src/renderer/button.tsx': {
    text: 'export const Fold = () => <button>Fold</button>;\n',
    rule: 'react(button-has-type)',
    times: 1,
  },
  'src/preload/index.ts': {
    text: "import { contract } from '../contract/contract.ts';\nexport const keys = Object.keys(contract);\n",
    rule: 'passage(one-way-imports)',
    times: 1,
  },
  'src/cli/require.ts': {
    text: "declare const require: (name: string) => unknown;\nexport const app = require('electron');\n",
    rule: 'passage(one-way-imports)',
    times: 1,
  },
  'src/stray.ts': { text: 'export const stray = 1;\n', rule: 'passage(one-way-imports)', times: 1 },
};

const good: Record<string, string> = {
  'src/core/pure.ts': 'export const half = (n: number) => n / 2;\n',
  'src/host/db/open.ts':
    "import Database from 'better-sqlite3';\nexport const open = (f: string) => new Database(f);\n",
  'src/renderer/fold.tsx': `import { half } from '../core/pure.ts';
export const Fold = () => <button type="button">{half(2)}</button>;
`,
  'src/preload/power.ts':
    "import type { half } from '../contract/half.ts';\nexport type Half = typeof half;\n",
};

interface Finding {
  code: string;
  filename: string;
  message: string;
}

let folder: string;
let findings: Finding[];
let status: number | null;

/** Lints a small tree of its own with the repository's real configuration and rule. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passage-lint-'));
  await cp(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  await cp(join(root, 'tools/lint'), join(folder, 'tools/lint'), {
    recursive: true,
    filter: (path) => !path.endsWith('.test.ts'),
  });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  const texts = {
    ...good,
    ...Object.fromEntries(Object.entries(bad).map(([path, { text }]) => [path, text])),
  };
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const run = spawnSync(process.execPath, [oxlint, '--format=json'], { cwd: folder, encoding: 'utf8' });
  status = run.status;
  findings = (JSON.parse(run.stdout) as { diagnostics: Finding[] }).diagnostics;
});

afterAll(() => rm(folder, { recursive: true }));

describe('oxlint with the repository’s configuration', () => {
  it('fails', () => expect(status).toBe(1));

  it.each(Object.entries(bad))('finds what is wrong in %s', (path, { rule, times }) => {
    const found = findings.filter(({ filename, code }) => filename === path && code === rule);
    expect(found.map(({ message }) => message)).toHaveLength(times);
  });

  it.each(Object.keys(good))('has nothing against %s', (path) => {
    expect(findings.filter(({ filename }) => filename === path)).toEqual([]);
  });
});
