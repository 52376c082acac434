import { z } from 'zod';
import { id } from './schemas.ts';

export const EXPORT_FORMATS = ['csv', 'jsonl', 'xlsx', 'source'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What goes into an export; an absent list means all. */
export const exportOptions = z.object({
  format: z.enum(EXPORT_FORMATS),
  transcripts: z.array(id).optional(),
  tags: z.array(id).optional(),
  annotators: z.array(id).optional(),
});
export type ExportOptions = z.infer<typeof exportOptions>;
