import { describe, expect, it } from 'vitest';
import { exactText } from './pasted.ts';

describe('pasted text', () => {
  it('keeps the line ends that the text area loses', () => {
    expect(exactText('a\nb\nc\n', 'a\r\nb\rc\n')).toBe('a\r\nb\rc\n');
  });
  it('is what the area shows once that was edited, or where nothing was pasted', () => {
    expect(exactText('a\nb!', 'a\r\nb')).toBe('a\nb!');
    expect(exactText('typed', null)).toBe('typed');
  });
});
