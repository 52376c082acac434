import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unite } from './coded.ts';
import { continuumOf } from './continuum.ts';
import { naiveUnits } from './naive.ts';
import { arbitrarySource } from './testing.ts';
import { coveredUnits, UNIT_KINDS, unitsOf } from './units.ts';

const wordsOf = (text: string, language = 'en') => {
  const { bounds } = unitsOf(continuumOf(text, []), 'word', language);
  const points = [...text];
  return Array.from(bounds!.starts, (start, index) => points.slice(start, bounds!.ends[index]).join(''));
};

describe('unitsOf', () => {
  it('takes word-like segments in the language of the text', () => {
    expect(wordsOf('We’ll pay $6,000.50 — 🙂 now.')).toEqual(['We’ll', 'pay', '6,000.50', 'now']);
    expect(wordsOf('中国水利事业', 'zh').join('')).toBe('中国水利事业');
    expect(wordsOf('中国水利事业', 'zh').length).toBeLessThan(6);
  });

  it('lets a sentence go on over the line breaks of a wrapped paragraph, and trims it', () => {
    const text = 'We cut\r\ntaxes. They rose.';
    const blocks = [{ kind: 'paragraph' as const, start: 0, end: text.length, turn: 'one' }];
    const { bounds } = unitsOf(continuumOf(text, blocks), 'sentence', 'en');
    expect(Array.from(bounds!.starts, (start, at) => text.slice(start, bounds!.ends[at]))).toEqual([
      'We cut\r\ntaxes.',
      'They rose.',
    ]);
  });

  it('has no turn where the transcript has none', () => {
    expect(unitsOf(continuumOf('text', []), 'turn').count).toBe(0);
    expect(coveredUnits(unitsOf(continuumOf('text', []), 'turn'), Uint32Array.of(0, 3)).length).toBe(0);
  });

  it('segments a long text as a short one', () => {
    const line = 'It’s 3.5 per cent, naïve 🙂 people say.\n';
    const one = wordsOf(line);
    const many = wordsOf(line.repeat(1000));
    expect(many.length).toBe(one.length * 1000);
    expect(many.slice(-one.length)).toEqual(one);
  });

  it('covers the units that a naive look at every code point covers', () => {
    const ranges = fc.array(fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 20 })), { maxLength: 5 });
    fc.assert(
      fc.property(arbitrarySource('t'), ranges, fc.constantFrom(...UNIT_KINDS), (source, ranges, kind) => {
        const continuum = continuumOf(source.text, source.blocks);
        const units = unitsOf(continuum, kind, 'en');
        const naive = naiveUnits(source, kind);
        const clipped = ranges
          .map(([start, length]): [number, number] => [start, Math.min(start + length, continuum.length)])
          .filter(([start, end]) => end > start);
        expect(units.count).toBe(naive.length);
        const runs = coveredUnits(units, unite(clipped));
        const covered = naive.map((unit) =>
          unit.some((point) => clipped.some(([start, end]) => start <= point && point < end)),
        );
        expect(
          naive.map((_, unit) =>
            runs.some((from, at) => at % 2 === 0 && from <= unit && unit < runs[at + 1]!),
          ),
        ).toEqual(covered);
      }),
    );
  });
});
