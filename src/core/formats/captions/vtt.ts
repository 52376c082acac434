import type { Cue } from './cue.ts';
import { decodeReferences, stripTags } from './mark-up.ts';
import { timesIn } from './times.ts';

/** What a file of cues holds beside them. */
export interface CueFile {
  cues: Cue[];
  /** Lines that are in no cue and no comment, and blocks of cues whose times cannot be read. */
  unread: string[];
  title: string;
}

/** Lines of a comment, a style sheet or a region; the format hides them. */
const HIDDEN = /^(NOTE|STYLE|REGION)(\s|$)/;

/** Reads WebVTT (W3C Recommendation) and SRT, which differs by numbers, commas and no head. Text at UTF-16. */
export function readCues(text: string): CueFile {
  const file: CueFile = { cues: [], unread: [], title: '' };
  // Only an empty line parts cues: YouTube's have lines of a blank.
  const blocks = text.replace(/\r\n?/g, '\n').split(/\n{2,}/);
  for (const [i, block] of blocks.entries()) {
    const lines = block.split('\n').filter((line, n) => n > 0 || line.trim() !== '');
    if (lines.length === 0 || HIDDEN.test(lines[0]!)) continue;
    if (i === 0 && /^\ufeff?WEBVTT(\s|$)/.test(lines[0]!)) {
      file.title = titleIn(lines[0]!);
      // Some writers leave no blank line behind the head.
      if (!lines.some((line) => timesIn(line))) continue;
    }
    readBlock(lines, file);
  }
  return file;
}

/** What stands behind `WEBVTT`, without the hyphen that some writers put before it. */
const titleIn = (line: string): string =>
  line
    .slice(line.indexOf('WEBVTT') + 'WEBVTT'.length)
    .trim()
    .replace(/^-/, '')
    .trim();

/** A block is a cue; where the blank line between two is missing, it is several. */
function readBlock(lines: readonly string[], file: CueFile): void {
  const at = lines.flatMap((line, n) => (timesIn(line) ? [n] : []));
  if (at.length === 0) {
    file.unread.push(lines.join(' '));
    return;
  }
  at.forEach((n, i) => {
    const { start, end } = timesIn(lines[n]!)!;
    // The line above the next one's times is that one's number or name, if it is one.
    const next = at[i + 1];
    const last = next === undefined ? lines.length : /^\d+$/.test(lines[next - 1]!.trim()) ? next - 1 : next;
    const payload = lines.slice(n + 1, last).join('\n');
    file.cues.push(...voicesIn(payload).map(({ speaker, text }) => ({ start, end, speaker, text })));
  });
}

/** One blank before the name: where more could be either's, an open tag before many blanks would take their square in steps. */
const VOICE = /<v(?:\.[^\s<>]*)?[ \t]([^<>\n]+)>/gi;

/** The voices of a cue: `<v Name>` up to its end tag or the next voice; before the first, nobody is named. */
function voicesIn(payload: string): { speaker: string | null; text: string }[] {
  const found = [...payload.matchAll(VOICE)];
  const plain = (text: string) => decodeReferences(stripTags(text));
  const parts = [{ speaker: null as string | null, text: plain(payload.slice(0, found[0]?.index)) }];
  for (const [i, match] of found.entries()) {
    const body = payload.slice(match.index + match[0].length, found[i + 1]?.index);
    parts.push({ speaker: decodeReferences(match[1]!).trim() || null, text: plain(body) });
  }
  return parts.filter(({ text }) => text.trim() !== '');
}
