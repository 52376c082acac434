import { describe, expect, it } from 'vitest';
import { COLOURS, PALETTE } from './codebook.ts';
import { nearestColour } from './nearest-colour.ts';

describe('the nearest colour of the palette', () => {
  it('is the very one where it is in the palette', () => {
    for (const colour of COLOURS)
      expect(nearestColour(PALETTE[colour].toUpperCase())).toEqual({ colour, exact: true });
  });
  it('looks like what was asked for', () => {
    const near = (hex: string) => nearestColour(hex)?.colour;
    expect([near('#0060c0'), near('#e06010'), near('#0a7'), near('#b040a0'), near('5aaae0')]).toEqual([
      'blue',
      'orange',
      'green',
      'purple',
      'sky',
    ]);
  });
  it('is none where the text is no colour', () => {
    for (const text of ['', '#12', '#1234567', 'red', '#ggg']) expect(nearestColour(text)).toBeNull();
  });
});
