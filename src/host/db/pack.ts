import { BLOCK_KINDS, type Block, type Turn } from '../../core/model/structure.ts';
import { type PackedBlocks, packIds, type PackedTurns } from '../../contract/packed.ts';

/** Blocks and turns by columns. A turn that no block of these is in is there, too. */
export function packStructure(
  blocks: readonly Block[],
  turns: readonly Turn[],
): { blocks: PackedBlocks; turns: PackedTurns } {
  const turnNumbers = new Map(turns.map(({ id }, i) => [id, i]));
  const speakers = new Numbers();
  return {
    blocks: {
      ids: packIds(blocks.map(({ id }) => id)),
      kinds: Uint8Array.from(blocks, ({ kind }) => BLOCK_KINDS.indexOf(kind)),
      starts: Uint32Array.from(blocks, ({ start }) => start),
      ends: Uint32Array.from(blocks, ({ end }) => end),
      turns: Int32Array.from(blocks, ({ turn }) => (turn === null ? -1 : (turnNumbers.get(turn) ?? -1))),
    },
    turns: {
      ids: packIds(turns.map(({ id }) => id)),
      speaker: Int32Array.from(turns, ({ speaker }) => (speaker === null ? -1 : speakers.of(speaker))),
      speakers: speakers.all,
      times: Float64Array.from(turns, ({ time }) => time ?? Number.NaN),
    },
  };
}

/** Gives each of a few texts a number, from 0 on in the order in which they come. */
export class Numbers {
  readonly all: string[] = [];
  readonly #known = new Map<string, number>();

  of(text: string): number {
    let number = this.#known.get(text);
    if (number === undefined) {
      number = this.all.push(text) - 1;
      this.#known.set(text, number);
    }
    return number;
  }
}
