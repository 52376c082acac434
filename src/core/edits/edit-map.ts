import { normalizeSpan, type Range, type Span } from '../model/span.ts';
import type { Edits } from './edits.ts';

/** Which side of what is put in at its place a position keeps to: -1 before it, 1 after it. */
export type Bias = -1 | 1;

/** Where a span stands after a change. */
export interface MappedSpan {
  /** Empty where nothing of the span is left. */
  span: Span;
  /** How many of its ranges are gone. */
  lost: number;
}

/** An edit by its start and end in the text before, and those in the text after. */
type Placed = readonly [start: number, end: number, from: number, to: number];

/**
 * Maps places of one text to another through edits, or back. Positions go as CodeMirror maps them (`ChangeSet.mapPos` of
 * `@codemirror/state`): one at which something is put in goes before or after it by its bias; one inside what was replaced
 * goes to that end of the replacement; one at the edge of what was replaced stays at that edge. All offsets in UTF-16.
 */
export class EditMap {
  readonly #edits: readonly Placed[];

  private constructor(edits: readonly Placed[]) {
    this.#edits = edits;
  }

  static of(edits: Edits): EditMap {
    let shift = 0;
    return new EditMap(
      edits.map(([start, end, inserted]) => {
        const from = start + shift;
        shift += inserted.length - (end - start);
        return [start, end, from, from + inserted.length] as const;
      }),
    );
  }

  /** The way back. */
  get inverse(): EditMap {
    return new EditMap(this.#edits.map(([start, end, from, to]) => [from, to, start, end] as const));
  }

  position(offset: number, bias: Bias): number {
    const at = this.#firstFrom(offset, bias);
    const edit = this.#edits[at];
    if (edit && edit[0] <= offset) return offset === edit[0] || bias < 0 ? edit[2] : edit[3];
    const before = this.#edits[at - 1];
    return before ? offset - before[1] + before[3] : offset;
  }

  /** The range without what was put in at its edges; null where nothing of it is left. */
  range([start, end]: Range): Range | null {
    const [from, to] = [this.position(start, 1), this.position(end, -1)];
    return to > from ? [from, to] : null;
  }

  /** Ranges that come to touch, since what lay between was deleted, become one: that loses nothing. */
  span(span: Span): MappedSpan {
    const ranges = span.map((range) => this.range(range)).filter((range) => range !== null);
    return { span: normalizeSpan(ranges), lost: span.length - ranges.length };
  }

  /** Whether a change lies within a range, so that its text is another one after it. */
  touches([start, end]: Range): boolean {
    const edit = this.#edits[this.#firstFrom(start, 1)];
    return edit !== undefined && edit[0] < end;
  }

  /** The index of the first edit that ends after an offset; for the bias -1 also what is put in just there. */
  #firstFrom(offset: number, bias: Bias): number {
    let [low, high] = [0, this.#edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const [start, end] = this.#edits[middle]!;
      if (end > offset || (end === offset && bias < 0 && start === end)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
