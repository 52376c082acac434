import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DeskMemory } from './desk-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'passage-desk-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was kept is there after a restart, the latest of each', () => {
  const memory = new DeskMemory(folder);
  memory.set('prefs', 'dark', 2);
  memory.set('prefs', 'light', 1);
  memory.set('desk.1', '{}', 3);
  expect(new DeskMemory(folder).all()).toEqual({
    prefs: { value: 'dark', at: 2 },
    'desk.1': { value: '{}', at: 3 },
  });
});

test('the oldest are forgotten, and a damaged file altogether', () => {
  const many = Array.from({ length: 300 }, (_, i) => [`desk.${i}`, { value: '', at: i }]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'desk.json'), JSON.stringify(Object.fromEntries(many)));
  new DeskMemory(folder).set('desk.new', '', 300);
  const kept = new DeskMemory(folder).all();
  expect(Object.keys(kept)).toHaveLength(300);
  expect(kept['desk.0']).toBeUndefined();
  expect(kept['desk.1']).toBeDefined();
  expect(kept['desk.new']).toBeDefined();
  writeFileSync(join(folder, 'desk.json'), '{"prefs": 4}');
  const damaged = new DeskMemory(folder);
  expect(damaged.all()).toEqual({});
  damaged.set('prefs', 'dark', 1);
  expect(new DeskMemory(folder).all()).toEqual({ prefs: { value: 'dark', at: 1 } });
});
