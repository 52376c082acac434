import { z } from 'zod';
import { mutation } from './define.ts';
import type { MergeReport } from './merge-types.ts';
import * as s from './schemas.ts';

/** Files that one merge takes; SQLite attaches no more at once. */
const MOST_MERGED = 8;

const mapping = z
  .array(z.object({ entity: z.enum(['tag', 'annotator', 'relation_type']), from: s.id, into: s.id }))
  .max(10_000);

/** A file to merge: a place, or bytes that the page uploads (in `folder` places). */
const source = z.union([
  z.object({ place: z.string().min(1).max(4_000) }),
  z.object({ fileName: s.line, bytes: s.bytes }),
]);

export const mergeProcedures = {
  /**
   * Merges other project files into this one: by id and text hash, later changes first, in one transaction that undo
   * takes back. `dryRun` says what it would do and changes nothing. Mappings are kept for later merges.
   */
  'merge.run': mutation<MergeReport>()(
    z.object({
      sources: z.array(source).min(1).max(MOST_MERGED),
      mapping: mapping.default([]),
      dryRun: z.boolean().default(false),
      job: s.id.optional(),
    }),
  ),
  /** Writes a copy for a colleague that holds nobody's annotations but theirs (null: nobody's). */
  'merge.handOff': mutation<{ download: string | null }>()(
    z.object({ annotator: s.id.nullable(), place: z.string().min(1).max(4_000).optional() }),
  ),
};
