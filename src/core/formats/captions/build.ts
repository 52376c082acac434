import type { GivenPiece } from '../../layouts/given.ts';
import { type Extracted, plainExtract } from '../extract/model.ts';
import type { Cue } from './cue.ts';

/** A pause of so many seconds ends a paragraph; so does a sentence once it has so many characters. */
const PAUSE = 3;
const LONG = 280;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*$/u;

/**
 * The text of captions: a label line for each turn, then what is said in paragraphs of whole sentences, with the times
 * of their first and last cue. Cues are cut where a line is full on the screen, so they make no blocks of their own.
 */
export function buildCaptions(cues: readonly Cue[], more: Partial<Extracted> = {}): Extracted {
  let text = '';
  const pieces: GivenPiece[] = [];
  let speaker: string | null = null;
  let open: GivenPiece | null = null;
  /** The last words: looking into a text that is still growing copies it each time. */
  let last = '';
  for (const cue of cues) {
    const words = squeeze(cue.text);
    if (words === '') continue;
    const changes = cue.speaker !== null && cue.speaker !== speaker;
    if (changes) {
      speaker = cue.speaker;
      text += text === '' ? '' : '\n\n';
      const start = text.length;
      text += `${squeeze(cue.speaker!)}:`;
      pieces.push({ kind: 'speaker', start, end: text.length });
      open = null;
    }
    if (open && goesOn(last, open, cue)) text += ` ${words}`;
    else {
      text += text === '' ? '' : open ? '\n\n' : '\n';
      open = { kind: 'paragraph', start: text.length, end: text.length, time: cue.start };
      pieces.push(open);
      text += words;
    }
    last = words;
    open.end = text.length;
    open.timeEnd = Math.max(open.timeEnd ?? 0, cue.end);
  }
  return plainExtract(text === '' ? '' : `${text}\n`, { ...more, pieces });
}

function goesOn(last: string, open: GivenPiece, cue: Cue): boolean {
  if (cue.start - (open.timeEnd ?? cue.start) > PAUSE) return false;
  const long = open.end - open.start >= LONG;
  return !(long && SENTENCE_END.test(last.slice(-4)));
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
