import { expect, test } from 'vitest';
import { GROUPS } from './command.ts';
import { COMMANDS } from './commands.ts';
import { findCommands } from './find-commands.ts';

const found = (typed: string): string[] => findCommands(COMMANDS, typed).map(({ title }) => title);

test('nothing typed finds every command, by group', () => {
  const all = findCommands(COMMANDS, ' ');
  expect(all).toHaveLength(COMMANDS.length);
  const order = all.map(({ group }) => GROUPS.indexOf(group));
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('titles come first, then other words; every typed word counts', () => {
  expect(found('undo')[0]).toBe('Undo');
  expect(found('DARK')).toEqual(['Dark theme']);
  expect(found('cheat')).toEqual(['Keyboard shortcuts']);
  expect(found('end word')).toEqual([
    'Move the annotation’s end forward by a word',
    'Move the annotation’s end back by a word',
  ]);
  expect(found('nothing of the kind')).toEqual([]);
});
