import { describe, expect, it } from 'vitest';
import { type Labelled, ownLabels, paragraphs, sharedIsHere, sharedLabels, unmark } from './testing.ts';

const goldOf = (labelled: readonly Labelled[]) => labelled.flatMap(({ gold }) => gold);

describe('labelled text', () => {
  it('takes the marks out of a text and leaves what they said', () => {
    expect(unmark('In [[5 to 10 years|5~10|years]], [[$3|3|$]].')).toEqual({
      text: 'In 5 to 10 years, $3.',
      gold: [
        { start: 3, end: 16, value: '5', upper: '10', unit: 'years' },
        { start: 18, end: 20, value: '3', upper: '', unit: '$' },
      ],
    });
  });

  it('divides a text at blank lines and at indents', () => {
    const text = 'One\nmore\n\n  Two\nlines\n  Three\r\n\r\nFour';
    expect(paragraphs(text).map(([start, end]) => text.slice(start, end))).toEqual([
      'One\nmore',
      '  Two\nlines',
      '  Three',
      'Four',
    ]);
  });

  it('has every label of our own texts in a paragraph, in order, and in both halves', () => {
    const labelled = ownLabels();
    expect(goldOf(labelled)).toHaveLength(307);
    for (const { gold, text } of labelled) {
      for (const [at, mark] of gold.entries()) {
        expect(text.slice(mark.start, mark.end)).not.toMatch(/^\s|\s$|^$/);
        expect(mark.start).toBeGreaterThanOrEqual(gold[at - 1]?.end ?? 0);
        expect(mark.value).toMatch(/^(-?\d+(\.\d+)?)?$/);
      }
    }
    for (const half of ['development', 'held-out'])
      expect(goldOf(labelled.filter((part) => part.half === half)).length).toBeGreaterThan(100);
  });

  it.skipIf(!sharedIsHere)('has every label of the shared transcripts (../shared/transcripts)', () => {
    const labelled = sharedLabels();
    expect(goldOf(labelled)).toHaveLength(277);
    for (const half of ['development', 'held-out'])
      expect(goldOf(labelled.filter((part) => part.half === half)).length).toBeGreaterThan(100);
  });
});
