import { segmenter } from './segmenters.ts';
import { isLineBreak } from './white-space.ts';

/** Text is segmented in stretches of about this many UTF-16 units, cut at line breaks, which no word crosses. */
const STRETCH = 16_384;

/**
 * The number of words: segments that `Intl.Segmenter` calls word-like (Unicode Standard Annex 29, with
 * dictionaries for Chinese, Japanese and Thai).
 * @param language BCP 47; empty or unknown falls back to English rules, which differ only in small ways.
 */
export function countWords(text: string, language: string = ''): number {
  const words = segmenter('word', language);
  let count = 0;
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + STRETCH, text.length);
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
    for (const segment of words.segment(text.slice(start, end))) if (segment.isWordLike) count++;
    start = end;
  }
  return count;
}
