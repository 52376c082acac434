import { describe, expect, test } from 'vitest';
import { isCommandChord, normalChord } from '../../kit/chord.ts';
import { collide, defaultKeys } from './bindings.ts';
import { COMMANDS } from './commands.ts';

const KEYBOARDS = [true, false].flatMap((desktop) => [true, false].map((mac) => ({ desktop, mac })));

describe('the commands', () => {
  test('have ids of their own', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
  });

  test('no key means two things at one moment, on any machine', () => {
    for (const on of KEYBOARDS) {
      const bound = COMMANDS.flatMap((command) =>
        defaultKeys(command, on).map((chord) => ({ chord, command })),
      );
      const clashes = bound.flatMap((a, i) =>
        bound
          .slice(i + 1)
          .filter((b) => a.chord === b.chord && collide(a.command, b.command))
          .map((b) => `${a.chord}: ${a.command.id}, ${b.command.id}`),
      );
      expect(clashes).toEqual([]);
    }
  });

  test('keys that hold in fields type nothing there', () => {
    for (const command of COMMANDS.filter(({ where }) => where === 'everywhere'))
      for (const on of KEYBOARDS)
        expect(defaultKeys(command, on).filter((key) => !isCommandChord(key))).toEqual([]);
  });

  test('letters and digits by themselves are left to the tags while one codes', () => {
    for (const command of COMMANDS.filter(({ where = 'desk' }) =>
      ['desk', 'code', 'text', 'reader'].includes(where),
    ))
      for (const on of KEYBOARDS)
        expect(defaultKeys(command, on).filter((key) => /^(Shift\+)?[\p{L}\p{N}]$/u.test(key))).toEqual([]);
  });

  test('keys are written as they are pressed', () => {
    for (const { keys = [], desktopKeys = [], macKeys = [] } of COMMANDS)
      for (const key of [...keys, ...desktopKeys, ...macKeys]) expect(normalChord(key, true)).toBe(key);
  });
});
