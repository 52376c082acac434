import type { Range } from '../model/span.ts';
import type { Folded } from './folded.ts';
import { stripMarks } from './marks.ts';
import { type FindQuery, QueryFault } from './query.ts';
import type { WordBorders } from './word-borders.ts';

/**
 * The regular expression of a query. Unicode mode; where only the newer `v` mode reads it (sets as `[\p{L}--[a-z]]`), that.
 * Throws {@link QueryFault} with what the engine says is wrong.
 */
export function regexOf({ pattern, matchCase, matchAccents }: FindQuery): RegExp {
  const source = matchAccents ? pattern : stripMarks(pattern).normalize('NFC');
  const flags = `gs${matchCase ? '' : 'i'}`;
  try {
    return new RegExp(source, `${flags}u`);
  } catch (error) {
    try {
      return new RegExp(source, `${flags}v`);
    } catch {
      const why = (error as Error).message.replace(/^Invalid regular expression: \/.*\/\w*: /s, '');
      throw new QueryFault(
        `This regular expression cannot be read: ${why}. Mend it, or search for the words as they are.`,
      );
    }
  }
}

/**
 * The hits of a regular expression; see `findHits`. It sees each region by itself, so that `^` and `$` are its ends. A match
 * that cuts a grapheme is widened to it; an empty one is no hit.
 */
export function* regexHits(
  folded: Folded,
  regex: RegExp,
  regions: readonly Range[],
  words: WordBorders | null,
  tick: () => void,
): Generator<Range> {
  for (const region of regions) {
    const from = folded.at(region[0]);
    const part = folded.text.slice(from, folded.atEnd(region[1]));
    let free = region[0];
    tick();
    for (const [start, end] of matchesIn(regex, part)) {
      tick();
      const hit: Range = [folded.startAround(from + start), folded.endAround(from + end)];
      if (hit[0] < free || hit[1] > region[1]) continue;
      if (words && !(words.has(hit[0], region) && words.has(hit[1], region))) continue;
      free = hit[1];
      yield hit;
    }
  }
}

/** The matches that are not empty, `[start, end)` in UTF-16. */
function* matchesIn(regex: RegExp, text: string): Generator<Range> {
  regex.lastIndex = 0;
  for (let found = regex.exec(text); found; found = regex.exec(text)) {
    const { index, 0: match } = found;
    if (match !== '') yield [index, index + match.length];
    // Within a pair the engine would go back to its start, for ever.
    else regex.lastIndex = index + (text.codePointAt(index)! > 0xffff ? 2 : 1);
  }
}
