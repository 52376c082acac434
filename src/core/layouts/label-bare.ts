import { blanksAt } from './label-colon.ts';
import { type LabelMatch, readName } from './labels.ts';

/**
 * `Q` and `A` without a colon: set off by a no-break space, a tab or two blanks (White House briefings), or by a
 * point (depositions). `Q` with one blank will do, as no English sentence opens so; `A` with one is an article.
 */
export function matchBare(line: string): LabelMatch | null {
  const found = /^(?:[QA](?=[\u00a0\t]|\s{2})|[QA]\.(?=\s)|Q(?=\s(?!&|and\b|[-–—=+/])))/u.exec(line);
  if (!found) return null;
  const end = found[0].length;
  const rest = end + blanksAt(line, end);
  if (rest >= line.length) return null;
  return { form: 'bare', ...readName(found[0][0]!), start: 0, end, time: null, rest };
}
