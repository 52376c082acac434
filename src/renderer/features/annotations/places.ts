import type { TranscriptContent } from '../../../contract/types.ts';
import type { Span } from '../../../core/model/span.ts';
import type { Block } from '../../../core/model/structure.ts';

/** Finds who speaks at a place of a transcript. Offsets in UTF-16. */
export class Places {
  readonly #blocks: readonly Block[];
  readonly #speakers: ReadonlyMap<string, string | null>;

  constructor({ blocks, turns }: Pick<TranscriptContent, 'blocks' | 'turns'>) {
    this.#blocks = blocks;
    this.#speakers = new Map(turns.map(({ id, speaker }) => [id, speaker]));
  }

  /** The block that holds the offset, or the next one after it; undefined past the last. */
  blockAt(offset: number): Block | undefined {
    return this.#blocks[this.#indexAt(offset)];
  }

  /** Who speaks in a span, in order; a span may cross turns. Null: nobody is named. */
  speakersOf(span: Span): Set<string | null> {
    const found = new Set<string | null>();
    for (const [start, end] of span)
      for (let i = this.#indexAt(start); i < this.#blocks.length && this.#blocks[i]!.start < end; i++) {
        const { turn } = this.#blocks[i]!;
        found.add(turn === null ? null : (this.#speakers.get(turn) ?? null));
      }
    return found;
  }

  /** The id of who speaks there; null where nobody is named. */
  speakerAt(offset: number): string | null {
    const turn = this.blockAt(offset)?.turn;
    return turn == null ? null : (this.#speakers.get(turn) ?? null);
  }

  #indexAt(offset: number): number {
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#blocks[middle]!.end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
