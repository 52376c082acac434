import { SaxesParser } from 'saxes';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import { refuseFaults } from './refuse-faults.ts';

/** An element with what is in it. Names are local: prefixes are the file's own affair. */
export interface XmlElement {
  name: string;
  uri: string;
  /** By local name; of two with one local name the one without prefix counts. */
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** All character data directly in it, as it stands. */
  text: string;
  /** Children and character data in their order; only where {@link readXml} was asked for it. */
  nodes?: (XmlElement | string)[];
}

/**
 * Reads a document. A document type is refused: nothing that Passage reads needs one, and entities are what bombs are
 * made of. Entities other than those of XML itself are faults. `where` names the file; with `mixed`, elements keep the order of
 * what is in them. @throws FormatError
 */
export function readXml(source: string, where: string, mixed = false): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  refuseFaults(parser, where);
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1;
    withinLimit('xmlElements', count, where);
    withinLimit('xmlDepth', open.length + 1, where);
    const plain: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const { local: name, prefix, value } of Object.values(attributes)) {
      if (prefix === 'xmlns' || (prefix === '' && name === 'xmlns')) continue;
      if (prefix === '' || !(name in plain)) plain[name] = value;
    }
    const element: XmlElement = { name: local, uri, attributes: plain, children: [], text: '' };
    if (mixed) element.nodes = [];
    const parent = open.at(-1);
    parent?.children.push(element);
    parent?.nodes?.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (text: string): void => {
    const current = open.at(-1);
    if (current) current.text += text;
    current?.nodes?.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  if (!root) throw new FormatError('malformed', `${where} holds no XML element. Export it again.`);
  return root;
}

/** The children of a name, in their order; none of nothing. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The first child of a name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** The value where it says something; blanks at its ends stay. */
export const nonBlank = (value: string | undefined): string | undefined =>
  value !== undefined && value.trim() !== '' ? value : undefined;
