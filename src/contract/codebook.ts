import { z } from 'zod';
import type {
  CodebookExported,
  CodebookImported,
  CodebookPlan,
  TaggedPage,
  TagRevisions,
} from './codebook-types.ts';
import { mutation, query } from './define.ts';
import * as s from './schemas.ts';
import type { Done, DoneWith } from './types.ts';

/** A file with a codebook; CSV or JSON, as its beginning tells. */
const codebookFile = z.object({
  fileName: s.line,
  bytes: s.bytes,
  /** Only what is not in the project yet: what is there stays as it is. */
  onlyNew: z.boolean().default(false),
});

export const codebookProcedures = {
  /** What the import would do now. Throws `unreadable_source`. */
  'codebook.plan': query<CodebookPlan>()(codebookFile),
  /** Adds and changes tags, attributes and types of relations; deletes nothing. */
  'codebook.import': mutation<CodebookImported>()(codebookFile),
  /** `place`: a path on the desktop. */
  'codebook.export': mutation<CodebookExported>()(
    z.object({ format: z.enum(['csv', 'json']), place: z.string().min(1).max(4_000).optional() }),
  ),

  /** Annotations with a tag. Absent filters let everything through; `words` are looked for in quote and note, without case. */
  'tags.annotations': query<TaggedPage>()(
    z.object({
      tag: s.id,
      transcript: s.id.optional(),
      annotator: s.id.optional(),
      words: s.line.optional(),
      /** Made under this revision of the tag; null: under one that is not known. */
      revision: s.revision.nullable().optional(),
      limit: z.int().positive().max(1_000).default(200),
    }),
  ),
  /** What a tag says, and what it said when its annotations were made. */
  'tags.revisions': query<TagRevisions>()(z.object({ tag: s.id })),
  /** By tag: how many annotations were made under another revision than its present one. Tags with none are left out. */
  'tags.outdated': query<Record<string, number>>()(s.nothing),
  /** Says of annotations that their tag still fits, as it is now. */
  'annotations.confirm': mutation<Done>()(z.object({ ids: z.array(s.id).min(1).max(100_000) })),

  /**
   * Makes one tag of two: annotations, gold, suggestions and the tags under `from` go to `into`, values to the attribute of
   * the same name and type, which is made where there is none; then `from` is deleted.
   */
  'tags.merge': mutation<Done>()(z.object({ from: s.id, into: s.id })),
  /** Gives some annotations of a tag a new one, which begins with the same attributes, beside it. */
  'tags.split': mutation<DoneWith>()(
    z.object({
      id: s.id,
      annotations: z.array(s.id).max(100_000),
      name: s.name,
      colour: s.colour.optional(),
      definition: s.prose.default(''),
    }),
  ),
};
