import { splitsPair } from '../model/span.ts';
import { diffTexts } from './diff-texts.ts';
import type { Edit, Edits } from './edits.ts';
import { joinTouching } from './join-touching.ts';

/**
 * The same change in the least edits: what was replaced by much the same text (a paragraph that was pasted over, say) is
 * only what differs there. `edits` are sorted and disjoint; they may touch, and cut through pairs. The result does neither.
 */
export function refineEdits(text: string, edits: Edits): Edits {
  const least: Edit[] = [];
  for (const [start, end, inserted] of wholePairs(text, joinTouching(edits)))
    for (const [from, to, put] of diffTexts(text.slice(start, end), inserted))
      least.push([start + from, start + to, put]);
  return joinTouching(least);
}

/** An edit that begins or ends within a surrogate pair or a CRLF takes it whole, and puts the other half in again. */
function wholePairs(text: string, edits: readonly Edit[]): Edit[] {
  const within = (at: number): boolean =>
    splitsPair(text, at) || (text[at - 1] === '\r' && text[at] === '\n');
  const out: Edit[] = [];
  for (const [start, end, inserted] of edits) {
    const [before, after] = [within(start) ? 1 : 0, within(end) ? 1 : 0];
    const around = text.slice(start - before, start) + inserted + text.slice(end, end + after);
    out.push([start - before, end + after, around]);
  }
  return joinTouching(out);
}
