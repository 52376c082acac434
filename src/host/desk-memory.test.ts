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

test('what a purge forgets is empty, later than any copy of it; other drafts and settings stay', () => {
  const memory = new DeskMemory(folder);
  memory.set('draft.t1', '{"edits":[[0,0,"mine"]]}', 5);
  memory.set('draft.t2', '{"edits":[[0,0,"Ann \\"Low\\" said"]]}', 5);
  memory.set('places.p', '{"t1":[0,0,null]}', 9);
  memory.set('prefs', 'Ann "Low"', 5);
  memory.set('draft.t3', '{"edits":[[0,0,"nothing"]]}', 5);
  expect(memory.forget(['t1'], ['Ann "Low"'], 7)).toBe(3);
  expect(new DeskMemory(folder).all()).toEqual({
    'draft.t1': { value: '', at: 7 },
    'draft.t2': { value: '', at: 7 },
    'places.p': { value: '', at: 10 },
    prefs: { value: 'Ann "Low"', at: 5 },
    'draft.t3': { value: '{"edits":[[0,0,"nothing"]]}', at: 5 },
  });
  expect(memory.forget(['t1'], [], 8)).toBe(0);
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
