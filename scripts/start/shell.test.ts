import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseShell, type Machine } from './shell.ts';

let withRuntime: string;
let without: string;
let executable: string;

beforeAll(async () => {
  withRuntime = await mkdtemp(join(tmpdir(), 'passage-shell-'));
  without = await mkdtemp(join(tmpdir(), 'passage-shell-'));
  const electron = join(withRuntime, 'node_modules/electron');
  executable = join(electron, 'dist/Electron.app/Electron');
  await mkdir(join(electron, 'dist/Electron.app'), { recursive: true });
  await writeFile(join(electron, 'path.txt'), 'Electron.app/Electron');
  await writeFile(executable, '');
  // The package as npm puts it there: no dist, no path.txt.
  await mkdir(join(without, 'node_modules/electron'), { recursive: true });
});

afterAll(() => Promise.all([withRuntime, without].map((folder) => rm(folder, { recursive: true }))));

const machine = (more: Partial<Machine> = {}): Machine => ({
  root: withRuntime,
  platform: 'linux',
  env: { DISPLAY: ':0' },
  isRoot: false,
  ...more,
});

describe('chooseShell', () => {
  it('takes Electron where its runtime and a display are there', () => {
    expect(chooseShell(machine())).toEqual({ kind: 'electron', executable, args: [] });
    expect(chooseShell(machine({ env: { WAYLAND_DISPLAY: 'wayland-0' } })).kind).toBe('electron');
    expect(chooseShell(machine({ platform: 'darwin', env: {} })).kind).toBe('electron');
  });

  it('finds a runtime that lies elsewhere', async () => {
    const dist = join(without, 'elsewhere');
    await mkdir(dist);
    await writeFile(join(dist, 'electron'), '');
    const env = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: dist };
    expect(chooseShell(machine({ root: without, env }))).toMatchObject({
      executable: join(dist, 'electron'),
    });
  });

  it.each([
    ['without the runtime', () => machine({ root: without }), /runtime is not installed/],
    ['without a display', () => machine({ env: {} }), /no display/],
    ['as root', () => machine({ isRoot: true }), /as root/],
    [
      'where PASSAGE_SHELL asks for it',
      () => machine({ env: { DISPLAY: ':0', PASSAGE_SHELL: 'browser' } }),
      /PASSAGE_SHELL/,
    ],
  ])('serves the browser %s, and says why', (_when, make, reason) => {
    const shell = chooseShell(make());
    expect(shell.kind).toBe('browser');
    expect(shell.kind === 'browser' && shell.reason).toMatch(reason);
  });

  it('starts Electron as root only where that is asked for', () => {
    const shell = chooseShell(machine({ isRoot: true, env: { PASSAGE_SHELL: 'electron' } }));
    expect(shell).toEqual({ kind: 'electron', executable, args: ['--no-sandbox'] });
  });
});
