import type { LayoutBlock, LayoutSpeaker, LayoutTurn } from '../model/layout.ts';
import type { LabelMatch } from './labels.ts';
import type { Piece } from './pieces.ts';
import { proposeSpeakers } from './roles.ts';

/**
 * Makes turns of pieces: each label begins one, also where it repeats the one before; a line without a label goes on with the
 * turn. Words before the first label are a turn of nobody known. Headings, bylines and furniture belong to no turn.
 */
export function assemble(pieces: readonly Piece[]): {
  blocks: LayoutBlock[];
  turns: LayoutTurn[];
  speakers: LayoutSpeaker[];
} {
  const blocks: LayoutBlock[] = [];
  const turns: LayoutTurn[] = [];
  const labels: LabelMatch[] = [];
  const byLabel = new Map<string, number>();
  let turn: number | null = null;
  /** True until the turn has words: a time that stands there is the turn's. */
  let fresh = false;
  const begin = (speaker: number | null): void => {
    turn = turns.push({ speaker, time: null }) - 1;
    fresh = true;
  };
  /** Times right before a label, which tell when its turn begins. */
  let waiting: { block: LayoutBlock; seconds: number | null }[] = [];
  const speakerAhead = timesBeforeSpeakers(pieces);
  for (const [at, { kind, start, end, label, seconds, time, timeEnd }] of pieces.entries()) {
    const block: LayoutBlock = { kind, start, end, turn: null };
    if (time !== undefined) block.time = time;
    if (timeEnd !== undefined) block.timeEnd = timeEnd;
    blocks.push(block);
    if (kind === 'timestamp' && speakerAhead.has(at)) waiting.push({ block, seconds });
    else if (kind === 'speaker' && label) {
      let speaker = byLabel.get(label.label);
      if (speaker === undefined) {
        speaker = labels.push(label) - 1;
        byLabel.set(label.label, speaker);
      }
      begin(speaker);
      for (const mark of waiting) {
        mark.block.turn = turn;
        turns[turn!]!.time = mark.seconds ?? turns[turn!]!.time;
      }
      waiting = [];
      block.turn = turn;
    } else if (kind === 'paragraph') {
      if (turn === null) begin(null);
      block.turn = turn;
      if (fresh && time !== undefined) turns[turn!]!.time ??= time;
      fresh = false;
    } else if (kind === 'timestamp') {
      block.turn = turn;
      if (turn !== null && fresh) turns[turn]!.time ??= seconds;
    }
  }
  return { blocks, turns, speakers: proposeSpeakers(labels) };
}

/** The timestamps after which a label comes before any words. */
function timesBeforeSpeakers(pieces: readonly Piece[]): Set<number> {
  const found = new Set<number>();
  let ahead = false;
  let afterSpeaker = false;
  for (let at = pieces.length - 1; at >= 0; at--) {
    const { kind } = pieces[at]!;
    if (kind === 'speaker') ahead = true;
    else if (kind === 'paragraph') ahead = false;
    else if (kind === 'timestamp' && ahead) found.add(at);
  }
  // A time on the line of a label is that label's, though the next label may come before any words.
  for (const [at, { kind }] of pieces.entries()) {
    if (kind === 'timestamp' && afterSpeaker) found.delete(at);
    afterSpeaker = kind === 'speaker' || (kind === 'timestamp' && afterSpeaker);
  }
  return found;
}
