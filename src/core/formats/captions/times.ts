/** `hh:mm:ss.mmm` or `mm:ss.mmm`, with a point or a comma. */
const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`;
const LINE = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?:\s|$)`);

/** The line of times of a cue, in seconds; null where it is none. What follows (settings) is passed over. */
export function timesIn(line: string): { start: number; end: number } | null {
  if (!line.includes('-->')) return null;
  const match = LINE.exec(line);
  if (!match) return null;
  const seconds = (at: number) =>
    Number(match[at] ?? 0) * 3600 +
    Number(match[at + 1]) * 60 +
    Number(match[at + 2]) +
    Number((match[at + 3] ?? '0').padEnd(3, '0')) / 1000;
  return { start: seconds(1), end: seconds(5) };
}
