import { describe, expect, it } from 'vitest';
import { repeated, runaway } from '../text/growth.ts';
import { detectLayout } from './detect.ts';

/** UTF-16 units: what grows by its square shows long before the length of the longest transcripts. */
const LENGTH = 1_000_000;
const benign = repeated(
  'Anna Bell: We have seen that the cases went down again this week.\n\nMr. Reid: Is that so? I had not heard.\n\n',
);

/** Units that, repeated, lead the patterns of some layout astray. */
const UNITS = [
  [' ', '\t', '\u00a0', '\u3000', '\n', '\r', '\r\n', ' \n', '\u2028'],
  [
    ':',
    '：',
    'a: ',
    'A: ',
    'a:\n',
    'A: b\n',
    ':\n',
    'Q ',
    'Q. a\n',
    '00:',
    '00:01 ',
    '[00:01]',
    '{time}  1117\n',
  ],
  ['[', ']', '(', ')', '[]', '()', '\\[', '<', '<a', '<a>\n', '[[Page ', '[[Page 1]]', '【', '(Lab) '],
  ['1', '1 ', '1/', '2020-01-', 'January ', 'A', 'AAAA\n', 'Anna ', 'Mr. HALE of ', 'The CHAIR '],
  ['*', '**', '_', '-', '- ', '.', ', ', ' | ', '#', '“', '記者', '💩', 'a\u0301'],
  ['Title: x\n', 'by  \t \n', 'Home > a\n', '< 1 2 3\n', 'a: a: a:\n', `A${' '.repeat(150)}:\n`],
].flat();

/** A name that no other number has, without figures. */
const nameOf = (n: number): string =>
  `N${n.toString(36).replace(/\d/g, (figure) => 'qwertyuiop'[Number(figure)]!)} Bell`;

const numbered =
  (line: (name: string) => string) =>
  (length: number): string =>
    Array.from({ length: Math.floor(length / 28) }, (_, n) => line(nameOf(n))).join('');

// Growth is what is judged; on a busy machine a second of work may take many.
describe('the time that a layout takes', { timeout: 60_000 }, () => {
  it.each(UNITS)('does not run away on 1 MB of %j', (unit) => {
    expect(runaway(detectLayout, repeated(unit), benign, LENGTH)).toBeNull();
  });

  it.each([
    ['names', (name: string) => `${name}: yes, we have.\n`],
    ['names alone', (name: string) => `${name}:\nyes, we have.\n`],
    ['names and letters without a colon', (name: string) => `${name}: hi.\nQ  why\nA  so\n`],
    ['members', (name: string) => `${name} (Lab)\nQ  why, then\n\n`],
    ['bold names', (name: string) => `**${name}:** yes, we do.\n\n`],
    ['names with times', (name: string) => `${name} 00:01\nyes, we do.\n`],
  ])('does not run away on 1 MB of %s, no two the same', (_, line) => {
    expect(runaway(detectLayout, numbered(line), benign, LENGTH)).toBeNull();
  });
});
