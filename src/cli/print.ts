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

/** Writes a line to standard output. */
export const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** Writes a line to standard error. */
export const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/** Writes JSON to standard output. */
export const sayJson = (value: unknown): void => say(JSON.stringify(value, null, 2));

/** "1 turn", "2 turns". */
export const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
