import fc from 'fast-check';
import { ATTRIBUTE_TYPES, COLOURS } from '../../model/codebook.ts';
import type { Codebook, CodebookTag } from './model.ts';

const well = (text: fc.Arbitrary<string>) => text.map((s) => s.toWellFormed());
/** Texts with what files trip over: quotes, delimiters, line ends, formulas, emoji. */
const prose = well(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc
      .array(fc.constantFrom('"', ',', ';', '\t', '\r\n', '\n', '\r', '=1+1', '🙂', 'é', ' ', '›', 'Wort'), {
        maxLength: 6,
      })
      .map((parts) => parts.join('')),
  ),
);
const name = prose
  .map((text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '))
  .filter((text) => text.trim() !== '');
const names = (maxLength: number) => fc.uniqueArray(name, { maxLength });
const attribute = fc.record({
  id: fc.uuid(),
  name,
  type: fc.constantFrom(...ATTRIBUTE_TYPES),
  choices: names(3),
});
const own = fc.record({
  id: fc.uuid(),
  name,
  colour: fc.constantFrom(...COLOURS),
  key: fc.constant(''),
  definition: prose,
  guidelines: prose,
  examples: fc.array(fc.record({ quote: prose.filter((text) => text.trim() !== ''), source: prose }), {
    maxLength: 3,
  }),
  note: prose,
  attributes: fc.uniqueArray(attribute, { maxLength: 3, selector: (one) => one.name }),
});

/** Codebooks that a project may have. */
export const codebooks: fc.Arbitrary<Codebook> = fc
  .record({
    tags: fc.uniqueArray(own, { maxLength: 7, selector: (one) => one.id }),
    places: fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
    keys: fc.uniqueArray(fc.constantFrom('1', 'a', '"', ',', '🙂', 'é'), { maxLength: 7 }),
    relationTypes: fc.array(fc.record({ id: fc.uuid(), name, inverse: name, definition: prose }), {
      maxLength: 3,
    }),
  })
  .map(({ tags, places, keys, relationTypes }) => {
    const all: CodebookTag[] = tags.map((tag, i) => ({ ...tag, key: keys[i] ?? '', tags: [] }));
    const roots: CodebookTag[] = [];
    // Each stands under one that came before, or at the root.
    all.forEach((tag, i) =>
      (all[places[i]! % (i + 1)] === tag ? roots : all[places[i]! % (i + 1)]!.tags).push(tag),
    );
    return { tags: roots, relationTypes };
  });
