import type { Attribute, Tag } from '../../model/codebook.ts';
import type { TreeTag } from './tag-tree.ts';

/** A tag as the document shows it, with how often it is given in the export. */
export interface CodebookEntry extends TreeTag {
  tag: Tag;
  annotations: number;
  transcripts: number;
}

export interface CodebookDocument {
  project: string;
  entries: readonly CodebookEntry[];
}

/** “unit (one of: %, cases)”. */
export const attributeWords = ({ name, type, choices }: Attribute): string =>
  `${name} (${type === 'choice' ? `one of: ${choices.join(', ')}` : type === 'boolean' ? 'yes or no' : type})`;
