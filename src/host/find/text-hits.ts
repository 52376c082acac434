import { findHits, type Finder } from '../../core/find/find.ts';
import { kwicOf } from '../../core/find/kwic.ts';
import type { Range } from '../../core/model/span.ts';
import type { Block } from '../../core/model/structure.ts';
import type { FoundLine } from '../../contract/find-types.ts';
import type { Material } from './kept-texts.ts';

/** A hit in a transcript, with the block that it stands in. */
export interface TextHit {
  range: Range;
  block: Block;
}

/** Which blocks of a transcript are searched. */
export interface BlockChoice {
  labels: boolean;
  furniture: boolean;
  /** Only those in turns of these speakers. */
  speakers?: ReadonlySet<string> | undefined;
}

/** The hits in the chosen blocks, in the order of the text. */
export function* textHits(
  material: Material,
  finder: Finder,
  choice: BlockChoice,
  tick: () => void,
): Generator<TextHit> {
  const blocks = material.blocks.filter((block) => chosen(material, block, choice));
  const regions = blocks.map(({ start, end }): Range => [start, end]);
  let at = 0;
  for (const range of findHits(material.text, finder, regions, tick)) {
    while (blocks[at]!.end < range[1]) at++;
    yield { range, block: blocks[at]! };
  }
}

function chosen({ speakers }: Material, { kind, turn }: Block, choice: BlockChoice): boolean {
  if (kind === 'furniture' && !choice.furniture) return false;
  if ((kind === 'speaker' || kind === 'timestamp') && !choice.labels) return false;
  return !choice.speakers || (turn !== null && choice.speakers.has(speakers.get(turn) ?? ''));
}

/** The line of a hit in a transcript's text. */
export function lineOf(
  { transcript, edition, text, speakers }: Material,
  { range, block }: TextHit,
  reach: number,
  what: Pick<FoundLine, 'in' | 'of' | 'field'>,
): FoundLine {
  return {
    ...what,
    transcript,
    edition,
    speaker: block.turn === null ? null : (speakers.get(block.turn) ?? null),
    start: range[0],
    end: range[1],
    ...kwicOf(text.text, range, [block.start, block.end], reach),
  };
}
