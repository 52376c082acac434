import { z } from 'zod';
import { COLUMN_ROLES } from '../core/formats/rows/model.ts';
import { mutation } from './define.ts';
import type { ExchangeSource, ImportedExchange, SortedFiles } from './exchange-types.ts';
import * as s from './schemas.ts';

/** A path within what was chosen: relative, with forward slashes. */
const path = s.text.min(1).max(2_000);

/** The file's own name of something. */
const key = s.text.max(10_000);

export const exchangeProcedures = {
  /** Adds a file to a batch, which several files are brought in by. */
  'import.add': mutation<void>()(z.object({ batch: s.id, path, bytes: s.bytes })),
  /** Unpacks the archives of a batch, finds what belongs together, and reads it. The batch is then gone. */
  'import.sort': mutation<SortedFiles>()(z.object({ batch: s.id, job: s.id.optional() })),
  /**
   * Reads a table of rows again, with what its columns are for (`roles` by their place). Without `mapping` that is proposed anew, of the
   * table as it is read with what `reading` says.
   */
  'import.mapRows': mutation<ExchangeSource>()(
    z.object({
      upload: s.id,
      mapping: z
        .object({
          sheet: z.int().min(0).max(100_000),
          delimiter: z.string().length(1).nullable(),
          header: z.boolean(),
          roles: z.array(z.enum(COLUMN_ROLES)).max(10_000),
          separator: z.string().max(20),
          each: z.enum(['table', 'row']),
        })
        .optional(),
      reading: z
        .object({
          sheet: z.int().min(0).max(100_000).optional(),
          delimiter: z.string().length(1).nullable().optional(),
          header: z.boolean().optional(),
        })
        .optional(),
      job: s.id.optional(),
    }),
  ),
  /** Imports annotated documents, as one action. What is not mapped goes where `import.sort` proposed. */
  'import.commitExchange': mutation<ImportedExchange>()(
    z.object({
      upload: s.id,
      annotators: z
        .array(
          z.object({
            id: key.nullable(),
            /** One of the project, or of the profile; absent: a new one with the name. */
            into: s.id.optional(),
            name: s.name.optional(),
          }),
        )
        .max(10_000)
        .default([]),
      /** `into` null: a new tag. */
      tags: z
        .array(z.object({ id: key, into: s.id.nullable() }))
        .max(100_000)
        .default([]),
      documents: z
        .array(
          z.object({
            id: key,
            /** A transcript with the same text, a new transcript, or not at all. */
            into: z.union([s.id, z.literal('new'), z.literal('skip')]),
          }),
        )
        .max(100_000)
        .default([]),
      job: s.id.optional(),
    }),
  ),
};
