import type { AttributeType, Tag } from './codebook.ts';

/** What a tag asks of those who give it: a revision of it. Its name, colour, place, examples and note are no part of that. */
export interface TagMeaning {
  definition: string;
  guidelines: string;
  /** By name. */
  attributes: readonly { name: string; type: AttributeType; choices: readonly string[] }[];
}

/** What of a tag makes its revision; attributes are sorted by name, since their order changes nothing. */
export function meaningOf(
  tag: Pick<Tag, 'definition' | 'guidelines'> & { attributes: TagMeaning['attributes'] },
): TagMeaning {
  return {
    definition: tag.definition,
    guidelines: tag.guidelines,
    attributes: tag.attributes
      .map(({ name, type, choices }) => ({ name, type, choices }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  };
}

/** One text for one meaning: the same where nothing differs, in whatever project it was written. */
export const meaningKey = ({ definition, guidelines, attributes }: TagMeaning): string =>
  JSON.stringify([definition, guidelines, attributes.map((a) => [a.name, a.type, a.choices])]);
