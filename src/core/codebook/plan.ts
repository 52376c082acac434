import type { CodebookAttribute, CodebookTag } from '../formats/codebook/model.ts';
import type { Attribute, Tag } from '../model/codebook.ts';
import type { RelationType } from '../model/relation.ts';

/** One field that an import changes, in words; empty: there was or is nothing. */
export interface PlannedField {
  field: string;
  before: string;
  after: string;
}

/** What an import does with one tag or type of relation. */
export interface PlannedLine {
  kind: 'add' | 'change' | 'leave';
  what: 'tag' | 'relation type';
  /** The tag's names from the root; the type's name. */
  name: string;
  fields: PlannedField[];
}

/** A tag of the file, and the one of the project that it is. */
export interface PlannedTag {
  file: CodebookTag;
  existing: Tag | undefined;
  /** Deleted in the project: adding it brings it back. */
  deleted: boolean;
  parent: PlannedTag | null;
  /** The tag of the project above it, where that is not in the file. */
  home: Tag | null;
  /** What is to be written of the tag itself. */
  fields: Partial<Pick<Tag, 'name' | 'colour' | 'key' | 'definition' | 'guidelines' | 'examples' | 'note'>>;
  /** To be put under {@link parent}. */
  moves: boolean;
  attributes: { attribute: Attribute | undefined; wanted: CodebookAttribute }[];
}

export interface PlannedType {
  existing: RelationType | undefined;
  id: string | undefined;
  fields: Partial<Pick<RelationType, 'name' | 'inverse' | 'definition'>>;
}

export interface ImportPlan {
  /** In the order of the file: a parent before what is under it. */
  tags: PlannedTag[];
  types: PlannedType[];
  lines: PlannedLine[];
  findings: string[];
}

/** What the project has, for a plan. */
export interface Known {
  tags: readonly Tag[];
  /** Deleted ones, with their attributes: an id of the file may be theirs. */
  deletedTags: readonly Tag[];
  relationTypes: readonly RelationType[];
  /** Ids of attributes that annotations have values for: their types stay. */
  valued: ReadonlySet<string>;
}
