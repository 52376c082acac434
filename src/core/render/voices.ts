import type { Block, Speaker, Turn } from '../model/structure.ts';

/** What is shown beside a block without being in the text. */
export interface Voice {
  /** The project's name for the speaker, where the text does not say it there. */
  name: string;
  /** `beside` the label that the text has, or `above` a turn for which it has none. */
  where: 'beside' | 'above';
}

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a label in the text already says the name: all of its words, in one run, whatever the case and marks. */
export function says(label: string, name: string): boolean {
  const heard = words(label);
  const sought = words(name);
  if (sought.length === 0) return true;
  for (let i = 0; i + sought.length <= heard.length; i++)
    if (sought.every((word, k) => heard[i + k] === word)) return true;
  return false;
}

/**
 * By block number, the speaker's name where the reader must add it: the speaker was renamed or reassigned so that the
 * label in the text says something else, or the turn has no label at all.
 */
export function findVoices(
  text: string,
  blocks: readonly Block[],
  turns: readonly Turn[],
  speakers: ReadonlyMap<string, Speaker>,
): Map<number, Voice> {
  const byTurn = new Map<string, string>();
  for (const { id, speaker } of turns) {
    const name = speaker === null ? undefined : speakers.get(speaker)?.name;
    if (name) byTurn.set(id, name);
  }
  // Labels and names come again and again: each pair is compared once.
  const known = new Map<string, boolean>();
  const saysName = (label: string, name: string): boolean => {
    const key = `${label}\n${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = says(label, name);
    known.set(key, answer);
    return answer;
  };
  const out = new Map<number, Voice>();
  let current: string | null = null;
  for (const [i, block] of blocks.entries()) {
    const starts = block.turn !== null && block.turn !== current;
    // Furniture in the middle of a turn does not begin it anew.
    if (block.turn !== null) current = block.turn;
    if (!starts) continue;
    const name = byTurn.get(block.turn!);
    if (name === undefined) continue;
    const label = firstLabel(blocks, i);
    if (label === -1) out.set(i, { name, where: 'above' });
    else if (!saysName(text.slice(blocks[label]!.start, blocks[label]!.end), name))
      out.set(label, { name, where: 'beside' });
  }
  return out;
}

/** The speaker block of the turn that begins at block `from`; -1 where it has none. */
function firstLabel(blocks: readonly Block[], from: number): number {
  const turn = blocks[from]!.turn;
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.turn !== null && block.turn !== turn) return -1;
    if (block.turn === turn && block.kind === 'speaker') return i;
  }
  return -1;
}
