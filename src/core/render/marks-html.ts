import { escapeHtml } from './escape.ts';
import type { Mark, Nested } from './nest.ts';
import type { Marked } from './segments.ts';

/** Attributes of an element; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A start tag, its values escaped. */
export function startTag(name: string, attributes: Attributes): string {
  const all = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${escapeHtml(String(value))}"`,
  );
  return `<${name}${all.join('')}>`;
}

/**
 * Marked text as HTML: a `mark` element a piece, nested. The text content of the result is the text of the nodes, character
 * by character: what is to be shown beside it belongs into attributes.
 *
 * @param look the attributes of a piece
 */
export function marksHtml<T extends Marked>(
  text: string,
  nodes: readonly Nested<T>[],
  look: (piece: Mark<T>) => Attributes,
): string {
  return nodes
    .map((node) =>
      node.mark === null
        ? escapeHtml(text.slice(node.start, node.end))
        : `${startTag('mark', look(node))}${marksHtml(text, node.children, look)}</mark>`,
    )
    .join('');
}
