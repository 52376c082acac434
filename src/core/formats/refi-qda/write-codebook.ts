import { comesBack, examplesText } from '../exchange/examples-text.ts';
import type { ExchangeTag } from '../exchange/model.ts';
import { xmlElement, xmlTextElement } from '../xml/write.ts';
import { guidFor } from './guid.ts';
import { LOSS } from './losses.ts';
import { container, type RefiWriter } from './writer.ts';

/** Names of the notes on a code in which the rest of its entry stands; they come back by these. */
export const CODE_NOTES = { guidelines: 'Guidelines', examples: 'Examples', note: 'Note' } as const;

/** The GUID of a tag's code: the tag's own id where that is a GUID, else one that follows from it. */
export const codeGuid = (tag: string): string => guidFor('own', tag);

/**
 * The codes as a tree. With `notes`, guidelines, examples and note are notes on the code; in a `.qdc`, which has no notes, they are
 * parts of its description.
 */
export function writeCodes(tags: readonly ExchangeTag[], writer: RefiWriter, notes: boolean): string {
  const ids = new Set(tags.map(({ id }) => id));
  const below = (parent: string | null): string[] =>
    tags
      .filter((tag) => (tag.parent !== null && ids.has(tag.parent) ? tag.parent : null) === parent)
      .map((tag) => writeCode(tag, writer, notes, below(tag.id)));
  const codes = below(null);
  return codes.length === 0 ? '' : container('Codes', codes);
}

function writeCode(tag: ExchangeTag, writer: RefiWriter, notes: boolean, children: string[]): string {
  const { id, name, colour, definition, key, attributes } = tag;
  writer.checked(name, 'tag', name);
  const examples = examplesText(tag.examples);
  const texts = [definition, tag.guidelines, examples, tag.note];
  for (const text of texts) writer.checked(text, 'codebook', name);
  const isReduced = key !== '' || attributes.length > 0 || !comesBack(tag.examples);
  if (isReduced || (!notes && texts.slice(1).some((text) => text !== '')))
    writer.losses.add(LOSS.attributes, name);
  const content = notes
    ? xmlTextElement('Description', definition) +
      writer.note(`${id} guidelines`, CODE_NOTES.guidelines, tag.guidelines) +
      writer.note(`${id} examples`, CODE_NOTES.examples, examples) +
      writer.note(`${id} note`, CODE_NOTES.note, tag.note) +
      writer.note(`${id} fields`, FIELDS_NOTE, fieldsOf(tag))
    : xmlTextElement('Description', describe(tag));
  return xmlElement(
    'Code',
    { guid: codeGuid(id), name, isCodable: 'true', color: colour ?? undefined },
    content + children.join('\n'),
  );
}

/** The note in which key and attributes stand, as text for people. */
export const FIELDS_NOTE = 'Key and attributes';

function fieldsOf({ key, attributes }: ExchangeTag): string {
  const lines = attributes.map(
    ({ name, type, choices }) => `${name} (${type})${choices.length > 0 ? `: ${choices.join(' | ')}` : ''}`,
  );
  return (key === '' ? lines : [`Key: ${key}`, ...lines]).join('\n');
}

function describe(tag: ExchangeTag): string {
  const parts: [string, string][] = [
    ['', tag.definition],
    [CODE_NOTES.guidelines, tag.guidelines],
    [CODE_NOTES.examples, examplesText(tag.examples)],
    [CODE_NOTES.note, tag.note],
    [FIELDS_NOTE, fieldsOf(tag)],
  ];
  return parts
    .filter(([, text]) => text !== '')
    .map(([head, text]) => (head === '' ? text : `${head}:\n${text}`))
    .join('\n\n');
}
