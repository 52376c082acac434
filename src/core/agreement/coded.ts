import type { Annotation } from '../model/annotation.ts';
import type { Range } from '../model/span.ts';
import type { Block } from '../model/structure.ts';
import { type Continuum, continuumOf } from './continuum.ts';

export type SourceAnnotation = Pick<Annotation, 'id' | 'span' | 'tag' | 'annotator' | 'values'>;

/** One edition with what its annotators did. Offsets in UTF-16. */
export interface Source {
  transcript: string;
  edition: string;
  text: string;
  /** BCP 47; empty for unknown. */
  language: string;
  blocks: readonly Pick<Block, 'kind' | 'start' | 'end' | 'turn'>[];
  /** Of this edition. Suggestions that nobody accepted are no annotations, and must not be among them. */
  annotations: readonly SourceAnnotation[];
  /** The annotators whose pass on this transcript is done. */
  done: readonly string[];
}

/** An annotation on the continuum. */
export interface CodedSpan {
  readonly annotation: SourceAnnotation;
  /** Positions, sorted, neither overlapping nor touching; at least one. */
  readonly ranges: readonly Range[];
  /** Code points of the continuum that it covers. */
  readonly length: number;
  /** Index of the turn in which it begins. */
  readonly turn: number;
}

/** What the compared annotators did with the compared tags in one transcript, on its continuum. */
export class Coded {
  readonly source: Source;
  readonly continuum: Continuum;
  readonly annotators: readonly string[];
  readonly tags: readonly string[];
  /** Ids of annotations that lie outside the continuum altogether (in a heading, say), so that no measure sees them. */
  readonly outside: readonly string[];
  readonly #spans: CodedSpan[][];
  readonly #united = new Map<number, Uint32Array>();

  /** @param turns only these turns, by id; without it the whole continuum. */
  constructor(
    source: Source,
    annotators: readonly string[],
    tags: readonly string[],
    turns?: ReadonlySet<string>,
  ) {
    this.source = source;
    this.continuum = continuumOf(source.text, source.blocks, turns);
    this.annotators = annotators;
    this.tags = tags;
    this.#spans = annotators.flatMap(() => tags.map((): CodedSpan[] => []));
    const annotatorAt = new Map(annotators.map((id, index) => [id, index]));
    const tagAt = new Map(tags.map((id, index) => [id, index]));
    const outside: string[] = [];
    for (const annotation of source.annotations) {
      const [annotator, tag] = [annotatorAt.get(annotation.annotator), tagAt.get(annotation.tag)];
      if (annotator === undefined || tag === undefined) continue;
      const ranges = this.continuum.ranges(annotation.span);
      const length = ranges.reduce((sum, [start, end]) => sum + end - start, 0);
      if (length === 0) {
        outside.push(annotation.id);
        continue;
      }
      const turn = this.continuum.turnAt(ranges[0]![0]);
      this.#spans[annotator * tags.length + tag]!.push({ annotation, ranges, length, turn });
    }
    for (const list of this.#spans) list.sort(compareSpans);
    this.outside = outside;
  }

  /** An annotator's spans of a tag (both by index), by first start, the shorter first. */
  spans(annotator: number, tag: number): readonly CodedSpan[] {
    return this.#spans[annotator * this.tags.length + tag]!;
  }

  /** The same, over all tags. */
  allSpans(annotator: number): CodedSpan[] {
    return this.tags.flatMap((_, tag) => this.spans(annotator, tag)).sort(compareSpans);
  }

  /** An annotator's spans of a tag with those that overlap united: start, end, start, end, ... in positions. */
  united(annotator: number, tag: number): Uint32Array {
    const key = annotator * this.tags.length + tag;
    let found = this.#united.get(key);
    if (!found) this.#united.set(key, (found = unite(this.#spans[key]!.flatMap(({ ranges }) => ranges))));
    return found;
  }
}

/** By where spans begin, then the shorter first, then by id, so that nothing depends on the order of the input. */
function compareSpans(a: CodedSpan, b: CodedSpan): number {
  return (
    a.ranges[0]![0] - b.ranges[0]![0] ||
    a.ranges.at(-1)![1] - b.ranges.at(-1)![1] ||
    (a.annotation.id < b.annotation.id ? -1 : a.annotation.id > b.annotation.id ? 1 : 0)
  );
}

/** Joins ranges that overlap; those that only touch stay two units. Start, end, start, end, ... sorted. */
export function unite(ranges: readonly Range[]): Uint32Array {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const out = new Uint32Array(sorted.length * 2);
  let size = 0;
  for (const [start, end] of sorted) {
    if (size > 0 && start < out[size - 1]!) out[size - 1] = Math.max(out[size - 1]!, end);
    else {
      out[size++] = start;
      out[size++] = end;
    }
  }
  return out.slice(0, size);
}
