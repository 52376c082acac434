import type { AttributeType, Tag } from '../../../core/model/codebook.ts';

/** A tag as it is being edited; texts as they were typed. */
export interface TagDraft {
  name: string;
  /** Empty: the host takes the one that is used least. */
  colour: string;
  key: string;
  definition: string;
  guidelines: string;
  examples: ExampleDraft[];
  note: string;
  /** Empty: at the root. */
  parent: string;
  attributes: AttributeDraft[];
}

export interface ExampleDraft {
  /** Tells lines apart while they are edited; never stored. */
  line: string;
  quote: string;
  source: string;
}

export interface AttributeDraft {
  /** Tells lines apart while they are edited; never stored. */
  line: string;
  /** Undefined for a new one. */
  id: string | undefined;
  name: string;
  type: AttributeType;
  /** One a line. */
  choices: string;
}

export function draftOf(tag: Tag | undefined, parent: string | null, colour: string): TagDraft {
  return {
    name: tag?.name ?? '',
    colour: tag?.colour ?? colour,
    key: tag?.key ?? '',
    definition: tag?.definition ?? '',
    guidelines: tag?.guidelines ?? '',
    examples: (tag?.examples ?? []).map((example, i) => ({ line: String(i), ...example })),
    note: tag?.note ?? '',
    parent: (tag ? tag.parent : parent) ?? '',
    attributes: (tag?.attributes ?? []).map(({ id, name, type, choices }) => ({
      line: id,
      id,
      name,
      type,
      choices: choices.join('\n'),
    })),
  };
}

/** The choices as they are stored: trimmed, each once, no empty ones. */
export const choicesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** What is wrong with a draft, as a sentence; empty where it can be saved. */
export function draftFault({ name, attributes }: TagDraft): string {
  if (name.trim() === '') return 'A tag needs a name.';
  for (const attribute of attributes) {
    if (attribute.name.trim() === '') return 'Each attribute needs a name.';
    if (attribute.type === 'choice' && choicesOf(attribute.choices).length === 0)
      return `“${attribute.name.trim()}” needs at least one choice.`;
  }
  const names = attributes.map((attribute) => attribute.name.trim());
  const twice = names.find((one, i) => names.indexOf(one) !== i);
  return twice === undefined ? '' : `There are two attributes “${twice}”.`;
}

/** What `tags.create` and `tags.update` take. */
export function fieldsOf(draft: TagDraft) {
  const { name, colour, key, definition, guidelines, examples, note, parent, attributes } = draft;
  return {
    name: name.trim(),
    ...(colour === '' ? {} : { colour }),
    key: key.trim(),
    definition: definition.trim(),
    guidelines: guidelines.trim(),
    examples: examples
      .map(({ quote, source }) => ({ quote: quote.trim(), source: source.trim() }))
      .filter(({ quote }) => quote !== ''),
    note: note.trim(),
    parent: parent === '' ? null : parent,
    attributes: attributes.map(({ id, name: own, type, choices }) => ({
      ...(id === undefined ? {} : { id }),
      name: own.trim(),
      type,
      choices: type === 'choice' ? choicesOf(choices) : [],
    })),
  };
}
