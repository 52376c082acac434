import { visibleControls } from '../core/text/visible-controls.ts';

/** Text of transcripts and names, made safe for a terminal: no escapes, no control or bidi characters, one line. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Lets `passage show … | head` end in silence: who reads has had enough. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

/** Writes a line to standard output. Whatever it quotes, a terminal is told nothing: controls are written out. */
export const say = (line = ''): void => void process.stdout.write(`${visibleControls(line)}\n`);

/** Writes a line to standard error; see {@link say}. */
export const warn = (line: string): void => void process.stderr.write(`${visibleControls(line)}\n`);

/** Writes JSON to standard output. What a terminal would obey, or reorder by, is escaped: the values stay exact. */
export const sayJson = (value: unknown): void => say(plainJson(value));

export function plainJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** "1 turn", "2 turns". */
export const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
