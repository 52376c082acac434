import { z } from 'zod';
import { MEASURES } from '../core/agreement/figure.ts';
import { UNIT_KINDS } from '../core/agreement/units.ts';
import type { AgreementResult } from './agreement-types.ts';
import { query } from './define.ts';
import { filePseudonyms } from './export-options.ts';
import * as s from './schemas.ts';
import type { ExportResult } from './types.ts';

/** What is compared, and how. An absent list means all that there is; gamma only where it is asked for. */
export const agreementRequest = z.object({
  measures: z
    .array(z.enum(MEASURES))
    .min(1)
    .default(() => MEASURES.filter((measure) => measure !== 'gamma')),
  unit: z.enum(UNIT_KINDS).default('word'),
  /** Of the units: the whole text, or only what somebody coded. */
  scope: z.enum(['whole', 'coded']).default('whole'),
  tags: z.array(s.id).min(1).max(1_000).optional(),
  annotators: z.array(s.id).min(2).max(100).optional(),
  transcripts: z.array(s.id).min(1).max(100_000).optional(),
  /** What besides the overall figures is wanted. */
  by: z.array(z.enum(['transcript', 'speaker'])).default([]),
  seed: z.int().min(0).max(0xffff_ffff).default(1),
  /** Bootstrap replicates; 0 for no intervals. */
  replicates: z.int().min(0).max(10_000).default(1_000),
  gamma: z
    .object({
      alpha: z.number().min(0).max(100).optional(),
      beta: z.number().min(0).max(100).optional(),
      deltaEmpty: z.number().gt(0).max(100).optional(),
      samples: z.int().min(2).max(10_000).optional(),
    })
    .optional(),
  job: s.id.optional(),
});
export type AgreementOptions = z.output<typeof agreementRequest>;

export const agreementProcedures = {
  /** All figures with their scope; undefined ones with the reason. Progress counts steps, not time. */
  'agreement.measure': query<AgreementResult>()(agreementRequest),
  /** A report for people (HTML that stands alone and prints), or a table of all figures (CSV). */
  'agreement.export': query<ExportResult>()(
    agreementRequest.extend({
      format: z.enum(['html', 'csv']),
      place: z.string().min(1).max(4_000).optional(),
      pseudonyms: filePseudonyms.optional(),
    }),
  ),
};
