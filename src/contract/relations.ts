import { z } from 'zod';
import type { CountedRelationType, LinkedRelation } from './codebook-types.ts';
import { mutation, query } from './define.ts';
import * as s from './schemas.ts';
import type { Done, DoneWith } from './types.ts';

const words = { inverse: s.line, definition: s.prose };

export const relationProcedures = {
  'relationTypes.list': query<CountedRelationType[]>()(s.nothing),
  'relationTypes.create': mutation<DoneWith>()(
    z.object({ name: s.name, inverse: words.inverse.default(''), definition: words.definition.default('') }),
  ),
  'relationTypes.update': mutation<Done>()(
    z.object({
      id: s.id,
      name: s.name.optional(),
      inverse: words.inverse.optional(),
      definition: words.definition.optional(),
    }),
  ),
  /** Refused with `conflict` (details.relations) while in use, unless `moveTo` or `withRelations` says what to do. */
  'relationTypes.delete': mutation<Done>()(
    z.object({ id: s.id, moveTo: s.id.optional(), withRelations: z.boolean().optional() }),
  ),

  /** Those whose ends both are there, in the order of the text of their first ends; of one annotation, either way. */
  'relations.list': query<LinkedRelation[]>()(z.object({ annotation: s.id.optional() })),
  'relations.create': mutation<DoneWith>()(
    z.object({ type: s.id, from: s.id, to: s.id, note: s.prose.default('') }),
  ),
  'relations.update': mutation<Done>()(
    z.object({
      id: s.id,
      type: s.id.optional(),
      note: s.prose.optional(),
      /** Its first end becomes its second. */
      reverse: z.literal(true).optional(),
    }),
  ),
  'relations.delete': mutation<Done>()(z.object({ ids: z.array(s.id).min(1).max(100_000) })),
};
