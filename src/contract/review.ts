import { z } from 'zod';
import type { Annotator } from '../core/model/annotation.ts';
import { REVIEW_STATES, VERDICTS } from '../core/model/review.ts';
import { mutation, query } from './define.ts';
import { filePseudonyms } from './export-options.ts';
import type * as r from './review-types.ts';
import * as s from './schemas.ts';
import type { Done, DoneWith } from './types.ts';

const values = z.record(s.id, z.string().max(10_000));
const ids = z.array(s.id).max(100_000);
const byTranscript = z.object({ transcript: s.id });
const byAnnotation = z.object({ annotation: s.id });
const assignment = z.object({ round: s.id, transcript: s.id, annotator: s.id });

/** Which part of the log; all conditions must hold. */
export const historyFilter = z.object({
  actor: s.id.optional(),
  /** An action's name ("annotation.create") or the beginning of one ("annotation."). */
  name: s.line.optional(),
  /** Milliseconds since 1970: `from` included, `to` not. */
  from: z.int().nonnegative().optional(),
  to: z.int().nonnegative().optional(),
});

/** How many must agree, and what agreeing is. Attributes always must be the same. */
export const goldRule = z.object({
  need: z.union([z.enum(['all', 'majority']), z.object({ atLeast: z.int().min(1).max(1_000) })]),
  /** `exact`: the same span. `overlap`: intersection over union of each two at least this, above 0 and at most 1. */
  match: z.union([z.literal('exact'), z.object({ overlap: z.number().gt(0).max(1) })]).default('exact'),
});

/** People and passes, rounds, decisions, comparison, gold, and the log that people read. */
export const reviewProcedures = {
  'profile.list': query<r.Profiles>()(s.nothing),
  /** Adds a person and puts them at the desk. `annotator`: they are this person of the open project, under its name. */
  'profile.add': mutation<Annotator>()(z.object({ name: s.name, annotator: s.id.optional() })),
  'profile.switch': mutation<Annotator>()(z.object({ id: s.id })),

  'project.settings': query<r.ProjectSettings>()(s.nothing),
  'project.setSettings': mutation<Done>()(
    z.object({ blind: z.boolean().optional(), correct: z.boolean().optional() }),
  ),

  'passes.list': query<r.Pass[]>()(z.object({ transcript: s.id.optional() })),
  /** `annotator`: oneself where absent. */
  'passes.set': mutation<Done>()(
    z.object({ transcript: s.id, annotator: s.id.optional(), state: z.enum(['open', 'done']) }),
  ),
  'board.get': query<r.Board>()(s.nothing),

  'rounds.list': query<r.Round[]>()(s.nothing),
  /** The round keeps the revision that the codebook has now. */
  'rounds.create': mutation<DoneWith>()(z.object({ name: s.name })),
  'rounds.delete': mutation<Done>()(z.object({ id: s.id })),
  'rounds.assign': mutation<Done>()(assignment),
  'rounds.unassign': mutation<Done>()(assignment),
  /**
   * Assigns transcripts anew: each to one annotator in turn, and a random `share` of them (0 to 1) to `coders` of them.
   * The same seed, transcripts and annotators draw the same. What the round assigned before is replaced.
   */
  'rounds.assignRandom': mutation<Done & { assigned: number; several: number }>()(
    z.object({
      round: s.id,
      annotators: z.array(s.id).min(1).max(1_000),
      /** All transcripts of the project where absent. */
      transcripts: ids.min(1).optional(),
      share: z.number().min(0).max(1),
      seed: z.int().min(0).max(0xffff_ffff),
      coders: z.int().min(2).max(1_000).default(2),
    }),
  ),

  /** In the order of transcripts and text. Absent filters let everything through. */
  'review.queue': query<r.QueueItem[]>()(
    z.object({
      annotators: ids.optional(),
      tags: ids.optional(),
      transcripts: ids.optional(),
      states: z.array(z.enum(REVIEW_STATES)).optional(),
      /** Only with (or only without) decisions that are stale. */
      stale: z.boolean().optional(),
    }),
  ),
  'review.of': query<r.ReviewOf>()(byAnnotation),
  /** One decision a reviewer and annotation: a second one replaces the first. `revise` takes a proposal, others none. */
  'review.decide': mutation<Done>()(
    z.object({
      annotation: s.id,
      verdict: z.enum(VERDICTS),
      reason: s.prose.default(''),
      proposal: z
        .object({ span: s.span.optional(), tag: s.id.optional(), values: values.optional() })
        .optional(),
    }),
  ),
  /** Takes back one's own decision. */
  'review.withdraw': mutation<Done>()(byAnnotation),

  'comments.list': query<r.Comment[]>()(byAnnotation),
  'comments.add': mutation<DoneWith>()(
    z.object({
      annotation: s.id,
      text: s.prose.refine((t) => t.trim() !== '', 'A comment may not be blank.'),
    }),
  ),
  /** One's own only. */
  'comments.delete': mutation<Done>()(z.object({ id: s.id })),

  /** Two or more annotators on one transcript. Throws `hidden` where blind mode keeps others' work from who asks. */
  'compare.get': query<r.Comparison>()(
    z.object({ transcript: s.id, annotators: z.array(s.id).min(2).max(100) }),
  ),

  /** `annotators`: whose annotations make the places; everybody who annotated the transcript where absent. */
  'gold.list': query<r.GoldOf>()(
    z.object({ transcript: s.id, annotators: z.array(s.id).min(1).max(100).optional() }),
  ),
  /** Merges what is agreed into gold. What a person decided stays as it is, however often this runs. */
  'gold.build': mutation<r.GoldBuilt>()(
    goldRule.extend({ transcript: s.id, annotators: z.array(s.id).min(1).max(100) }),
  ),
  /** A person's decision on a place: it replaces what gold there was for the place's annotations. */
  'gold.decide': mutation<DoneWith>()(
    z.object({
      transcript: s.id,
      /** The annotations of the place; may be empty where `custom` adds what nobody annotated. */
      place: z.array(s.id).max(1_000),
      /** The gold to be decided anew, where it has no annotations to know it by. */
      gold: s.id.optional(),
      choice: z.union([
        z.object({ annotation: s.id }),
        z.object({ custom: z.object({ span: s.span, tag: s.id, values: values.default({}) }) }),
        z.literal('none'),
      ]),
      note: s.prose.default(''),
    }),
  ),
  /** Takes gold away, whoever or whatever made it; its place waits to be decided again. */
  'gold.remove': mutation<Done>()(z.object({ ids: ids.min(1) })),
  /** Takes away what rules made in a transcript; what people decided stays. */
  'gold.clear': mutation<Done>()(byTranscript),

  /** Who changed one thing, when, and what; newest first. For an annotation with its span, values, decisions and comments. */
  'history.of': query<r.HistoryOf[]>()(z.object({ entity: s.line, id: z.string().min(1).max(200) })),
  /** Writes the log, oldest first: JSONL has a line an action, CSV a line a field. `place`: a path on the desktop. */
  'history.export': mutation<r.LogExported>()(
    historyFilter.extend({
      format: z.enum(['jsonl', 'csv']),
      place: z.string().min(1).max(4_000).optional(),
      pseudonyms: filePseudonyms.optional(),
      job: s.id.optional(),
    }),
  ),
};
