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

/** How many lines at the start are the last ones of the cue before. */
function overlap(before: readonly string[], lines: readonly string[]): number {
  for (let n = Math.min(before.length, lines.length); n > 0; n--)
    if (before.slice(-n).every((line, i) => line === lines[i])) return n;
  return 0;
}
