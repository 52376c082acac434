import type { Range } from '../../model/span.ts';
import { tokensOf } from '../tokens/tokens.ts';

/** A token as spaCy has it: `ws` tells that one blank follows; other white space is tokens of its own. UTF-16. */
export interface ExampleToken {
  range: Range;
  ws: boolean;
}

/** The tokens of a text, so that each of `ranges` begins and ends where some do. */
export function exampleTokens(text: string, language: string, ranges: readonly Range[]): ExampleToken[] {
  const [starts, ends] = [new Set(ranges.map(([start]) => start)), new Set(ranges.map(([, end]) => end))];
  const words = tokensOf(text, language, ranges).flat();
  const tokens: ExampleToken[] = [];
  let at = 0;
  for (const range of [...words, [text.length, text.length] as const]) {
    const gap: Range = [at, range[0]];
    const last = tokens.at(-1);
    const isPlain = text.slice(...gap) === ' ' && !starts.has(gap[0]) && !ends.has(gap[1]);
    if (isPlain && last) last.ws = true;
    else for (const piece of cut(gap, starts, ends)) tokens.push({ range: piece, ws: false });
    if (range[1] > range[0]) tokens.push({ range, ws: false });
    at = range[1];
  }
  return tokens;
}

function cut([start, end]: Range, starts: ReadonlySet<number>, ends: ReadonlySet<number>): Range[] {
  const pieces: Range[] = [];
  let from = start;
  for (let at = start + 1; at <= end; at++)
    if (at === end || starts.has(at) || ends.has(at)) {
      pieces.push([from, at]);
      from = at;
    }
  return pieces;
}
