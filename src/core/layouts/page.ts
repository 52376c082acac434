import { furnitureLines } from './furniture.ts';
import { type Line, splitLines } from './lines.ts';
import { centredLines, measureWrapping, type Wrapping } from './wrapping.ts';

/** A text in lines, and what can be told of the lines by their place and look alone. */
export interface Page {
  text: string;
  lines: readonly Line[];
  wrapping: Wrapping;
  /** Numbers of lines in the middle of the page. */
  centred: ReadonlySet<number>;
  /** Numbers of lines that belong to the page and not to the talk. */
  furniture: ReadonlySet<number>;
}

/** Looks at a whole text once, in time in proportion to its length; layouts then share what is seen. */
export function readPage(text: string): Page {
  const lines = splitLines(text);
  const wrapping = measureWrapping(text, lines);
  return {
    text,
    lines,
    wrapping,
    centred: centredLines(text, lines, wrapping),
    furniture: furnitureLines(text, lines),
  };
}
