import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import type { FormatFile } from '../exchange/model.ts';
import type { Extracted, Extractor } from '../extract/model.ts';
import { buildCaptions } from './build.ts';
import { foldRepeats, rolls } from './fold.ts';
import { nameSpeakers } from './speakers.ts';
import { readCues } from './vtt.ts';

const UNREAD = {
  code: 'not-in-a-cue',
  aspect: 'text',
  sentence: 'Lines that belong to no cue, and cues whose times cannot be read.',
} as const;

function extract(file: FormatFile): Extracted {
  const { text } = decodeFile(file);
  const { cues, unread, title } = readCues(text);
  withinLimit('annotations', cues.length, `“${file.path}”`);
  if (cues.length === 0)
    throw new FormatError(
      'malformed',
      `“${file.path}” holds no captions: no line with two times and an arrow between them. Export it again.`,
    );
  const losses = new Losses();
  for (const line of unread) losses.add(UNREAD, line);
  const said = rolls(cues) ? foldRepeats(cues) : cues;
  return buildCaptions(nameSpeakers(said), { title, losses: losses.list() });
}

const startsWith = ({ bytes }: FormatFile, pattern: RegExp): boolean =>
  pattern.test(new TextDecoder().decode(bytes.subarray(0, 400)));

/** WebVTT: W3C's own, and the habits of Zoom, Teams and YouTube. */
export const vtt: Extractor = {
  name: 'vtt',
  title: 'WebVTT captions',
  endings: ['.vtt'],
  recognizes: (file) => startsWith(file, /^\ufeff?WEBVTT(\s|$)/),
  extract,
};

/** SubRip. */
export const srt: Extractor = {
  name: 'srt',
  title: 'SubRip captions',
  endings: ['.srt'],
  recognizes: (file) => startsWith(file, /^\ufeff?\s*\d+[ \t]*\r?\n\s*\d+:\d+:\d+[,.]\d+\s*-->/),
  extract,
};
