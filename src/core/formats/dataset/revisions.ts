import { type Tag, tagPath } from '../../model/codebook.ts';
import type { TagMeaning } from '../../model/tag-revision.ts';
import { type Cell, type Column, column } from './column.ts';

/** What is known of the revision under which an annotation was made. */
export interface RevisionFacts {
  id: string;
  /** Its tag says the same now. */
  current: boolean;
}

/** Stands in the table of annotations; empty where it is not known. */
export const ANNOTATION_REVISION: readonly Column[] = [
  column(
    'tag_revision',
    'string',
    'What the tag said when it was given, or confirmed since, as in the table of revisions; empty where that is not known.',
  ),
  column('tag_revision_current', 'boolean', 'true where the tag says the same now.'),
];

/** The table of revisions: what tags said when the annotations of the export were made. */
export const REVISION: readonly Column[] = [
  column('tag_id', 'string', 'Id of the tag.'),
  column('tag', 'string', 'Name of the tag, as it is now.'),
  column('tag_path', 'string', 'Names from the root, joined by " › ".'),
  column(
    'tag_revision',
    'string',
    'Follows from definition, guidelines and attributes: the same wherever they are.',
  ),
  column('current', 'boolean', 'true where the tag says the same now.'),
  column('definition', 'string', 'Definition of the tag in this revision.'),
  column('guidelines', 'string', 'Guidelines of the tag in this revision.'),
  column('attributes', 'string', 'Attributes as name:type, joined by "; "; choices in brackets.'),
  column('annotations', 'integer', 'Annotations with the tag under this revision in this export.'),
];

/** The cells of {@link REVISION}. */
export const revisionCells = (
  tags: ReadonlyMap<string, Tag>,
  tag: Tag,
  revision: RevisionFacts,
  meaning: TagMeaning,
  annotations: number,
): Cell[] => [
  tag.id,
  tag.name,
  tagPath(tags, tag.id),
  revision.id,
  revision.current,
  meaning.definition,
  meaning.guidelines,
  attributesInWords(meaning.attributes),
  annotations,
];

/** "Value:number; Status:choice (planned, in force)". */
export const attributesInWords = (attributes: TagMeaning['attributes']): string =>
  attributes
    .map((a) => `${a.name}:${a.type}${a.choices.length > 0 ? ` (${a.choices.join(', ')})` : ''}`)
    .join('; ');
