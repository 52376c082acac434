import type { Attribute, AttributeType } from '../model/codebook.ts';
import { Alpha, type Level } from './alpha.ts';
import type { Corpus } from './corpus.ts';
import { matchOverlapping } from './span-pairs.ts';
import { LEAST_OVERLAP } from './span-scores.ts';
import { Statistic } from './statistic.ts';

/** An attribute as it is compared. */
export type ComparedAttribute = Pick<Attribute, 'id' | 'tag' | 'type' | 'choices'>;

/** The level of an attribute's values, unless a study says otherwise: a choice can be a scale, which only people know. */
export function usualLevel(type: AttributeType): Level {
  if (type === 'number') return 'interval';
  return type === 'date' ? 'ordinal' : 'nominal';
}

/**
 * Krippendorff's alpha of an attribute's values on the matched spans of pairs of annotators: same tag, intersection
 * over union at least a half, one to one. Each matched pair of spans is a unit; a value that is missing on one
 * of them makes the unit unpairable. It belongs to the turn in which the first one's span begins.
 * @param pairs annotators by index; the units of all pairs are taken together.
 * @returns the statistic; undefined where no matched pair has two values.
 */
export function attributeStatistic(
  corpus: Corpus,
  pairs: readonly (readonly [number, number])[],
  attribute: ComparedAttribute,
  level: Level,
): Statistic {
  const tag = corpus.tags.indexOf(attribute.tag);
  const raw: [string, string][] = [];
  const turns: number[] = [];
  if (tag >= 0)
    corpus.coded.forEach((coded, index) => {
      for (const [first, second] of pairs) {
        const [mine, theirs] = [coded.spans(first, tag), coded.spans(second, tag)];
        for (const pair of matchOverlapping(mine, theirs, LEAST_OVERLAP)) {
          const span = mine[pair.first]!;
          raw.push([
            span.annotation.values[attribute.id] ?? '',
            theirs[pair.second]!.annotation.values[attribute.id] ?? '',
          ]);
          turns.push(corpus.firstTurn[index]! + span.turn);
        }
      }
    });
  const number = numbering(attribute, level, raw.flat());
  const alpha = new Alpha(
    raw.map((values) => values.filter((value) => value.trim() !== '').map(number)),
    level,
    turns,
  );
  return new Statistic([alpha], ([sums]) => Alpha.outcome(sums!));
}

/**
 * Numbers for values, which are text: a number for itself, a choice by its place among the choices, anything else by
 * its place in the order of the code points (in which ISO dates follow one another).
 */
function numbering(
  { type, choices }: ComparedAttribute,
  level: Level,
  values: readonly string[],
): (value: string) => number {
  // `6000000` and `6e6` are one number, whatever the level.
  if (type === 'number') return Number;
  const known = level !== 'nominal' && type === 'choice' ? choices : [];
  const rest = [...new Set(values)].filter((value) => !known.includes(value)).sort();
  const places = new Map([...known, ...rest].map((value, index) => [value, index]));
  return (value) => places.get(value)!;
}
