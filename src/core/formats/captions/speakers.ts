import { readName } from '../../layouts/labels.ts';
import type { Cue } from './cue.ts';

/** A name and a colon before words, as Zoom writes into a cue. An address has its slashes, a time figures behind the colon. */
const NAMED = /^(?:>>\s*)?([^\s:：][^:：\n]{0,58}?)\s*[:：](?!\/\/|\d)\s*(?=\S)/u;

/**
 * Takes names at the beginnings of cues off as their speakers, where the file does that: where a name comes again, or most
 * cues have one. A cue without one goes on with the speaker before. Cues whose speaker is known stay as they are.
 */
export function nameSpeakers(cues: readonly Cue[]): Cue[] {
  const named = cues.map((cue) => (cue.speaker === null ? nameIn(cue.text) : null));
  const counts = new Map<string, number>();
  for (const found of named) if (found) counts.set(found.name, (counts.get(found.name) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return cues.map((cue, i) => {
    const found = named[i];
    if (!found || (counts.get(found.name)! < 2 && all * 2 < cues.length)) return cue;
    return { ...cue, speaker: found.name, text: cue.text.slice(found.length) };
  });
}

function nameIn(text: string): { name: string; length: number } | null {
  const match = NAMED.exec(text);
  if (!match) return null;
  const name = match[1]!.trim();
  const { shape } = readName(name);
  // Names of accounts are written in small letters; a sentence has more words than a name.
  const plain = /^[\p{L}\p{N}._'’ -]+$/u.test(name) && name.split(/\s+/).length <= 4;
  return shape.weight > 0 || plain ? { name, length: match[0].length } : null;
}
