import { beforeEach, expect, test, vi } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { Remembered } from '../../contract/types.ts';
import { Memory } from './memory.ts';

/** A browser's storage: strings by name. */
function storage(): Storage {
  const all = new Map<string, string>();
  return {
    get length() {
      return all.size;
    },
    key: (i) => [...all.keys()][i] ?? null,
    getItem: (name) => all.get(name) ?? null,
    setItem: (name, value) => void all.set(name, value),
    removeItem: (name) => void all.delete(name),
    clear: () => all.clear(),
  };
}
/** What a client was asked to remember. */
function client() {
  const told: Record<string, string> = {};
  const call = async (_name: string, { key, value }: { key: string; value: string }) =>
    void (told[key] = value);
  return { told, client: { call } as unknown as Client };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
  return () => vi.useRealTimers();
});

test('a page at another address finds what the host remembers', () => {
  const memory = new Memory(storage());
  memory.meet(client().client, { prefs: { value: 'dark', at: 5 } });
  expect(memory.getItem('prefs')).toBe('dark');
  expect(memory.getItem('other')).toBeNull();
});

test('what a purge has emptied in the host is not brought back by a browser with a copy, and goes from it', () => {
  const browser = storage();
  new Memory(browser).setItem('draft.t1', 'a word of somebody who withdrew');
  const after = new Memory(browser);
  const { told, client: host } = client();
  after.meet(host, { 'draft.t1': { value: '', at: 5000 } });
  expect(told).toEqual({});
  expect(after.getItem('draft.t1')).toBe('');
  expect(browser.getItem('passage.draft.t1')).not.toContain('word');
  after.setItem('places.p', '{"t2":[1,2,3]}');
  after.setItem('prefs', 'dark');
  after.forget('t2');
  expect([after.getItem('places.p'), after.getItem('prefs')]).toEqual(['', 'dark']);
  expect(told).toMatchObject({ 'places.p': '' });
});

test('the later value wins, whoever has it, and the other side learns of it', () => {
  const browser = storage();
  const before = new Memory(browser);
  before.setItem('prefs', 'light');
  before.setItem('place', 'here');
  const after = new Memory(browser);
  const { told, client: host } = client();
  const changed: string[] = [];
  after.listen('place', () => changed.push(after.getItem('place')!));
  after.meet(host, { prefs: { value: 'dark', at: 5 }, place: { value: 'there', at: 5000 } });
  expect(after.getItem('prefs')).toBe('light');
  expect(after.getItem('place')).toBe('there');
  expect(told).toEqual({ prefs: 'light' });
  expect(changed).toEqual(['there']);
});

test('the host is told once of many changes in a row, and at the end of all', () => {
  const memory = new Memory(storage());
  const { told, client: host } = client();
  memory.meet(host, {});
  for (const value of ['1', '2', '3']) memory.setItem('place', value);
  expect(told).toEqual({});
  vi.advanceTimersByTime(1000);
  expect(told).toEqual({ place: '3' });
  memory.setItem('place', '4');
  memory.flush();
  expect(told).toEqual({ place: '4' });
});

test('another window is heard, and damage is not', () => {
  const browser = storage();
  browser.setItem('passage.prefs', '{');
  browser.setItem('passage.place', JSON.stringify({ value: 4, at: 1 }));
  const memory = new Memory(browser);
  expect(memory.getItem('prefs')).toBeNull();
  expect(memory.getItem('place')).toBeNull();
  const written: Remembered = { value: 'dark', at: 2000 };
  memory.heard('passage.prefs', JSON.stringify(written));
  memory.heard('elsewhere', JSON.stringify(written));
  memory.heard('passage.prefs', null);
  expect(memory.getItem('prefs')).toBe('dark');
  // What is older than what one knows is no news.
  memory.heard('passage.prefs', JSON.stringify({ value: 'light', at: 3 }));
  expect(memory.getItem('prefs')).toBe('dark');
});
