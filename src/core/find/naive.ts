import type { Range } from '../model/span.ts';
import { segmenter } from '../text/segmenters.ts';
import { caseFold } from './case-fold.ts';
import type { FindQuery } from './query.ts';
import { stripMarks } from './marks.ts';

/** For tests: what a query finds in a region, by trying every pair of grapheme borders. */
export function naiveHits(text: string, query: FindQuery, region: Range, language = ''): Range[] {
  const part = text.slice(...region);
  const graphemes = [...segmenter('grapheme').segment(part)].map(({ segment, index }) => ({
    index,
    end: index + segment.length,
    folded: naiveFold(segment, query),
  }));
  const needle = joined(
    [...segmenter('grapheme').segment(query.pattern)].map((g) => naiveFold(g.segment, query)),
    query,
  );
  const borders = new Set([0, part.length]);
  for (const { index } of segmenter('word', language).segment(part)) borders.add(index);
  const hits: Range[] = [];
  for (let i = 0; i < graphemes.length; i++) {
    if (graphemes[i]!.folded === '') continue;
    let last = -1;
    for (let j = i; j < graphemes.length; j++) {
      if (graphemes[j]!.folded === '') continue;
      const folded = joined(
        graphemes.slice(i, j + 1).map((g) => g.folded),
        query,
      );
      if (folded === needle) last = j;
      if (folded.length > needle.length) break;
    }
    if (last < 0) continue;
    const [start, end] = [graphemes[i]!.index, graphemes[last]!.end];
    if (query.wholeWords && !(borders.has(start) && borders.has(end))) continue;
    hits.push([region[0] + start, region[0] + end]);
    i = last;
  }
  return hits;
}

/** For tests: a text as a query compares it. */
export function foldedAs(text: string, query: FindQuery): string {
  return joined(
    [...segmenter('grapheme').segment(text)].map((g) => naiveFold(g.segment, query)),
    query,
  );
}

function naiveFold(grapheme: string, { matchCase, matchAccents }: FindQuery): string {
  const bare = matchAccents ? grapheme.normalize('NFD') : stripMarks(grapheme);
  return (matchCase ? bare : caseFold(bare)).normalize('NFC');
}

const joined = (folded: readonly string[], { matchBlanks }: FindQuery): string =>
  matchBlanks ? folded.join('') : blanksAsOne(folded);

/** Graphemes that are white space are one blank where they follow on one another; a blank within a grapheme is its own. */
function blanksAsOne(folded: readonly string[]): string {
  let out = '';
  let after = false;
  for (const one of folded) {
    if (one === '') continue;
    const blank = one.trim() === '';
    if (!blank || !after) out += blank ? ' ' : one;
    after = blank;
  }
  return out;
}
