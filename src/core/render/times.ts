import type { Block, Turn } from '../model/structure.ts';
import { clock } from './clock.ts';
import type { Voice } from './voices.ts';

/**
 * By block number, what stands beside the text: the speakers' names where the text does not say them, and the times of turns, which the
 * source gives as data; where a turn has a timestamp in its text, that says it.
 */
export function withTimes(
  voices: ReadonlyMap<number, Voice>,
  blocks: readonly Block[],
  turns: readonly Turn[],
): Map<number, Voice> {
  const out = new Map(voices);
  const times = new Map(turns.map(({ id, time }) => [id, time]));
  for (const { turn, kind } of blocks) if (turn !== null && kind === 'timestamp') times.delete(turn);
  /** The block of each turn that its time stands with: where its name does, its label, its first. */
  const places = new Map<string, number>();
  for (const [i, { turn, kind }] of blocks.entries()) {
    if (turn === null) continue;
    const at = places.get(turn);
    const isBetter =
      at !== undefined && !voices.has(at) && kind === 'speaker' && blocks[at]!.kind !== 'speaker';
    if (at === undefined || voices.has(i) || isBetter) places.set(turn, i);
  }
  for (const [turn, i] of places) {
    const time = times.get(turn) ?? null;
    if (time === null) continue;
    const voice = voices.get(i);
    const where = voice?.where ?? (blocks[i]!.kind === 'speaker' ? 'beside' : 'above');
    out.set(i, { name: [voice?.name, clock(time)].filter(Boolean).join(' · '), where });
  }
  return out;
}
