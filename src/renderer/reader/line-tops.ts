import { textNodeOf } from './page-text.ts';
import type { Surface } from './surface.ts';

/** Top and bottom of a line of text, in pixels of the viewport or of whatever `measure` gives them in. */
export type Line = readonly [top: number, bottom: number];

/**
 * The lines that characters stand in. Between two characters in one line all others are in it, so lines are measured,
 * not spans: however many annotations there are, about two measurements a line and a few to find its ends.
 *
 * @param characters offsets, sorted, none twice
 * @param measure null where a character is not shown
 */
export function linesOf(
  characters: readonly number[],
  measure: (character: number) => Line | null,
): Map<number, Line> {
  const out = new Map<number, Line>();
  const at = (i: number): Line | null => {
    const known = out.get(characters[i]!);
    if (known) return known;
    const line = measure(characters[i]!);
    if (line) out.set(characters[i]!, line);
    return line;
  };
  const between = (from: number, to: number): void => {
    if (to - from < 2) return;
    const [first, last] = [at(from), at(to)];
    if (first && last && first[0] === last[0] && first[1] === last[1]) {
      for (let i = from + 1; i < to; i++) out.set(characters[i]!, first);
      return;
    }
    const middle = (from + to) >> 1;
    at(middle);
    between(from, middle);
    between(middle, to);
  };
  if (characters.length > 0) {
    at(0);
    at(characters.length - 1);
    between(0, characters.length - 1);
  }
  return out;
}

/** So many characters beside one that is not shown (a blank at a line's end) are tried for its line. */
const REACH = 8;

/** Where the character at an offset (UTF-16) is painted, in the viewport; null where its page is not built. */
export function characterRect(surface: Surface, character: number): DOMRect | null {
  const { map } = surface;
  const block = map.indexAt(character);
  if (block < 0) return null;
  const node = textNodeOf(surface, block);
  if (!node || node.length === 0) return null;
  const local = Math.min(character - map.blocks[block]!.start, node.length - 1);
  for (let by = 0; by <= REACH; by++)
    for (const at of by === 0 ? [local] : [local - by, local + by]) {
      if (at < 0 || at >= node.length) continue;
      probe ??= document.createRange();
      probe.setStart(node, at);
      probe.setEnd(node, at + 1);
      const rect = probe.getClientRects()[0];
      if (rect) return rect;
    }
  return null;
}

/** One live range for all: each costs something at every change of the document. */
let probe: Range | undefined;
