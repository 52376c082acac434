import { z } from 'zod';
import { mutation, query } from './define.ts';
import type * as e from './editions-types.ts';
import * as s from './schemas.ts';
import type { Done } from './types.ts';

/** Replacements, sorted and disjoint, in UTF-16 offsets of the text that is corrected. */
const edits = z
  .array(z.tuple([s.offset, s.offset, s.text]))
  .min(1)
  .max(200_000);

/** Texts of a transcript: corrections, and what they left without a place. */
export const editionProcedures = {
  /** Oldest first. */
  'editions.list': query<e.EditionInfo[]>()(z.object({ transcript: s.id })),
  'editions.get': query<e.EditionContent>()(z.object({ id: s.id })),
  /**
   * Makes a new edition of a transcript: its current text with these changes. Annotations, gold and the structure move along
   * with their text; what has no text left is listed as orphaned. Throws `conflict` where `edition` is not the current one.
   */
  'editions.correct': mutation<e.Corrected>()(z.object({ transcript: s.id, edition: s.id, edits })),

  /** What has no place in the current text of a transcript, or of any, in the order of the text it stood in. */
  'orphans.list': query<e.Orphan[]>()(z.object({ transcript: s.id.optional() })),
  /** Gives gold another place in the current text; for annotations `annotations.update` does. */
  'gold.place': mutation<Done>()(z.object({ id: s.id, span: s.span })),
};
