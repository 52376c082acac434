import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectArgument } from './project-argument.ts';
import { fitting, readWindowState, writeWindowState } from './window-state.ts';

const screens = [
  { x: 0, y: 0, width: 1920, height: 1080 },
  { x: 1920, y: 0, width: 1280, height: 1024 },
];

describe('the state of a window', () => {
  it('comes back as it was kept', () => {
    const folder = mkdtempSync(join(tmpdir(), 'passage-window-'));
    const path = join(folder, 'window.json');
    const state = { x: 2000, y: 10, width: 1000, height: 700, maximized: true };
    writeWindowState(path, state);
    expect(readWindowState(path, screens)).toEqual(state);
    writeFileSync(path, '{"width": 10');
    expect(readWindowState(path, screens)).toMatchObject({ maximized: false });
    expect(readWindowState(join(folder, 'none.json'), screens).width).toBeGreaterThan(480);
    rmSync(folder, { recursive: true });
  });

  it('loses its place, not its size, where the screen is gone', () => {
    const state = { x: 2000, y: 10, width: 1000, height: 700, maximized: false };
    expect(fitting(state, screens.slice(0, 1))).toEqual({ width: 1000, height: 700, maximized: false });
    expect(fitting({ ...state, x: -990, y: 0 }, screens)).not.toHaveProperty('x');
    expect(fitting({ ...state, x: 0, y: -50 }, screens)).not.toHaveProperty('y');
  });

  it.each([null, 1, [], {}, { width: '1', height: 2 }, { width: Number.NaN, height: 1 }])(
    '%j is no state',
    (kept) => {
      expect(fitting(kept, screens)).toMatchObject({ maximized: false });
      expect(fitting(kept, screens).width).toBeGreaterThan(480);
    },
  );
});

describe('projectArgument', () => {
  it('finds the project, relative to where it was started', () => {
    expect(projectArgument(['--flag', 'a/b.passage'], '/home/u')).toBe(resolve('/home/u', 'a/b.passage'));
    expect(projectArgument(['B.PASSAGE'], '/home/u')).toBe(resolve('/home/u', 'B.PASSAGE'));
    expect(projectArgument(['.', '--x=a.passage', 'notes.txt'], '/home/u')).toBeUndefined();
  });
});
