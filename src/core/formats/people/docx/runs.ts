import { type IRunOptions, ShadingType, Tab, TextRun } from 'docx';
import { COLOURS } from '../../../model/codebook.ts';
import { NEUTRAL, SHADES } from '../../../render/cues.ts';
import { asXmlCharacters } from '../../xml/write.ts';

type Look = Omit<IRunOptions, 'text' | 'children' | 'break'>;

/**
 * Text as runs: every line end is a break, every tab a tab, all else stands as it is. Control characters that XML has no way to write
 * become U+FFFD; who exports a text says so.
 */
export function runs(text: string, look: Look = {}): TextRun[] {
  return asXmlCharacters(text)
    .split(/\r\n|\r|\n/)
    .flatMap((line, i) => {
      const children = line
        .split('\t')
        .flatMap((piece, k) => [...(k > 0 ? [new Tab()] : []), ...(piece === '' ? [] : [piece])]);
      return i === 0 && children.length === 0
        ? []
        : [new TextRun({ ...look, children, ...(i > 0 && { break: 1 }) })];
    });
}

/** Underlines of the palette's colours in Word's words, in the order of `UNDERLINES`. */
const LINES = [
  'single',
  'dash',
  'dotted',
  'double',
  'wave',
  'thick',
  'dashedHeavy',
  'dottedHeavy',
  'dashLongHeavy',
  'wavyHeavy',
  'dotDash',
] as const;

const looks = new Map(
  [...COLOURS, NEUTRAL].map((name, i): [string, Look] => {
    const shade = SHADES[name]!;
    return [
      name,
      {
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: tint(shade) },
        underline: { type: LINES[i % LINES.length]!, color: shade.slice(1) },
      },
    ];
  }),
);

/** How a tag's colour looks on text: a tint that print and colour blindness keep apart from the others by its underline. */
export const lookOf = (colour: string): Look => looks.get(colour)!;

/** A fifth of the shade on white; “#rrggbb” in, “rrggbb” out. */
function tint(shade: string): string {
  const part = (at: number): string => {
    const value = Number.parseInt(shade.slice(at, at + 2), 16);
    return Math.round(255 - (255 - value) * 0.2)
      .toString(16)
      .padStart(2, '0');
  };
  return part(1) + part(3) + part(5);
}
