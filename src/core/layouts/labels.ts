import { squeezeBlanks } from '../text/white-space.ts';
import { nameShape, type NameShape } from './names.ts';
import { isOutlet } from './outlets.ts';

/** The ways in which a line marks who speaks. */
export type LabelForm = 'alone' | 'inline' | 'bare' | 'time' | 'markdown' | 'record' | 'party';

/** A line's label, as one of the matchers reads it. Offsets in UTF-16, relative to the line's text. */
export interface LabelMatch {
  form: LabelForm;
  /** As the text writes it, blanks squeezed, without colon, stars or enclosing brackets. */
  label: string;
  name: string;
  affiliation: string;
  shape: NameShape;
  /** The speaker block: `[start, end)`, colon and marks included. */
  start: number;
  end: number;
  /** A time beside the label, before or after it. */
  time: { start: number; end: number; seconds: number | null } | null;
  /** Where the words begin; the line's length where nothing follows. */
  rest: number;
}

/** Marks that stand before a label: a triangle before a reporter's, a circle before a member's. */
export const LEADING_MARK = /^[▲△▼▶►○●◎◆◇■□]\s*/u;

/** What {@link readName} has read; the same few names stand at thousands of lines. */
const known = new Map<string, NameRead>();
const MOST_KNOWN = 1_000;

/** Lets go of the names that were read, and of the texts that they are parts of. */
export const forgetNames = (): void => known.clear();

interface NameRead {
  label: string;
  name: string;
  affiliation: string;
  shape: NameShape;
}

/** Label, name and affiliation of what stands where a name is expected; shape of weight 0 where it is none. */
export function readName(raw: string): NameRead {
  let read = known.get(raw);
  if (!read) {
    if (known.size === MOST_KNOWN) known.clear();
    known.set(raw, (read = judgeName(raw)));
  }
  return { ...read };
}

function judgeName(raw: string): NameRead {
  const label = squeezeBlanks(unwrap(raw.replace(LEADING_MARK, '')));
  const { name, affiliation } = splitAffiliation(label);
  let shape = nameShape(name);
  if (
    /^(mr|mrs|ms|madam|madame)\.? (speaker|chair|chairman|chairwoman|president)\b/i.test(name) &&
    affiliation !== ''
  )
    shape = { weight: 0, style: 'none' }; // "Mr. Speaker, Members:" addresses the chair
  return { label, name, affiliation, shape };
}

/** Takes off stars, underscores, quotes of code and brackets around a label, and backslashes before them. */
function unwrap(raw: string): string {
  let text = raw.trim().replace(/\\(?=[[\]*_()])/g, '');
  for (const [open, close] of [
    ['**', '**'],
    ['__', '__'],
    ['*', '*'],
    ['_', '_'],
    ['[', ']'],
    ['【', '】'],
    ['<', '>'],
  ] as const)
    if (text.startsWith(open) && text.endsWith(close) && text.length > open.length + close.length)
      text = text.slice(open.length, -close.length).trim();
  return text;
}

/** "Jane Doe, Reuters" and "Baroness Hayter (Lab)": what follows the name says where the speaker belongs. */
function splitAffiliation(label: string): { name: string; affiliation: string } {
  const round = /^([^(（]{1,80}?)\s*[(（]([^()（）]{1,80})[)）]$/u.exec(label);
  if (round) {
    const [, name, inside] = round as unknown as [string, string, string];
    // "(during the vote)" tells of the moment, "(Mr. Mica)" who holds the chair, "(00:12)" the time.
    if (/^\p{Ll}/u.test(inside) || /^[\d:.]+$/.test(inside)) return { name, affiliation: '' };
    if (/^(Mr|Mrs|Ms|Miss|Dr)\b/.test(inside)) return { name: label, affiliation: '' };
    return { name, affiliation: inside };
  }
  const comma = label.indexOf(', ');
  if (comma < 0) return { name: label, affiliation: '' };
  const [name, after] = [label.slice(0, comma), label.slice(comma + 2)];
  // "Martin King, Jr." is one name; an affiliation is written in capitals, and is more than a word of a list.
  if (/^(Jr|Sr|II|III|IV|MD|PhD|KC|QC|MP)\b\.?/.test(after))
    return { name: label.replace(', ', ' '), affiliation: '' };
  const joined = /^(of|the|for|and|in|de|la|du|der|für|des|&|at|to|on)$/u;
  const fits = after.split(' ').every((word) => /^[\p{Lu}\d"“(]/u.test(word) || joined.test(word));
  const namedTwice = / /.test(name) || isOutlet(after);
  return fits && namedTwice && !/^I\b/.test(after)
    ? { name, affiliation: after }
    : { name: label, affiliation: '' };
}
