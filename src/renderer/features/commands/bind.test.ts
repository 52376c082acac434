import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clashes, refusal, withDefaults, withKey, withoutKey } from './bind.ts';
import { keysOfCommand } from './bindings.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';

const on = { desktop: true, mac: false };
const command = (id: string, more: Partial<Command> = {}): Command => ({
  id,
  title: id,
  group: 'Tag',
  ...more,
});
const undo = command('undo', { keys: ['Mod+Z'] });
const tag = command('tag', { keys: ['Enter'], where: 'text', selection: 'some' });
const open = command('open', { keys: ['Enter'], where: 'text', selection: 'none' });
const accept = command('accept', { keys: ['A'], where: 'review' });
const all = [undo, tag, open, accept];

describe('what keys a command may have', () => {
  test('every default is one that a person could choose as well', () => {
    for (const desktop of [true, false])
      for (const one of COMMANDS)
        for (const key of keysOfCommand(one, {}, { desktop, mac: false }))
          expect([one.id, refusal(one, key, { desktop, mac: false })]).toEqual([one.id, '']);
  });
  test('letters are for tags while one codes, and free in a view that has none', () => {
    expect(refusal(undo, 'U', on)).toContain('tags');
    expect(refusal(accept, 'U', on)).toBe('');
    expect(refusal(undo, 'Alt+U', on)).toBe('');
  });
  test('Tab, copying, buttons and the caret go on working', () => {
    for (const key of ['Tab', 'Mod+C', 'Enter', 'Space', 'ArrowDown'])
      expect(refusal(undo, key, on)).not.toBe('');
    expect(refusal(tag, 'ArrowDown', on)).not.toBe('');
    expect(refusal(tag, 'Shift+ArrowDown', on)).toBe('');
  });
  test('what a browser does not hand over is refused there only', () => {
    expect(refusal(undo, 'Mod+T', { desktop: false, mac: false })).toContain('browser');
    expect(refusal(undo, 'Mod+T', on)).toBe('');
  });
});

describe('what has the keys already', () => {
  const found = (one: Command, chord: string) =>
    clashes(all, one, chord, {}, on).map((clash) => `${clash.command.id} ${clash.excludes}`);
  test('only what could be meant at the same moment', () => {
    expect(found(open, 'Mod+Z')).toEqual(['undo false']);
    expect(found(command('other'), 'Mod+Z')).toEqual(['undo true']);
    // Enter with and without a selection are two keys.
    expect(found(open, 'Enter')).toEqual([]);
    expect(found(command('gold', { where: 'gold' }), 'A')).toEqual([]);
  });
});

test('what is added and taken away again leaves nothing behind', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.uniqueArray(fc.constantFrom('Alt+Q', 'F2', 'Mod+J', 'Mod+Z', 'Enter'), { maxLength: 4 }),
      (one, keys) => {
        const came = keysOfCommand(one, {}, on);
        let own = {};
        for (const key of keys) {
          own = withKey(own, one, key, on);
          expect(keysOfCommand(one, own, on)[0]).toBe(key);
        }
        expect(new Set(keysOfCommand(one, own, on)).size).toBe(keysOfCommand(one, own, on).length);
        for (const key of keys.filter((key) => !came.includes(key))) own = withoutKey(own, one, key, on);
        expect(own).toEqual({});
        expect(withDefaults(withKey({}, one, 'Alt+Q', on), one)).toEqual({});
      },
    ),
    { numRuns: 60 },
  );
});
