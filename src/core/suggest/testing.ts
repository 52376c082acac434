import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A statistic that a person marked, or that the rules found: UTF-16 offsets, and what it says. */
export interface Marked {
  start: number;
  end: number;
  value: string;
  upper: string;
  unit: string;
}

/** A paragraph of labelled text, the unit of the split. Offsets of `gold` are within `text`. */
export interface Labelled {
  source: string;
  /** Where the paragraph starts in its whole text. */
  offset: number;
  text: string;
  half: 'development' | 'held-out';
  gold: Marked[];
}

const shared = new URL('../../../../shared/transcripts/', import.meta.url);
const fixtures = new URL('./fixtures/', import.meta.url);
export const sharedIsHere = existsSync(shared);

interface SharedFile {
  file: string;
  sha256: string;
  stretches: [number, number][];
  labels: (Omit<Marked, 'upper'> & { upper?: string; quote: string })[];
}

/** The labelled paragraphs of the shared transcripts; none where that folder is missing. */
export function sharedLabels(): Labelled[] {
  if (!sharedIsHere) return [];
  return readdirSync(new URL('shared/', fixtures)).flatMap((name) => {
    const file = JSON.parse(readFileSync(new URL(`shared/${name}`, fixtures), 'utf8')) as SharedFile;
    const text = readFileSync(new URL(file.file, shared), 'utf8');
    if (sha256(text) !== file.sha256)
      throw new Error(`${file.file} is not the text that was labelled; its SHA-256 is another one.`);
    const gold = file.labels.map(({ quote, ...label }) => {
      if (text.slice(label.start, label.end) !== quote)
        throw new Error(`A label of ${file.file} has moved: ${quote}`);
      return { ...label, upper: label.upper ?? '' };
    });
    return paragraphs(text)
      .filter(([start, end]) => file.stretches.some(([from, to]) => start >= from && end <= to))
      .map((range) => labelled(file.file, text, range, gold));
  });
}

/** The labelled paragraphs of our own texts. */
export function ownLabels(): Labelled[] {
  return readdirSync(new URL('own/', fixtures)).flatMap((name) => {
    const { text, gold } = unmark(readFileSync(new URL(`own/${name}`, fixtures), 'utf8'));
    return paragraphs(text).map((range) => labelled(basename(name), text, range, gold));
  });
}

/** `[[about 6 million cases|6000000|cases]]` in a text, or `[[5 to 10 years|5~10|years]]` for a range. */
export function unmark(marked: string): { text: string; gold: Marked[] } {
  const gold: Marked[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[\[([^|\]]*)\|([^|\]]*)\|([^\]]*)\]\]/g)) {
    text += marked.slice(at, match.index);
    const [whole, quote, number, unit] = match as unknown as [string, string, string, string];
    const [value, upper = ''] = number.split('~') as [string, string?];
    gold.push({ start: text.length, end: text.length + quote.length, value, upper, unit });
    text += quote;
    at = match.index + whole.length;
  }
  return { text: text + marked.slice(at), gold };
}

/** Paragraphs as UTF-16 ranges: apart at blank lines, and where a line is indented more than the one before. */
export function paragraphs(text: string): [start: number, end: number][] {
  const out: [number, number][] = [];
  let open: [number, number] | undefined;
  let indent = 0;
  for (const match of text.matchAll(/[^\n]+/g)) {
    const line = match[0];
    const own = line.length - line.replace(/^[ \t]+/, '').length;
    if (line.trim() === '') {
      open = undefined;
      continue;
    }
    const end = match.index + line.replace(/\r$/, '').length;
    const apart = open === undefined || own > indent || /\n\r?\n/.test(text.slice(open[1], match.index));
    if (apart) out.push((open = [match.index, end]));
    else open![1] = end;
    indent = own;
  }
  return out;
}

/**
 * The half of a paragraph, by its content alone: the first byte of the SHA-256 of its text, blanks collapsed,
 * is even (development) or odd (held out).
 */
function halfOf(text: string): Labelled['half'] {
  const first = Number.parseInt(sha256(text.replace(/\s+/g, ' ').trim()).slice(0, 2), 16);
  return first % 2 === 0 ? 'development' : 'held-out';
}

function labelled(
  source: string,
  whole: string,
  [start, end]: [number, number],
  gold: readonly Marked[],
): Labelled {
  const text = whole.slice(start, end);
  return {
    source,
    offset: start,
    text,
    half: halfOf(text),
    gold: gold
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
