import type { Range } from '../model/span.ts';
import type { Marked, Stretch } from './segments.ts';

/** Text that nothing more lies on. UTF-16, half-open, never empty. */
export interface Plain {
  readonly start: number;
  readonly end: number;
  readonly mark: null;
}

/** A piece of one range, with what lies within it. A range that crosses another comes in several pieces. */
export interface Mark<T extends Marked> {
  readonly start: number;
  readonly end: number;
  readonly mark: Stretch<T>;
  /** Whether the range begins here, and whether it ends here; where it is cut by another range or by the part's border, not. */
  readonly opens: boolean;
  readonly closes: boolean;
  readonly children: readonly Nested<T>[];
}

export type Nested<T extends Marked> = Plain | Mark<T>;

interface Open<T extends Marked> {
  stretch: Stretch<T>;
  start: number;
  children: Nested<T>[];
}

/**
 * `[start, end)` of a text as a tree of marks, as HTML wants it: what encloses is outside, and of ranges that cross the one
 * that ends later is cut. The leaves in order are the text, and a leaf lies within a mark of exactly those ranges that cover it.
 *
 * @param stretches by `compareStretches`; what lies outside is left out, what goes over the border is cut
 */
export function nest<T extends Marked>(stretches: readonly Stretch<T>[], [start, end]: Range): Nested<T>[] {
  const root: Nested<T>[] = [];
  const stack: Open<T>[] = [];
  let next = 0;
  for (let at = start; at < end;) {
    const fresh: Stretch<T>[] = [];
    for (; next < stretches.length && stretches[next]!.start <= at; next++)
      if (stretches[next]!.end > at) fresh.push(stretches[next]!);
    // What ends later goes outside: it need not be opened again when the others close.
    fresh.sort((a, b) => b.end - a.end);
    for (const stretch of fresh) stack.push({ stretch, start: at, children: [] });
    let to = Math.min(end, stretches[next]?.start ?? end);
    for (const { stretch } of stack) to = Math.min(to, stretch.end);
    (stack.at(-1)?.children ?? root).push({ start: at, end: to, mark: null });
    close(root, stack, to, to === end);
    at = to;
  }
  return root;
}

/** Closes what ends at `at`, and what lies within it; opens the latter again behind it. `all`: nothing goes on. */
function close<T extends Marked>(root: Nested<T>[], stack: Open<T>[], at: number, all: boolean): void {
  const first = all ? 0 : stack.findIndex(({ stretch }) => stretch.end === at);
  if (first < 0) return;
  const cut: Stretch<T>[] = [];
  while (stack.length > first) {
    const { stretch, start, children } = stack.pop()!;
    const mark: Mark<T> = {
      start,
      end: at,
      mark: stretch,
      opens: stretch.start === start,
      closes: stretch.end === at,
      children,
    };
    (stack.at(-1)?.children ?? root).push(mark);
    if (!all && stretch.end > at) cut.push(stretch);
  }
  for (const stretch of cut.sort((a, b) => b.end - a.end)) stack.push({ stretch, start: at, children: [] });
}
