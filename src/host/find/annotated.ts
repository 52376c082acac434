import { type Range, type Span, normalizeSpan } from '../../core/model/span.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { Visibility } from '../visibility.ts';

interface Stored {
  id: string;
  start: number;
  end: number;
  parts: string | null;
}

/** Ranges (UTF-16) of the annotations on a transcript that may be seen, each with its annotation's id, sorted by start. */
export function annotatedRanges(
  db: ReadableDb,
  seen: Visibility,
  transcript: string,
  edition: string,
  tag?: string,
): { id: string; range: Range }[] {
  const rows = db
    .prepare(
      `SELECT a.id, s."start", s."end", s.parts FROM annotations a
       JOIN spans s ON s.annotation_id = a.id AND s.edition_id = @edition AND s.deleted = 0
       WHERE a.transcript_id = @transcript AND a.deleted = 0 AND (@tag IS NULL OR a.tag_id = @tag)
         AND ${seen.annotation()}`,
    )
    .all({ transcript, edition, tag: tag ?? null }) as Stored[];
  return rows
    .flatMap((row) => spanOf(row).map((range) => ({ id: row.id, range })))
    .sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1] || (a.id < b.id ? -1 : 1));
}

/** Answers whether a range touches any of the annotated ones. */
export class Touched {
  readonly #joined: Span;

  constructor(annotated: readonly { range: Range }[]) {
    this.#joined = normalizeSpan(annotated.map(({ range }) => range));
  }

  has([start, end]: Range): boolean {
    let [low, high] = [0, this.#joined.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#joined[middle]![1] <= start) low = middle + 1;
      else high = middle;
    }
    const next = this.#joined[low];
    return next !== undefined && next[0] < end;
  }
}

/** Of ascending ranges, the annotations that each lies in, within one of their ranges. */
export class Covering {
  readonly #annotated: readonly { id: string; range: Range }[];
  #next = 0;
  #open: { id: string; range: Range }[] = [];

  /** @param annotated sorted by start */
  constructor(annotated: readonly { id: string; range: Range }[]) {
    this.#annotated = annotated;
  }

  of([start, end]: Range): string[] {
    for (; this.#next < this.#annotated.length; this.#next++) {
      const one = this.#annotated[this.#next]!;
      if (one.range[0] > start) break;
      this.#open.push(one);
    }
    this.#open = this.#open.filter(({ range }) => range[1] > start);
    return this.#open.filter(({ range }) => range[1] >= end).map(({ id }) => id);
  }
}
