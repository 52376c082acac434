import type { Span } from '../../core/model/span.ts';
import { PackedIntervals } from '../../core/text/packed-intervals.ts';

/** The ranges of many spans by where they lie. */
export interface PackedSpans {
  /**
   * The ranges that share a character with `[start, end)` (UTF-16), each with the number of its span: by start, the longer
   * first, then in the order of the ids.
   */
  overlapping(start: number, end: number): Iterable<readonly [span: number, start: number, end: number]>;
}

/** Packs the spans of a list. One that is sorted by start, longer first, id is packed without being sorted again. */
export function packSpans(all: readonly { id: string; span: Span }[]): PackedSpans {
  let count = 0;
  for (const { span } of all) count += span.length;
  const [starts, ends, owners] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  let sorted = true;
  let n = 0;
  for (let i = 0; i < all.length; i++)
    for (const [start, end] of all[i]!.span) {
      if (n > 0 && (start < starts[n - 1]! || (start === starts[n - 1]! && end > ends[n - 1]!)))
        sorted = false;
      starts[n] = start;
      ends[n] = end;
      owners[n++] = i;
    }
  if (!sorted) {
    const order = Uint32Array.from(starts, (_, i) => i).sort(
      (a, b) =>
        starts[a]! - starts[b]! ||
        ends[b]! - ends[a]! ||
        (all[owners[a]!]!.id < all[owners[b]!]!.id ? -1 : 1),
    );
    for (const column of [starts, ends, owners]) column.set(Uint32Array.from(order, (i) => column[i]!));
  }
  const packed = new PackedIntervals(starts, ends);
  return {
    *overlapping(start, end) {
      for (const i of packed.overlapping(start, end)) yield [owners[i]!, starts[i]!, ends[i]!];
    },
  };
}
