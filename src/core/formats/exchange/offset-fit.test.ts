import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../model/span.ts';
import { Losses } from './loss.ts';
import { fitOffsets } from './offset-fit.ts';
import { OFFSET_UNITS, unitOffsets } from './offset-units.ts';
import { someExchange } from './testing/arbitraries.ts';

const fit = (text: string, spans: { ranges: [number, number][]; quote: string | null }[]) => {
  const losses = new Losses();
  const found = fitOffsets(
    [{ text, spans: spans.map((span, i) => ({ ...span, label: `span ${i}` })) }],
    ['code-point', 'utf-16', 'code-point-crlf-as-one'],
    ' ',
    losses,
  );
  return { spans: found.spans[0]!, unit: found.units[0]!, fits: found.fits, losses: losses.list() };
};

describe('fitOffsets', () => {
  it('Hypothesis and Recogito: offsets are UTF-16 where the model says code points', () => {
    const text = '💩 one two three';
    const { spans, unit, losses } = fit(text, [
      { ranges: [[3, 6]], quote: 'one' },
      { ranges: [[7, 10]], quote: 'two' },
    ]);
    expect(unit).toBe('utf-16');
    expect(spans).toEqual([[[3, 6]], [[7, 10]]]);
    expect(losses).toEqual([]);
  });

  it('ATLAS.ti: CR LF counts as one', () => {
    const { spans, unit } = fit('a\r\nb\r\nword', [{ ranges: [[4, 8]], quote: 'word' }]);
    expect(unit).toBe('code-point-crlf-as-one');
    expect(spans).toEqual([[[6, 10]]]);
  });

  it('reports how many fit under each unit', () => {
    const { fits } = fit('💩 one two', [
      { ranges: [[2, 5]], quote: 'one' },
      { ranges: [[3, 6]], quote: 'one' },
      { ranges: [[6, 9]], quote: 'two' },
      { ranges: [[0, 1]], quote: null },
    ]);
    expect(fits[0]).toEqual({ unit: 'code-point', chosen: 1, checked: 3, fitted: 2 });
    expect(fits.find(({ unit }) => unit === 'utf-16')).toEqual({
      unit: 'utf-16',
      chosen: 0,
      checked: 3,
      fitted: 1,
    });
  });

  it('takes a span that fits only in another unit, and tells', () => {
    const { spans, losses } = fit('💩 one two', [
      { ranges: [[2, 5]], quote: 'one' },
      { ranges: [[6, 9]], quote: 'two' },
      { ranges: [[7, 10]], quote: 'two' },
    ]);
    expect(spans[2]).toEqual([[7, 10]]);
    expect(losses.map(({ code, count }) => [code, count])).toEqual([['other-unit', 1]]);
  });

  it('finds a quote that stands once, and lists what fits nowhere', () => {
    const { spans, losses } = fit('one two two three', [
      { ranges: [[0, 5]], quote: 'three' },
      { ranges: [[0, 3]], quote: 'two' },
      { ranges: [[90, 93]], quote: null },
      { ranges: [[5, 2]], quote: null },
    ]);
    expect(spans).toEqual([[[12, 17]], null, null, null]);
    expect(losses.map(({ code, count }) => [code, count])).toEqual([
      ['found-by-quote', 1],
      ['quote-mismatch', 1],
      ['outside-text', 2],
    ]);
  });

  it('Label Studio: believes offsets where the quote is known to be wrong at times, after everything else', () => {
    const losses = new Losses();
    const spans = [
      { ranges: [[0, 3]], quote: 'who', label: 'a' },
      { ranges: [[0, 3]], quote: 'three', label: 'b' },
      { ranges: [[90, 93]], quote: 'who', label: 'c' },
    ] as const;
    const found = fitOffsets([{ text: 'one two two three', spans }], ['code-point'], ' ', losses, {
      trustOffsets: true,
    });
    expect(found.spans[0]).toEqual([[[0, 3]], [[12, 17]], null]);
    expect(losses.list().map(({ code }) => code)).toEqual([
      'quote-wrong',
      'found-by-quote',
      'quote-mismatch',
    ]);
  });

  it('tells nothing of quotes without offsets that stand once', () => {
    const { spans, losses } = fit('one two', [{ ranges: [], quote: 'two' }]);
    expect([spans, losses]).toEqual([[[[4, 7]]], []]);
  });

  it('finds spans again that were written in any unit that can express them', () => {
    fc.assert(
      fc.property(
        someExchange({ mostDocuments: 1 }),
        fc.constantFrom(...OFFSET_UNITS),
        ({ documents }, unit) => {
          const { text, annotations } = documents[0]!;
          const offsets = unitOffsets(text, unit);
          const written = annotations.flatMap(({ span }) => {
            const ranges = span.map(([start, end]) => [offsets.fromUtf16(start), offsets.fromUtf16(end)]);
            return ranges.flat().includes(null)
              ? []
              : [{ span, ranges: ranges as [number, number][], quote: quoteOf(text, span), label: '' }];
          });
          const { spans } = fitOffsets([{ text, spans: written }], [unit], ' … ', new Losses());
          expect(spans[0]).toEqual(written.map(({ span }) => span));
        },
      ),
      { numRuns: 100 },
    );
  });
});
