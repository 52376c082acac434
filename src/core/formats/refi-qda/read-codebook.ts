import { examplesOf } from '../exchange/examples-text.ts';
import type { ExchangeTag } from '../exchange/model.ts';
import { childOf, childrenOf, nonBlank, type XmlElement } from '../xml/read.ts';
import { plainGuid } from './guid.ts';
import type { Notes } from './read-notes.ts';
import { fieldsIn } from './read-own-notes.ts';
import { CODE_NOTES, FIELDS_NOTE } from './write-codebook.ts';

/** The codes of a CodeBook element, parents first. Of two with one GUID the first counts. */
export function readCodes(codebook: XmlElement | undefined, notes: Notes): ExchangeTag[] {
  const tags = new Map<string, ExchangeTag>();
  const walk = (parent: XmlElement | undefined, above: string | null): void => {
    for (const code of childrenOf(parent, 'Code')) {
      const id = plainGuid(code.attributes['guid'] ?? '');
      if (!tags.has(id)) tags.set(id, readCode(code, id, above, notes));
      walk(code, id);
    }
  };
  walk(childOf(codebook, 'Codes'), null);
  return [...tags.values()];
}

function readCode(code: XmlElement, id: string, parent: string | null, notes: Notes): ExchangeTag {
  const refs = notes.of(code);
  const named = (name: string) =>
    refs
      .filter((note) => note.name === name)
      .map(({ text }) => text)
      .join('\n\n');
  const known = new Set<string>([CODE_NOTES.guidelines, CODE_NOTES.examples, FIELDS_NOTE]);
  return {
    id,
    name: nonBlank(code.attributes['name']) ?? 'Unnamed',
    colour: colourOf(code.attributes['color']),
    definition: childOf(code, 'Description')?.text ?? '',
    guidelines: named(CODE_NOTES.guidelines),
    examples: examplesOf(named(CODE_NOTES.examples)),
    note: refs
      .filter(({ name }) => !known.has(name))
      .map(({ text }) => text)
      .join('\n\n'),
    parent,
    ...fieldsIn(named(FIELDS_NOTE)),
  };
}

/** `#rrggbb`, or `#rgb` as its short form; null for anything else. */
function colourOf(value: string | undefined): string | null {
  const hex = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(value?.trim() ?? '')?.[1]?.toLowerCase();
  if (hex === undefined) return null;
  return `#${hex.length === 6 ? hex : [...hex].map((digit) => digit + digit).join('')}`;
}
