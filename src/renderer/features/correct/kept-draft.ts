import type { Edit, Edits } from '../../../core/edits/edits.ts';
import { memory } from '../../app/memory.ts';

/** What is larger is not kept for another time: the machine's memory takes values of half a million characters. */
const MOST = 400_000;

const keyOf = (transcript: string): string => `draft.${transcript}`;

/** Keeps what was typed so far, so that a window that is closed, or that dies, takes nothing of it. */
export function keepDraft(transcript: string, edition: string, edits: Edits): void {
  const kept = edits.length === 0 ? '' : JSON.stringify({ edition, edits });
  if (kept.length <= MOST && (kept !== '' || memory().getItem(keyOf(transcript))))
    memory().setItem(keyOf(transcript), kept);
}

export const forgetDraft = (transcript: string): void => keepDraft(transcript, '', []);

/** What was typed on an edition before (UTF-16 offsets of its text, `length`); null where nothing was, or where it was on another one. */
export function keptDraft(transcript: string, edition: string, length: number): Edits | null {
  try {
    const kept = JSON.parse(memory().getItem(keyOf(transcript)) || 'null') as {
      edition: string;
      edits: Edit[];
    } | null;
    if (kept?.edition !== edition) return null;
    let last = 0;
    for (const [start, end, inserted] of kept.edits) {
      if (start < last || end < start || end > length || typeof inserted !== 'string') return null;
      last = end;
    }
    return kept.edits;
  } catch {
    return null;
  }
}
