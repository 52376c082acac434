import { diffArrays } from 'diff';
import { splitsPair } from '../model/span.ts';
import { type Gap, splitAtAnchors, type Tokens } from './anchors.ts';
import type { Edit, Edits } from './edits.ts';
import { joinTouching } from './join-touching.ts';
import { tokensOf } from './tokens.ts';

/** Gaps of at most so many tokens in both texts together are compared exactly (Myers 1986, by the package `diff`). */
const EXACT = 2_000;
/** Past so many tokens that differ, a gap of the two texts has nothing to do with each other. */
const MOST_DIFFERENT = 600;

/**
 * The least edits that lead from one text to another, as far as bounded work finds them: words are compared, and of a
 * word that differs only what differs of it counts. The work is n log n and a bounded amount for each place that differs. No
 * edit cuts through a surrogate pair or, where it did not stand there before, a CRLF. Offsets in UTF-16.
 */
export function diffTexts(before: string, after: string): Edits {
  if (before === after) return [];
  const [start, end] = commonEdges(before, after);
  const old = tokensOf(before.slice(start, before.length - end));
  const fresh = tokensOf(after.slice(start, after.length - end));
  const gaps = differences(old, fresh, [0, old.length, 0, fresh.length]);
  const edits: Edit[] = [];
  let [i, offset] = [0, start];
  for (const [a, b, c, d] of gaps) {
    for (; i < a; i++) offset += old[i]!.length;
    const removed = old.slice(a, b).join('');
    const edit = trimmed(before, offset, removed, fresh.slice(c, d).join(''));
    if (edit) edits.push(edit);
    offset += removed.length;
    i = b;
  }
  return joinTouching(edits);
}

/** How much two texts have in common at both ends, never to within a word, so that words are compared whole. */
function commonEdges(before: string, after: string): [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  while (start > 0 && !/\s/.test(before[start - 1]!)) start--;
  if (start > 0 && before[start - 1] === '\r') start--;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  while (end > 0 && !/\s/.test(before[before.length - end]!)) end--;
  if (end > 0 && before[before.length - end] === '\n') end--;
  return [start, end];
}

/** Where two lists of tokens differ, in order. */
function differences(old: readonly string[], fresh: readonly string[], whole: Gap): Gap[] {
  const [before, after] = numbered(old, fresh) as [Tokens, Tokens];
  const out: Gap[] = [];
  const waiting: Gap[] = [whole];
  for (let gap = waiting.pop(); gap; gap = waiting.pop()) {
    const [a, b, c, d] = gap;
    if (a === b || c === d || b - a + d - c <= EXACT) {
      out.push(...exactly(old, fresh, gap));
      continue;
    }
    const parts = splitAtAnchors(before, after, gap);
    if (parts.length === 1 && parts[0]!.every((value, i) => value === gap![i])) out.push(gap);
    else waiting.push(...parts.reverse());
  }
  return out;
}

/** Both texts' tokens by number. */
function numbered(...texts: (readonly string[])[]): Tokens[] {
  const numbers = new Map<string, number>();
  const of = (token: string): number => {
    let number = numbers.get(token);
    if (number === undefined) numbers.set(token, (number = numbers.size));
    return number;
  };
  return texts.map((tokens) => Int32Array.from(tokens, of));
}

function exactly(old: readonly string[], fresh: readonly string[], gap: Gap): Gap[] {
  const [a, b, c, d] = gap;
  if (a === b || c === d) return [gap];
  const changes = diffArrays(old.slice(a, b), fresh.slice(c, d), { maxEditLength: MOST_DIFFERENT });
  if (!changes) return [gap];
  const out: Gap[] = [];
  let [i, j] = [a, c];
  for (const { added, removed, count } of changes) {
    const [from, to]: [number, number] = [i, j];
    if (!added) i += count;
    if (!removed) j += count;
    if (!added && !removed) continue;
    const last = out.at(-1);
    if (last && last[1] === from && last[3] === to) out[out.length - 1] = [last[0], i, last[2], j];
    else out.push([from, i, to, j]);
  }
  return out;
}

/** The edit without what both sides begin and end with; null where they are the same. */
function trimmed(text: string, offset: number, removed: string, inserted: string): Edit | null {
  if (removed === inserted) return null;
  const most = Math.min(removed.length, inserted.length);
  let [start, end] = [0, 0];
  while (start < most && removed.charCodeAt(start) === inserted.charCodeAt(start)) start++;
  while (start > 0 && (cuts(removed, start) || cuts(inserted, start))) start--;
  while (
    end < most - start &&
    removed.charCodeAt(removed.length - 1 - end) === inserted.charCodeAt(inserted.length - 1 - end)
  )
    end++;
  while (end > 0 && (cuts(removed, removed.length - end) || cuts(inserted, inserted.length - end))) end--;
  return [offset + start, offset + removed.length - end, inserted.slice(start, inserted.length - end)];
}

/** Whether an offset lies within what may not be cut. */
const cuts = (text: string, offset: number): boolean =>
  splitsPair(text, offset) || (text[offset - 1] === '\r' && text[offset] === '\n');
