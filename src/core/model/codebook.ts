export const ATTRIBUTE_TYPES = ['text', 'number', 'choice', 'boolean', 'date'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** A typed field that a tag gives its annotations. */
export interface Attribute {
  id: string;
  tag: string;
  name: string;
  type: AttributeType;
  /** The allowed values of a `choice`; empty for other types. */
  choices: readonly string[];
  position: number;
}

/** What a tag is given to, to learn from: words, and where they stand (the title of a transcript, or free text). */
export interface Example {
  quote: string;
  source: string;
}

/** An entry of the codebook. */
export interface Tag {
  id: string;
  name: string;
  /** Name of a palette colour ({@link PALETTE}); themes give it its shade. */
  colour: string;
  /** One character, or empty for none. */
  key: string;
  /** What it means. */
  definition: string;
  /** How to use it: when, when not, where to begin and end. */
  guidelines: string;
  examples: readonly Example[];
  /** What its makers say of it to one another. */
  note: string;
  parent: string | null;
  position: number;
  attributes: readonly Attribute[];
}

/**
 * Colours that people with any common colour blindness can tell apart, after Okabe and Ito (2008)
 * and Tol (2021, "muted"); the renderer has a light and a dark shade of each, the exports one.
 */
export const PALETTE = {
  blue: '#0072b2',
  orange: '#d55e00',
  green: '#009e73',
  purple: '#aa4499',
  yellow: '#b8860b',
  sky: '#3a9bd0',
  wine: '#882255',
  indigo: '#332288',
  olive: '#7a7a1f',
  rose: '#cc6677',
} as const;
export type Colour = keyof typeof PALETTE;
export const COLOURS = Object.keys(PALETTE) as Colour[];

/** "Policy measure › Tax": the names from the root to the tag. A loop of parents is cut. */
export function tagPath(tags: ReadonlyMap<string, Pick<Tag, 'name' | 'parent'>>, id: string): string {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at);) {
    seen.add(at);
    const tag = tags.get(at);
    if (!tag) break;
    names.unshift(tag.name);
    at = tag.parent;
  }
  return names.join(' › ');
}
