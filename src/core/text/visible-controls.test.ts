import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hiddenControls, visibleControls } from './visible-controls.ts';

it('writes out what changes how a name reads, and what a terminal obeys', () => {
  expect(visibleControls('a\u202egpj.exe')).toBe('a[U+202E]gpj.exe');
  expect(visibleControls('\u2066x\u2069')).toBe('[U+2066]x[U+2069]');
  expect(visibleControls('\u001b]0;x\u0007\u009b2J\u007f\u0000')).toBe('␛]0;x␇\ufffd2J␡␀');
});

it('leaves all else: line ends, tabs, marks of direction that writing needs, emoji', () => {
  const text = 'one\ttwo\r\nשלום\u200f (a)\u200e 👩‍👩‍👧 e\u0301';
  expect(visibleControls(text)).toBe(text);
});

it('leaves no control, and nothing to do a second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visibleControls(text);
      expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u001b\u0007\u009b]/);
      expect(visibleControls(shown)).toBe(shown);
    }),
  );
});

it('says which of them a text holds', () => {
  expect(hiddenControls('a\u202eb\u202cc\u202ed\u0007')).toBe('U+202E, U+202C, U+0007');
  expect(hiddenControls('plain\r\n\u200fשלום')).toBe('');
});
