import { describe, expect, test } from 'vitest';
import { capsOf, chordOf, normalChord } from './chord.ts';

const press = (key: string, more: object = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('the chord of a key press', () => {
  test('has modifiers in one order, and letters as capitals', () => {
    expect(chordOf(press('z', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+Z');
    expect(chordOf(press('ArrowLeft', { altKey: true, ctrlKey: true }), false)).toBe('Mod+Alt+ArrowLeft');
    expect(chordOf(press(' ', { ctrlKey: true }), false)).toBe('Mod+Space');
    expect(chordOf(press('F6'), false)).toBe('F6');
  });
  test('a character that Shift makes goes without Shift, on any keyboard', () => {
    expect(chordOf(press('?', { shiftKey: true }), false)).toBe('?');
    expect(chordOf(press('+', { shiftKey: true }), false)).toBe('Plus');
    expect(chordOf(press('+'), false)).toBe('Plus');
  });
  test('on a Mac, Command is what Control is elsewhere, and Option makes no other letter', () => {
    expect(chordOf(press('z', { metaKey: true }), true)).toBe('Mod+Z');
    expect(chordOf(press('z', { ctrlKey: true }), true)).toBe('Ctrl+Z');
    expect(chordOf(press('†', { altKey: true, code: 'KeyT' }), true)).toBe('Alt+T');
    expect(chordOf(press('Dead', { altKey: true, code: 'KeyN' }), true)).toBe('Alt+N');
  });
  test('letters of another alphabet count by their place, those of one’s own by what they are', () => {
    expect(chordOf(press('я', { ctrlKey: true, code: 'KeyZ' }), false)).toBe('Mod+Z');
    expect(chordOf(press('a', { ctrlKey: true, code: 'KeyQ' }), false)).toBe('Mod+A');
    expect(chordOf(press('ä', { code: 'Quote' }), false)).toBe('Ä');
  });
  test('AltGr is neither Control nor Alt; modifiers alone and input methods are no chord', () => {
    const graph = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' };
    expect(chordOf(press('@', graph), false)).toBe('@');
    expect(['Shift', 'Control', 'Process', 'Dead'].map((key) => chordOf(press(key), false)).join('')).toBe(
      '',
    );
    expect(chordOf(press('d', { metaKey: true }), false)).toBe('');
  });
});

test('a chord as it is written and as it is pressed are the same', () => {
  expect(normalChord('Shift+Mod+z', false)).toBe('Mod+Shift+Z');
  expect(normalChord('Ctrl+Alt+ArrowLeft', false)).toBe('Mod+Alt+ArrowLeft');
  expect(normalChord('Ctrl+Alt+ArrowLeft', true)).toBe('Ctrl+Alt+ArrowLeft');
});

test('key caps are those of the machine', () => {
  expect(capsOf('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(capsOf('Mod+Shift+ArrowLeft', true)).toEqual(['⇧', '⌘', '←']);
});
