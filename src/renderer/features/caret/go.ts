import type { TranscriptContent } from '../../../contract/types.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import { compareByPlace } from '../../../core/model/order.ts';
import { type Range, spanStart } from '../../../core/model/span.ts';

/**
 * The next (`step` 1) or the last (-1) annotation of a list in the order of the text: from `from`, where it is in the list,
 * else from the caret (UTF-16). Undefined where there is none.
 */
export function nextAnnotation(
  all: readonly Annotation[],
  from: Annotation | undefined,
  caret: number,
  step: 1 | -1,
  shows: (annotation: Annotation) => boolean = () => true,
): Annotation | undefined {
  const before = (annotation: Annotation): boolean =>
    from ? compareByPlace(annotation, from) < 0 : spanStart(annotation.span) < caret;
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(all[middle]!)) low = middle + 1;
    else high = middle;
  }
  const here = from && all[low]?.id === from.id ? 1 : 0;
  for (let i = step === 1 ? low + here : low - 1; i >= 0 && i < all.length; i += step)
    if (shows(all[i]!)) return all[i];
  return undefined;
}

/**
 * The next (`step` 1) or the last (-1) of `turns` (UTF-16, sorted, disjoint) that begins after or before `caret` and that no
 * span touches.
 */
export function nextUntagged(
  turns: readonly Range[],
  spans: Iterable<readonly Range[]>,
  caret: number,
  step: 1 | -1,
): Range | undefined {
  const tagged = new Set<number>();
  for (const span of spans)
    for (const [start, end] of span)
      for (let i = firstEndingAfter(turns, start); i < turns.length && turns[i]![0] < end; i++) tagged.add(i);
  const free = (i: number): boolean => !tagged.has(i);
  return step === 1
    ? turns.find(([start], i) => start > caret && free(i))
    : turns.findLast(([start], i) => start < caret && free(i));
}

function firstEndingAfter(turns: readonly Range[], offset: number): number {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]![1] > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where the turns of each speaker of a transcript begin (UTF-16): what they say, or where that is nothing, their label. */
export function turnsBySpeaker({
  blocks,
  turns,
}: Pick<TranscriptContent, 'blocks' | 'turns'>): Map<string, number[]> {
  const speakers = new Map(turns.map(({ id, speaker }) => [id, speaker]));
  const starts = new Map<string, { start: number; said: boolean }>();
  for (const { turn, kind, start } of blocks) {
    if (turn === null) continue;
    const known = starts.get(turn);
    if (!known || (!known.said && kind === 'paragraph'))
      starts.set(turn, { start, said: kind === 'paragraph' });
  }
  const found = new Map<string, number[]>();
  for (const [turn, { start }] of starts) {
    const speaker = speakers.get(turn);
    if (speaker == null) continue;
    const there = found.get(speaker);
    if (there) there.push(start);
    else found.set(speaker, [start]);
  }
  return found;
}
