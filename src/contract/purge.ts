import { z } from 'zod';
import { mutation, query } from './define.ts';
import type { PurgePreview, PurgeReport } from './purge-types.ts';
import * as s from './schemas.ts';

const target = z.object({ what: z.enum(['transcript', 'annotator', 'speaker']), id: s.id });

export const purgeProcedures = {
  /** What a purge would take. Throws `not_found`, `hidden`. */
  'purge.preview': query<PurgePreview>()(target),
  /**
   * Removes a transcript, an annotator's work or a speaker's name for good, from the project and its backups. It cannot be undone.
   * `confirm` repeats the title or name. `everywhere`: a speaker's name is masked in texts, a person's replaced in notes, too. Other windows on the project
   * are closed; the page opens it anew. Throws `not_found`, `hidden`, `conflict`, `cancelled` (then nothing was changed).
   */
  'purge.run': mutation<PurgeReport>()(
    target.extend({
      confirm: z.string().max(10_000),
      pseudonym: z.string().trim().min(1).max(200).optional(),
      everywhere: z.boolean().default(false),
      job: s.id.optional(),
    }),
  ),
};
