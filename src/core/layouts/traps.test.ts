import { describe, expect, it } from 'vitest';
import { detectLayout } from './detect.ts';
import { textsOf, turnsOf } from './testing.ts';

describe('detectLayout, on what looks like something else', () => {
  it.each([
    'Mr. Speaker, I rise: this is so.',
    'http://example.org: a page',
    '10:30: the ferry left',
    'Note: the tape ends.',
    'He said to Anna: go home.',
    'The point is this: we go.',
    'Here are the results:',
    '- Anna: an item',
  ])('%s is no label, even where it repeats beside labels', (line) => {
    const text = `Anna Berg: Hello.\n\n${line}\n\nCarl Munk: Yes.\n\n${line}\n\nAnna Berg: Bye.\n\n${line}\n`;
    expect(turnsOf(text, detectLayout(text)).map((turn) => turn.split(':')[0])).toEqual([
      'Anna Berg',
      'Carl Munk',
      'Anna Berg',
    ]);
  });

  it('joins the lines of a wrapped text into paragraphs, and leaves short lines alone', () => {
    const wrapped =
      'It was a long day, and there were many who spoke in favour of what\nwe now see before us, though others did not, for reasons that they\ngave at length and that I shall not repeat in this place today, as\nyou all know them.\n\nThe next paragraph is short.\n';
    expect(textsOf(wrapped, detectLayout(wrapped), 'paragraph')).toHaveLength(2);
    const chat = 'I: Hello there.\nR: Hi.\nI: How are you today?\nAnd the family?\nR: Fine.\n';
    expect(turnsOf(chat, detectLayout(chat))).toEqual([
      'I: Hello there.',
      'R: Hi.',
      'I: How are you today? / And the family?',
      'R: Fine.',
    ]);
  });
});
