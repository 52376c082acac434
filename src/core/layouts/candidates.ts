import { skipBlanks } from '../text/white-space.ts';
import { matchBare } from './label-bare.ts';
import { matchColon } from './label-colon.ts';
import { matchMarkdown } from './label-markdown.ts';
import { matchParty, matchRecord } from './label-parliament.ts';
import { matchNameTime } from './label-time.ts';
import { forgetNames, type LabelMatch } from './labels.ts';
import { headOf, isBlankLine, type Line, lengthOf } from './lines.ts';
import type { Page } from './page.ts';
import { isFull } from './wrapping.ts';

/** The most particular reading first: a bold label has a colon too. */
const MATCHERS = [matchMarkdown, matchNameTime, matchRecord, matchParty, matchBare, matchColon];

/** Reads each line for a label; what is found is a candidate until the whole text has been weighed. By line number. */
export function collectCandidates(page: Page): Map<number, LabelMatch> {
  const { text, lines, wrapping, furniture } = page;
  const found = new Map<number, LabelMatch>();
  for (const [number, line] of lines.entries()) {
    if (isBlankLine(line) || line.mid || furniture.has(number)) continue;
    const head = headOf(text, line);
    const match = firstMatch(head);
    if (!match || (wrapping.wrapped && isMidSentence(page, number, match))) continue;
    found.set(number, head.length < lengthOf(line) ? overLongLine(text, line, head, match) : match);
  }
  forgetNames();
  return found;
}

function firstMatch(head: string): LabelMatch | null {
  for (const matcher of MATCHERS) {
    const match = matcher(head);
    if (match) return match;
  }
  return null;
}

/** In wrapped text a line may open with a name because the sentence broke there. */
function isMidSentence({ text, lines, wrapping }: Page, number: number, match: LabelMatch): boolean {
  const before = lines[number - 1];
  const line = lines[number]!;
  if (!before || isBlankLine(before) || match.form === 'markdown' || line.indent > before.indent)
    return false;
  const closed = /[.?!…。！？"”’')\]:：–—-]$/u.test(
    text.slice(Math.max(before.from, before.to - 2), before.to),
  );
  return !closed && isFull(text, before, line, wrapping);
}

/** The matchers saw the head of a long line only: what follows the label may begin further on. */
function overLongLine(text: string, line: Line, head: string, match: LabelMatch): LabelMatch {
  if (match.rest < head.length) return match;
  const rest = skipBlanks(text, line.from + match.rest, line.to) - line.from;
  return { ...match, rest, form: match.form === 'alone' ? 'inline' : match.form };
}
