import fc from 'fast-check';
import type { Source, SourceAnnotation } from './coded.ts';

/** A source of one text without turns: the whole text is the continuum. Ranges in UTF-16. */
export function plainSource(
  length: number,
  spans: readonly (readonly [annotator: string, tag: string, start: number, end: number])[],
  options: Partial<Source> = {},
): Source {
  return {
    transcript: 't1',
    edition: 'e1',
    text: 'x'.repeat(length),
    language: 'en',
    blocks: [],
    annotations: spans.map(([annotator, tag, start, end], index) =>
      annotationOf(index, annotator, tag, start, end),
    ),
    done: ['A', 'B', 'C'],
    ...options,
  };
}

export function annotationOf(
  index: number,
  annotator: string,
  tag: string,
  start: number,
  end: number,
  values: Record<string, string> = {},
): SourceAnnotation {
  return { id: `n${String(index).padStart(5, '0')}`, annotator, tag, span: [[start, end]], values };
}

export const ANNOTATORS = ['A', 'B', 'C'];
export const TAGS = ['claim', 'statistic'];

const WORDS = ['tax', 'rise', 'we', '“No”', '🙂', 'naïve', '12.5', 'Good day. Then', 'wrapped\nline', '水利'];

/**
 * Random transcripts of two or three annotators: turns with speaker labels, timestamps and furniture among them, one turn
 * interrupted by another, headings, characters outside the BMP, spans across all of those, some of two ranges.
 */
export function arbitrarySource(transcript: string): fc.Arbitrary<Source> {
  const paragraph = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 });
  const block = fc.record({
    kind: fc.constantFrom('paragraph', 'paragraph', 'speaker', 'timestamp', 'furniture', 'heading'),
    turn: fc.nat(3),
    words: paragraph,
  });
  const span = fc.record({
    annotator: fc.constantFrom(...ANNOTATORS),
    tag: fc.constantFrom(...TAGS),
    places: fc.array(fc.tuple(fc.nat(99), fc.nat(30)), { minLength: 1, maxLength: 2 }),
    value: fc.constantFrom('', '1', '2', '5'),
  });
  return fc
    .record({
      turns: fc.boolean(),
      blocks: fc.array(block, { minLength: 1, maxLength: 7 }),
      spans: fc.array(span, { maxLength: 14 }),
    })
    .map(({ turns, blocks, spans }) => {
      let text = '';
      const placed = blocks.map(({ kind, turn, words }) => {
        const start = text.length;
        text += words.join(' ');
        const end = text.length;
        text += '\n\n';
        const outside = !turns || kind === 'heading' || kind === 'furniture';
        return { kind, start, end, turn: outside ? null : `turn${turn}` };
      });
      const offsets = [0];
      for (const one of text) offsets.push(offsets.at(-1)! + one.length);
      const annotations = spans.flatMap(({ annotator, tag, places, value }, index): SourceAnnotation[] => {
        const ranges: [number, number][] = [];
        for (const [from, count] of places.sort((a, b) => a[0] - b[0])) {
          const start = Math.floor((from / 100) * (offsets.length - 1));
          const range: [number, number] = [
            offsets[start]!,
            offsets[Math.min(start + count + 1, offsets.length - 1)]!,
          ];
          if (range[0] > (ranges.at(-1)?.[1] ?? -1)) ranges.push(range);
        }
        return [{ id: `${transcript}-${index}`, annotator, tag, span: ranges, values: { value } }];
      });
      return {
        transcript,
        edition: `${transcript}-1`,
        text,
        language: 'en',
        blocks: placed,
        annotations,
        done: ANNOTATORS,
      };
    }) as fc.Arbitrary<Source>;
}
