import { COLOURS, PALETTE } from '../model/codebook.ts';

/** Colour of tags that the palette does not know. */
export const NEUTRAL = 'neutral';

/** The palette's name of a tag's colour. */
export const knownColour = (colour: string | undefined): string =>
  colour !== undefined && colour in PALETTE ? colour : NEUTRAL;

/** Beside its colour, each tag has an underline that tells it apart without colour: `text-decoration` style and thickness. */
export const UNDERLINES: Readonly<Record<string, string>> = Object.fromEntries(
  [...COLOURS, NEUTRAL].map((colour, i) => [
    colour,
    `${['solid', 'dashed', 'dotted', 'double', 'wavy'][i % 5]!} ${i >= 5 ? '2.5px' : '1.5px'}`,
  ]),
);

/** One shade of each colour, for what has no theme: paper, and files of others. */
export const SHADES: Readonly<Record<string, string>> = { ...PALETTE, [NEUTRAL]: '#6b6b6b' };
