import { z } from 'zod';
import { DATASET_NAMES, FORMAT_NAMES } from '../core/formats/exchange/format-names.ts';
import { PEOPLE_FORMATS } from '../core/formats/people/names.ts';
import { OFFSET_UNITS } from '../core/formats/exchange/offset-units.ts';
import { WIDE_ANNOTATORS, WIDE_VALUES } from '../core/formats/dataset/wide-columns.ts';
import { WIDE_UNITS } from '../core/formats/dataset/wide-units.ts';
import { id } from './schemas.ts';

/** The formats of annotated documents that are written. */
const EXCHANGE_NAMES = FORMAT_NAMES.filter(({ writes }) => writes).map(({ name }) => name);
const PEOPLE_NAMES = PEOPLE_FORMATS.map(({ name }) => name);
export const EXPORT_FORMATS = [...DATASET_NAMES, 'source', ...EXCHANGE_NAMES, ...PEOPLE_NAMES] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Which annotations: all, those that reviewers accepted, or the gold set in their place. */
export const EXPORT_DECISIONS = ['all', 'accepted', 'gold'] as const;
export type ExportDecisions = (typeof EXPORT_DECISIONS)[number];

/** Names that become A1, A2, … and S1, S2, … in every file of the export. `key`: a file beside it says who is who. */
export const exportPseudonyms = z.object({
  annotators: z.boolean(),
  speakers: z.boolean(),
  key: z.boolean(),
});
export type ExportPseudonyms = z.infer<typeof exportPseudonyms>;

/** The same of a file that stands alone (figures, log, hits). Its key is that of any export: numbers are the same in all. */
export const filePseudonyms = exportPseudonyms.omit({ key: true });
export type FilePseudonyms = z.infer<typeof filePseudonyms>;

/** A row a turn, a sentence or a transcript, and a column a tag: the shape of a wide table. */
export const exportWide = z.object({
  unit: z.enum(WIDE_UNITS),
  values: z.enum(WIDE_VALUES),
  annotators: z.enum(WIDE_ANNOTATORS),
});
export type ExportWide = z.infer<typeof exportWide>;

/** What goes into an export; an absent list means all. */
export const exportOptions = z.object({
  format: z.enum(EXPORT_FORMATS),
  transcripts: z.array(id).optional(),
  tags: z.array(id).optional(),
  annotators: z.array(id).optional(),
  decisions: z.enum(EXPORT_DECISIONS).optional(),
  /** What offsets count, in formats that leave it open; absent: what the format does by itself (a dataset has several). */
  unit: z.enum(OFFSET_UNITS).optional(),
  /** Whose names the export keeps to itself; absent: nobody's. Not in `source`, which gives files back as they came. */
  pseudonyms: exportPseudonyms.optional(),
  /** Of a dataset: this in place of a row an annotation. */
  wide: exportWide.optional(),
  /** Of a report of quotes: so many code points of the text before and after each; absent: none. */
  context: z.number().int().min(0).max(2_000).optional(),
  /** Older editions to export in place of the current ones of their transcripts. */
  editions: z.array(id).optional(),
});
export type ExportOptions = z.infer<typeof exportOptions>;
