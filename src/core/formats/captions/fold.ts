import type { Cue } from './cue.ts';

/**
 * Folds rolling captions, as YouTube makes them: each cue shows the last line once more above the new one, and between them
 * stand short cues with that line alone. What repeats the end of the cue before is taken off; a cue with nothing new lengthens
 * the one before. Cues of other files never begin with the whole last line of the one before.
 */
export function foldRepeats(cues: readonly Cue[]): Cue[] {
  const folded: Cue[] = [];
  let before: string[] = [];
  for (const cue of cues) {
    const lines = linesOf(cue.text);
    const repeated = overlap(before, lines);
    const fresh = lines.slice(repeated);
    const last = folded.at(-1);
    if (fresh.length > 0 || !last) folded.push(repeated > 0 ? { ...cue, text: fresh.join('\n') } : cue);
    else last.end = Math.max(last.end, cue.end);
    if (lines.length > 0) before = lines;
  }
  return folded;
}

/** True where so many cues repeat the one before that the file is made of rolling captions. */
export function rolls(cues: readonly Cue[]): boolean {
  let repeats = 0;
  for (let i = 1; i < cues.length; i++)
    if (overlap(linesOf(cues[i - 1]!.text), linesOf(cues[i]!.text)) > 0) repeats += 1;
  return cues.length > 3 && repeats * 2 >= cues.length;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** How many lines at the start are the last ones of the cue before; in one pass (Knuth, Morris and Pratt 1977). */
function overlap(before: readonly string[], lines: readonly string[]): number {
  const most = Math.min(before.length, lines.length);
  /** Of each line: how many lines up to it are the first ones again. */
  const again: number[] = [0];
  for (let i = 1, n = 0; i < most; i++) {
    while (n > 0 && lines[i] !== lines[n]) n = again[n - 1]!;
    if (lines[i] === lines[n]) n += 1;
    again.push(n);
  }
  let found = 0;
  for (let i = before.length - most; i < before.length; i++) {
    while (found > 0 && before[i] !== lines[found]) found = again[found - 1]!;
    if (before[i] === lines[found]) found += 1;
  }
  return found;
}
