import { z } from 'zod';
import { id } from './schemas.ts';

export const EXPORT_FORMATS = ['csv', 'jsonl', 'xlsx', 'source'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Which annotations: all, those that reviewers accepted, or the gold set in their place. */
export const EXPORT_DECISIONS = ['all', 'accepted', 'gold'] as const;
export type ExportDecisions = (typeof EXPORT_DECISIONS)[number];

/** What goes into an export; an absent list means all. */
export const exportOptions = z.object({
  format: z.enum(EXPORT_FORMATS),
  transcripts: z.array(id).optional(),
  tags: z.array(id).optional(),
  annotators: z.array(id).optional(),
  decisions: z.enum(EXPORT_DECISIONS).optional(),
});
export type ExportOptions = z.infer<typeof exportOptions>;
