import type { AttributeType, Colour, Example } from '../../model/codebook.ts';

/**
 * A codebook as a file carries it. What a file does not speak of is absent: an import then leaves it as it is, while an empty
 * text says that there is nothing.
 */
export interface Codebook {
  /** Those at the root, in their order. */
  tags: CodebookTag[];
  relationTypes: CodebookRelationType[];
}

export interface CodebookTag {
  id?: string;
  name: string;
  colour?: Colour;
  key?: string;
  definition?: string;
  guidelines?: string;
  examples?: Example[];
  note?: string;
  /** At the root only: the tag that it stands under is not in the file. Its name or path, and its id where the file gives one. */
  under?: { name: string; id?: string };
  attributes: CodebookAttribute[];
  /** Those under it, in their order. */
  tags: CodebookTag[];
}

export interface CodebookAttribute {
  id?: string;
  name: string;
  type: AttributeType;
  choices: string[];
}

export interface CodebookRelationType {
  id?: string;
  name: string;
  inverse?: string;
  definition?: string;
}

export interface ParsedCodebook {
  codebook: Codebook;
  /** False where the file does not say what stands under what: tags then stay where they are. */
  placed: boolean;
  /** What could not be read as it stands, and what became of it: a sentence each. */
  findings: string[];
}
