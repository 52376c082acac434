import { describe, expect, it } from 'vitest';
import { judgeImport } from './judge.ts';

const allowed: [file: string, specifier: string, typeOnly?: boolean][] = [
  ['src/core/text/a.ts', './b.ts'],
  ['src/core/text/a.ts', '../model/span.ts'],
  ['src/core/text/a.test.ts', 'node:fs'],
  ['src/core/text/a.test.ts', 'fast-check'],
  ['src/core/formats/xlsx/workbook.ts', 'fflate'],
  ['src/contract/schemas.ts', '../core/model/span.ts'],
  ['src/contract/schemas.ts', 'zod/v4'],
  ['src/host/services/export.ts', '../../contract/contract.ts'],
  ['src/host/services/export.ts', 'node:fs/promises'],
  ['src/host/services/export.ts', 'fs'],
  ['src/host/db/open.ts', 'better-sqlite3'],
  ['src/renderer/app.tsx', '../contract/contract.ts'],
  ['src/renderer/app.tsx', '../core/text/index.ts'],
  ['src/renderer/app.tsx', './app.css'],
  ['src/renderer/app.tsx', '@fontsource-variable/inter/index.css'],
  ['src/renderer/app.tsx', 'react-dom/client'],
  ['src/main/index.ts', 'electron'],
  ['src/main/host.ts', '../host/entry-utility.ts?modulePath'],
  ['src/main/index.ts', '../contract/types.ts'],
  ['src/preload/index.ts', 'electron'],
  ['src/preload/index.ts', '../contract/types.ts', true],
  ['src/cli/passage.js', '../host/node-version.js'],
  ['src/cli/program.ts', 'commander'],
  ['src/cli/program.ts', '../../package.json'],
  ['e2e/story.spec.ts', '../scripts/chromium.ts'],
  ['e2e/story.spec.ts', '@playwright/test'],
  ['playwright.config.ts', './scripts/chromium.ts'],
];

const refused: [file: string, specifier: string, reason: RegExp, typeOnly?: boolean][] = [
  ['src/core/a.ts', '../contract/contract.ts', /core may not import contract/],
  ['src/core/a.ts', '../contract/contract.ts', /core may not import contract/, true],
  ['src/core/a.ts', 'node:fs', /has to run without Node/],
  ['src/core/a.ts', 'fs/promises', /has to run without Node/],
  ['src/core/a.ts', 'react', /core may not import react/],
  ['src/core/a.ts', 'zod', /core may not import zod/],
  ['src/core/text/a.ts', 'fflate', /core may not import fflate/],
  ['src/core/formats/xlsx/workbook.ts', 'fflate/node', /not an allowed entry/],
  ['src/core/a.test.ts', '../host/db/open.ts', /core may not import host/],
  ['src/contract/a.ts', '../host/rpc/serve.ts', /contract may not import host/],
  ['src/contract/a.ts', 'node:events', /has to run without Node/],
  ['src/host/services/a.ts', 'better-sqlite3', /allowed: src\/host\/db\//],
  ['src/host/services/a.ts', 'better-sqlite3', /allowed: src\/host\/db\//, true],
  ['src/host/a.ts', 'electron', /allowed: src\/main\/, src\/preload\//],
  ['src/host/a.ts', '../renderer/app.tsx', /host may not import renderer/],
  ['src/host/a.ts', '../cli/program.ts', /host may not import cli/],
  ['src/host/a.ts', 'vitest', /allowed: vitest.config.ts, tests/],
  ['src/host/db/a.ts', 'node:sqlite', /through better-sqlite3/],
  ['src/renderer/a.tsx', '../host/rpc/serve.ts', /renderer may not import host/],
  ['src/renderer/a.tsx', '../host/rpc/serve.ts', /renderer may not import host/, true],
  ['src/renderer/a.tsx', 'node:path', /has to run without Node/],
  ['src/renderer/a.tsx', 'path', /has to run without Node/],
  ['src/renderer/a.tsx', 'electron', /renderer may not import electron/],
  ['src/renderer/a.tsx', 'electron', /renderer may not import electron/, true],
  ['src/main/a.ts', '../host/services/export.ts', /main may not import host/],
  ['src/main/a.ts', '../host/entry-utility.ts', /main may not import host/],
  ['src/main/a.ts', '../host/db/open.ts?modulePath', /main may not import host/],
  ['src/preload/a.ts', '../contract/contract.ts', /only types from contract/],
  ['src/preload/a.ts', '../core/model/span.ts', /preload may not import core/, true],
  ['src/preload/a.ts', 'node:fs', /has to run without Node/],
  ['src/cli/a.ts', '../main/index.ts', /cli may not import main/],
  ['src/cli/a.ts', 'electron', /cli may not import electron/],
  ['src/host/a.ts', '../../e2e/fixtures.ts', /host may not import e2e/],
  ['src/host/a.ts', '../../bench/run.ts', /host may not import bench/],
  ['src/host/a.ts', '../../../elsewhere/a.ts', /belongs to no layer/],
  ['src/host/a.ts', 'left-pad', /left-pad is not classified/],
  ['src/host/a.ts', 'left-pad', /left-pad is not classified/, true],
  ['src/host/a.ts', '@scope/pad/deep', /@scope\/pad is not classified/],
  ['src/host/a.ts', 'constructor', /constructor is not classified/],
  ['src/host/a.ts', '/etc/module.js', /not classified/],
  ['src/host/a.ts', 'data:text/javascript,1', /not classified/],
  ['src/elsewhere/a.ts', './b.ts', /src\/elsewhere\/a.ts belongs to no layer/],
];

describe('judgeImport', () => {
  it.each(allowed)('lets %s import %s', (file, specifier, typeOnly = false) => {
    expect(judgeImport(file, specifier, typeOnly)).toBeUndefined();
  });

  it.each(refused)('refuses that %s imports %s: %s', (file, specifier, reason, typeOnly = false) => {
    expect(judgeImport(file, specifier, typeOnly)).toMatch(reason);
  });
});
