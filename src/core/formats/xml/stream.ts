import { SaxesParser } from 'saxes';
import { withinLimit } from '../exchange/limits.ts';
import { refuseFaults } from './refuse-faults.ts';

export interface XmlEvents {
  /** By local names; attributes by local names as well. `depth` from 1. */
  open?(name: string, attributes: Readonly<Record<string, string>>, depth: number): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads a document as it comes, for what is too large to be held as a tree. The rules are those of `readXml`: no document type, limits
 * on elements and depth. @throws FormatError
 */
export function streamXml(source: string, where: string, { open, text, close }: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let [depth, count] = [0, 0];
  refuseFaults(parser, where);
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    count += 1;
    withinLimit('xmlElements', count, where);
    withinLimit('xmlDepth', depth, where);
    const plain: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [key, value] of Object.entries(attributes)) plain[local(key)] = value;
    open?.(local(name), plain, depth);
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(local(name));
  });
  const STEP = 64 * 1024;
  for (let at = 0; at < source.length; at += STEP) parser.write(source.slice(at, at + STEP));
  parser.close();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
