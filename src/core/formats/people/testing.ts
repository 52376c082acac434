import fc from 'fast-check';
import type { Annotation } from '../../model/annotation.ts';
import { normalizeSpan, type Range, splitsPair } from '../../model/span.ts';
import type { Block } from '../../model/structure.ts';
import type { Rendered } from '../../render/transcript-html.ts';

const character = fc.constantFrom(
  'a',
  'b',
  ' ',
  ' ',
  '<',
  '&',
  '"',
  '😀',
  'e\u0301',
  'ש',
  '\u202e',
  '\u00a0',
  '\t',
  '\r\n',
);

/** A transcript of a heading, a label and paragraphs, annotated at random by two: overlapping, nested, identical, in several ranges. */
export const renderedTranscripts: fc.Arbitrary<Rendered> = fc
  .tuple(
    fc.array(fc.string({ unit: character, minLength: 1, maxLength: 30 }), { minLength: 2, maxLength: 5 }),
    fc.array(
      fc.array(fc.tuple(fc.nat(150), fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 2 }),
      {
        maxLength: 8,
      },
    ),
  )
  .map(([parts, places]) => {
    const text = parts.join('\n');
    let at = 0;
    const blocks = parts.map((part, i): Block => {
      const start = at;
      at += part.length + 1;
      const kind = i === 0 ? 'heading' : i === 1 ? 'speaker' : 'paragraph';
      return { id: `b${i}`, kind, start, end: start + part.length, turn: i === 0 ? null : 'turn' };
    });
    const whole = (offset: number): number => (splitsPair(text, offset) ? offset + 1 : offset);
    const annotations = places.flatMap((ranges, i): Annotation[] => {
      const span = normalizeSpan(
        ranges.map(([start, length]): Range => {
          const from = whole(start % text.length);
          return [from, whole(Math.min(text.length, from + length))];
        }),
      );
      const annotator = i % 2 === 0 ? 'anna' : 'ben';
      const [id, note] = [`x${i}`, `note ${i}`];
      const one = { transcript: 't', edition: 'e', tag: 'claim', values: {}, created: 0, modified: 0 };
      return span.length === 0 ? [] : [{ ...one, id, span, annotator, note }];
    });
    return {
      project: 'Project',
      title: 'Title',
      facts: [],
      language: '',
      text,
      blocks,
      turns: [{ id: 'turn', speaker: null, time: 67 }],
      speakers: new Map(),
      annotations,
      tags: new Map([
        ['claim', { name: 'Claim', path: 'Claim', colour: 'blue', definition: '', attributes: [] }],
      ]),
      annotators: new Map([
        ['anna', 'Anna'],
        ['ben', 'Ben'],
      ]),
      remarks: new Map(),
    };
  });
