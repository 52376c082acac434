import type { Block, Speaker } from '../../model/structure.ts';
import type { Range, Span } from '../../model/span.ts';
import { unitOffsets, type UnitOffsets } from '../exchange/offset-units.ts';
import { OffsetMap } from '../../text/offsets.ts';
import { countWords } from '../../text/words.ts';
import type { DatasetUnit } from './units.ts';

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

export interface Size {
  words: number;
  /** Code points. */
  characters: number;
}

/** What an export needs to know of one transcript's text: made once, used for each of its annotations. */
export class TextPlaces {
  readonly text: string;
  readonly offsets: OffsetMap;
  readonly turns: readonly PlacedTurn[];
  readonly blocks: readonly Block[];
  readonly #turnOf: ReadonlyMap<string, PlacedTurn>;
  readonly #language: string;
  /** Made where they are asked for: a table with a number for each character. */
  #bytes: UnitOffsets | undefined;
  readonly #sizes = new Map<PlacedTurn | null, Size>();

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
    this.blocks = blocks;
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
        i < this.blocks.length && this.blocks[i]!.start < end;
        i++
      ) {
        const turn = this.blocks[i]!.turn;
        if (turn !== null) found.add(this.#turnOf.get(turn)!);
      }
    return [...found].sort((a, b) => a.number - b.number);
  }

  /** A range in code points. */
  codePoints(range: Range): Range {
    return this.offsets.rangeToCodePoints(range);
  }

  /** A range in a unit of the dataset. */
  inUnit(range: Range, unit: DatasetUnit): Range {
    if (unit === 'utf-16') return range;
    if (unit === 'code-point') return this.codePoints(range);
    this.#bytes ??= unitOffsets(this.text, 'utf-8');
    // No range splits a character, so that each of its ends has a place in bytes.
    return [this.#bytes.fromUtf16(range[0])!, this.#bytes.fromUtf16(range[1])!];
  }

  /** Words and code points of what was said in a turn, or (null) of the text outside every turn. */
  size(turn: PlacedTurn | null): Size {
    let size = this.#sizes.get(turn);
    if (!size) {
      size = this.#measure(turn ? turn.blocks : this.blocks.filter((block) => block.turn === null));
      this.#sizes.set(turn, size);
    }
    return size;
  }

  /** Words of headings, bylines and paragraphs, in turns and outside. */
  get words(): number {
    return [null, ...this.turns].reduce((sum, turn) => sum + this.size(turn).words, 0);
  }

  /** Up to `length` code points of the text before `offset` (code points). */
  before(offset: number, length: number): string {
    const { offsets } = this;
    return this.text.slice(offsets.toUtf16(Math.max(0, offset - length)), offsets.toUtf16(offset));
  }

  /** Up to `length` code points of the text from `offset` (code points) on. */
  after(offset: number, length: number): string {
    const { offsets } = this;
    const end = Math.min(offsets.codePoints, offset + length);
    return this.text.slice(offsets.toUtf16(offset), offsets.toUtf16(end));
  }

  /** Text that people said or wrote: no labels, times or furniture. */
  #measure(blocks: readonly Block[]): Size {
    let [words, characters] = [0, 0];
    for (const { kind, start, end } of blocks) {
      if (kind === 'speaker' || kind === 'timestamp' || kind === 'furniture') continue;
      words += countWords(this.text.slice(start, end), this.#language);
      const [from, to] = this.codePoints([start, end]);
      characters += to - from;
    }
    return { words, characters };
  }

  #firstEndingAfter(offset: number): number {
    let [low, high] = [0, this.blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.blocks[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
