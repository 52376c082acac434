import type { Edit, Edits } from '../../../core/edits/edits.ts';
import { memory } from '../../app/memory.ts';

/** What is larger is not kept for another time: the machine's memory takes values of half a million characters. */
const MOST = 400_000;

/** What was typed on an edition: UTF-16 offsets of its text, sorted and disjoint. */
export interface KeptDraft {
  edition: string;
  edits: Edits;
}

const keyOf = (transcript: string): string => `draft.${transcript}`;

/** Keeps what was typed so far, so that a window that is closed, or that dies, takes nothing of it. */
export function keepDraft(transcript: string, edition: string, edits: Edits): void {
  const kept = edits.length === 0 ? '' : JSON.stringify({ edition, edits });
  if (kept.length <= MOST && (kept !== '' || memory().getItem(keyOf(transcript))))
    memory().setItem(keyOf(transcript), kept);
}

export const forgetDraft = (transcript: string): void => keepDraft(transcript, '', []);

export const keptDraft = (transcript: string): KeptDraft | null =>
  readKept(memory().getItem(keyOf(transcript)));

/** What was kept, as far as it makes sense. */
export function readKept(stored: string | null): KeptDraft | null {
  try {
    const { edition, edits } = JSON.parse(stored || '{}') as { edition?: unknown; edits?: Edit[] };
    if (typeof edition !== 'string' || !Array.isArray(edits) || edits.length === 0) return null;
    let last = 0;
    for (const [start, end, inserted] of edits) {
      if (!Number.isInteger(start) || !Number.isInteger(end) || typeof inserted !== 'string') return null;
      if (start < last || end < start) return null;
      last = end;
    }
    return { edition, edits };
  } catch {
    return null;
  }
}

/** Whether what was kept can be put into a text of this edition and length (UTF-16). */
export const fits = ({ edition, edits }: KeptDraft, current: string, length: number): boolean =>
  edition === current && edits.at(-1)![1] <= length;
