import type { Range } from '../../model/span.ts';

/** A token, with the parts of it that annotations cover. Ranges in UTF-16. */
export interface TokenUnit {
  /** "3-7": sentence and token, from 1. */
  id: string;
  range: Range;
  parts: { id: string; range: Range }[];
}

export interface Sentence {
  range: Range;
  tokens: TokenUnit[];
}

const BLANK = /^\s+$/;

/**
 * Lines as sentences, blank ones with the line before, so that nothing stands between them; words and signs as tokens.
 * A text without line breaks is one sentence.
 */
export function sentencesOf(text: string, language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(supported(language), { granularity: 'word' });
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/(?:\r\n|\r|\n)\s*/g)) {
    const next = index + found.length;
    // What comes before the first word belongs to its sentence.
    if (next < text.length && text.slice(starts.at(-1), index).trim() !== '') starts.push(next);
  }
  return starts.map((start, s) => {
    const end = starts[s + 1] ?? text.length;
    const tokens: TokenUnit[] = [];
    for (const { segment, index } of segmenter.segment(text.slice(start, end))) {
      if (BLANK.test(segment)) continue;
      const range: Range = [start + index, start + index + segment.length];
      tokens.push({ id: `${s + 1}-${tokens.length + 1}`, range, parts: [] });
    }
    return { range: [start, end], tokens };
  });
}

function supported(language: string): string | undefined {
  try {
    return Intl.Segmenter.supportedLocalesOf([language])[0];
  } catch {
    return undefined;
  }
}

/** Makes the parts of tokens that ranges cover in part, numbered in the order of the text. */
export function cutParts(tokens: readonly TokenUnit[], ranges: readonly Range[]): void {
  for (const range of ranges)
    for (const token of overlapped(tokens, range)) {
      const part: Range = [Math.max(range[0], token.range[0]), Math.min(range[1], token.range[1])];
      const whole = part[0] === token.range[0] && part[1] === token.range[1];
      if (!whole && !token.parts.some((one) => same(one.range, part)))
        token.parts.push({ id: '', range: part });
    }
  for (const token of tokens) {
    token.parts.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
    token.parts.forEach((part, i) => (part.id = `${token.id}.${i + 1}`));
  }
}

/** The ids of the units that a range covers, in the order of the text. */
export function unitsOf(tokens: readonly TokenUnit[], range: Range): string[] {
  return overlapped(tokens, range).map((token) => {
    const part: Range = [Math.max(range[0], token.range[0]), Math.min(range[1], token.range[1])];
    return token.parts.find((one) => same(one.range, part))?.id ?? token.id;
  });
}

const same = (a: Range, b: Range): boolean => a[0] === b[0] && a[1] === b[1];

function overlapped(tokens: readonly TokenUnit[], [start, end]: Range): TokenUnit[] {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.range[1] > start) high = middle;
    else low = middle + 1;
  }
  const found: TokenUnit[] = [];
  for (let i = low; i < tokens.length && tokens[i]!.range[0] < end; i++) found.push(tokens[i]!);
  return found;
}
