import { z } from 'zod';
import { mutation, query } from './define.ts';
import { filePseudonyms } from './export-options.ts';
import { FIND_IN, type FoundInProject, type FoundInTranscript, type ManyMade } from './find-types.ts';
import * as s from './schemas.ts';
import type { ExportResult } from './types.ts';

/** The longest pattern (UTF-16). */
const LONGEST_PATTERN = 2_000;

const ids = z.array(s.id).max(100_000);
/** UTF-16. */
const ranges = z
  .array(z.tuple([s.offset, s.offset]))
  .min(1)
  .max(100_000);

/** What is looked for; see `FindQuery` in core. Absent: as loosely as can be. */
const findQuery = z.object({
  pattern: s.text.max(LONGEST_PATTERN, 'What is to be found is longer than 2,000 characters.'),
  regex: z.boolean().default(false),
  matchCase: z.boolean().default(false),
  matchAccents: z.boolean().default(false),
  wholeWords: z.boolean().default(false),
  matchBlanks: z.boolean().default(false),
  /** How long a regular expression may take, in seconds; by the amount of text where absent, 10 at least. */
  seconds: z.number().min(0.1).max(3_600).optional(),
  job: s.id.optional(),
});

/** Which kinds of blocks are searched beside headings, bylines and paragraphs. */
const blocks = {
  /** Speaker labels and times. */
  labels: z.boolean().default(false),
  furniture: z.boolean().default(false),
};

const inProject = findQuery.extend({
  in: z.array(z.enum(FIND_IN)).min(1).default(['text']),
  /** All where absent. What belongs to no transcript is then left out. */
  transcripts: ids.optional(),
  /** Hits in turns of these speakers only. */
  speakers: ids.optional(),
  /** Only hits that touch an annotation that may be seen, or only those that touch none. */
  tagged: z.enum(['any', 'yes', 'no']).default('any'),
  /** With `tagged`: annotations with this tag only. */
  tag: s.id.optional(),
  ...blocks,
  /** How much context a line has on each side at most (UTF-16). */
  reach: z.int().min(0).max(2_000).default(90),
});

export type FindInProject = z.output<typeof inProject>;

/** Most hits that are given of a project, and of one transcript. */
export const MOST_LINES = 50_000;
const MOST_PLACES = 200_000;

/** Finding, in the order of transcripts and text. Throws `invalid_input` where the pattern cannot be read. */
export const findProcedures = {
  'find.inTranscript': query<FoundInTranscript>()(
    findQuery.extend({
      transcript: s.id,
      ...blocks,
      most: z.int().min(1).max(MOST_PLACES).default(MOST_PLACES),
    }),
  ),
  'find.inProject': query<FoundInProject>()(
    inProject.extend({ most: z.int().min(1).max(MOST_LINES).default(MOST_LINES) }),
  ),
  /** Writes the lines of a search as CSV, all of them. `place`: a path on the desktop; absent where the answer carries a download. */
  'find.export': mutation<ExportResult>()(
    inProject.extend({
      place: z.string().min(1).max(4_000).optional(),
      pseudonyms: filePseudonyms.optional(),
    }),
  ),

  /**
   * Gives places a tag, in one action. Each range is an annotation of its own. What is there already, and what stands in
   * an edition that is no longer current, is left out and counted.
   */
  'annotations.createMany': mutation<ManyMade>()(
    z.object({
      tag: s.id,
      places: z
        .array(z.object({ transcript: s.id, edition: s.id, ranges }))
        .min(1)
        .max(100_000)
        .refine(
          (places) => places.reduce((sum, { ranges }) => sum + ranges.length, 0) <= 100_000,
          'At most 100,000 places are tagged at once. Tag some of them, then the others.',
        ),
    }),
  ),
};
