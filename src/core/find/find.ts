import type { Range } from '../model/span.ts';
import { fold, type Folding } from './fold.ts';
import { literalHits } from './literal.ts';
import { regexHits, regexOf } from './pattern.ts';
import { type FindQuery, QueryFault } from './query.ts';
import type { SearchText } from './search-text.ts';
import { WordBorders } from './word-borders.ts';

/** A query that is ready to be searched for, in any number of texts. */
export interface Finder {
  query: FindQuery;
  /** How texts are folded before they are searched. */
  folding: Folding;
  /** What is looked for in folded texts. */
  needle: string | RegExp;
}

/** Makes a query ready. Throws {@link QueryFault} where it has nothing to look for, or cannot be read. */
export function finderOf(query: FindQuery): Finder {
  if (query.pattern === '') throw new QueryFault('There is nothing to find yet.');
  const marks = !query.matchAccents;
  if (query.regex) {
    // Case is the expression's own matter, and blanks stand in it as they are meant.
    const folding = { case: false, marks, blanks: false, spellings: marks };
    return { query, folding, needle: regexOf(query) };
  }
  const folding = { case: !query.matchCase, marks, blanks: !query.matchBlanks, spellings: true };
  const needle = fold(query.pattern, folding).text;
  if (needle === '')
    throw new QueryFault(
      'Only marks are to be found, and they do not count. Let accents count, or type a letter.',
    );
  return { query, folding, needle };
}

/**
 * The hits of a query in regions of a text, from left to right, none empty, none over another. A hit never leaves its region
 * and never cuts a grapheme; but for regular expressions, what it folds to is what the pattern folds to. UTF-16.
 * @param regions sorted and disjoint, none cutting a grapheme; of a run of blanks that goes over a border each has its part
 * @param tick called between hits and regions; what it throws ends the search
 */
export function findHits(
  text: SearchText,
  { query, folding, needle }: Finder,
  regions: readonly Range[],
  tick: () => void = () => {},
): Generator<Range> {
  const words = query.wholeWords ? new WordBorders(text.text, text.language) : null;
  const folded = text.folded(folding);
  return typeof needle === 'string'
    ? literalHits(folded, needle, regions, words, tick)
    : regexHits(folded, needle, regions, words, tick);
}
