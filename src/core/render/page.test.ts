import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderedTranscripts } from '../formats/people/testing.ts';
import { clock } from './clock.ts';
import { page } from './page.ts';
import { transcriptHtml } from './transcript-html.ts';

it('notes at the end have each annotation once, and lead to the text and back', () => {
  fc.assert(
    fc.property(renderedTranscripts, (input) => {
      const html = [...transcriptHtml(input)].join('');
      const times = (what: string): number => html.split(what).length - 1;
      expect(times('<li id="n')).toBe(input.annotations.length);
      for (const [i, { note }] of input.annotations.entries()) {
        expect(times(`<i>${note}</i>`)).toBe(1);
        expect(times(` id="a${i + 1}"`)).toBe(1);
        expect(times(` id="n${i + 1}"`)).toBe(1);
        expect(times(`href="#a${i + 1}"`)).toBe(1);
      }
      // Also where it ends at a line end between blocks: each range has both its borders.
      const ranges = input.annotations.reduce((sum, { span }) => sum + span.length, 0);
      expect([times('data-open='), times('data-close=')]).toEqual([ranges, ranges]);
    }),
    { numRuns: 60 },
  );
});

it('times of turns stand beside the label, once', () => {
  const [input] = fc.sample(renderedTranscripts, 1);
  expect([...transcriptHtml(input!)].join('').split('data-voice="1:07"')).toHaveLength(2);
});

it('clock says seconds as one reads them', () => {
  expect([0, 67.9, 3723, 360000].map(clock)).toEqual(['0:00', '1:07', '1:02:03', '100:00:00']);
});

it('a title cannot end the title, nor turn what stands after it', () => {
  const [head] = page({
    title: '</title><b>\u202e',
    language: 'en"',
    style: '',
    styleHash: 'x',
    body: [],
    made: '',
  });
  expect(head).toContain('<title>&lt;/title&gt;&lt;b&gt;</title>');
  expect(head).toContain('lang="en&quot;"');
});
