import type { Block, Speaker } from '../../model/structure.ts';
import type { Range, Span } from '../../model/span.ts';
import { OffsetMap } from '../../text/offsets.ts';
import { countWords } from '../../text/words.ts';

/** A turn with its place in the text. Offsets in UTF-16. */
export interface PlacedTurn {
  id: string;
  /** From 1, in the order of the text. */
  number: number;
  speaker: Speaker | null;
  time: number | null;
  start: number;
  end: number;
  blocks: readonly Block[];
}

/** What an export needs to know of one transcript's text: made once, used for each of its annotations. */
export class TextPlaces {
  readonly text: string;
  readonly offsets: OffsetMap;
  readonly turns: readonly PlacedTurn[];
  readonly #blocks: readonly Block[];
  readonly #turnOf: ReadonlyMap<string, PlacedTurn>;
  readonly #language: string;

  constructor(
    text: string,
    language: string,
    blocks: readonly Block[],
    turns: readonly { id: string; speaker: string | null; time: number | null }[],
    speakers: ReadonlyMap<string, Speaker>,
  ) {
    this.text = text;
    this.#language = language;
    this.offsets = new OffsetMap(text);
    this.#blocks = blocks;
    const byTurn = Map.groupBy(
      blocks.filter((block) => block.turn !== null),
      (block) => block.turn!,
    );
    const known = new Map(turns.map((turn) => [turn.id, turn]));
    this.turns = [...byTurn].flatMap(([id, own], i) => {
      const turn = known.get(id);
      const speaker = turn?.speaker ? (speakers.get(turn.speaker) ?? null) : null;
      return [
        {
          id,
          number: i + 1,
          speaker,
          time: turn?.time ?? null,
          start: own[0]!.start,
          end: own.at(-1)!.end,
          blocks: own,
        },
      ];
    });
    this.#turnOf = new Map(this.turns.map((turn) => [turn.id, turn]));
  }

  /** The turns that a span touches, in their order, each once. */
  turnsOf(span: Span): PlacedTurn[] {
    const found = new Set<PlacedTurn>();
    for (const [start, end] of span)
      for (
        let i = this.#firstEndingAfter(start);
        i < this.#blocks.length && this.#blocks[i]!.start < end;
        i++
      ) {
        const turn = this.#blocks[i]!.turn;
        if (turn !== null) found.add(this.#turnOf.get(turn)!);
      }
    return [...found].sort((a, b) => a.number - b.number);
  }

  /** A range in code points. */
  codePoints(range: Range): Range {
    return this.offsets.rangeToCodePoints(range);
  }

  /** Words and code points of the text that people said or wrote: no labels, times or furniture. */
  size(blocks: readonly Block[]): { words: number; characters: number } {
    let [words, characters] = [0, 0];
    for (const block of blocks) {
      if (block.kind === 'speaker' || block.kind === 'timestamp' || block.kind === 'furniture') continue;
      words += countWords(this.text.slice(block.start, block.end), this.#language);
      const [start, end] = this.codePoints([block.start, block.end]);
      characters += end - start;
    }
    return { words, characters };
  }

  /** Blocks outside every turn. */
  get outside(): Block[] {
    return this.#blocks.filter((block) => block.turn === null);
  }

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** Up to `length` code points before (`-1`) or after (`1`) an offset. */
  context(offset: number, direction: -1 | 1, length: number): string {
    // Twice the length in UTF-16 is enough for any code points.
    const slice =
      direction < 0
        ? this.text.slice(Math.max(0, offset - 2 * length), offset)
        : this.text.slice(offset, offset + 2 * length);
    // A pair that the slice itself cut through leaves half a character at its far edge, which is then more than enough away.
    const points = Array.from(slice);
    return (direction < 0 ? points.slice(-length) : points.slice(0, length)).join('');
  }

  #firstEndingAfter(offset: number): number {
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#blocks[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
