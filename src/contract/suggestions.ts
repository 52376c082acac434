import { z } from 'zod';
import { mutation, query } from './define.ts';
import * as s from './schemas.ts';
import type {
  DecidedSuggestions,
  FoundSuggestions,
  ListedSuggestion,
  SuggestionOrigin,
} from './suggestion-types.ts';

export const suggestionProcedures = {
  /**
   * Looks for statistics (English; docs/suggestions.md) and keeps what it finds as suggestions of a machine annotator, in
   * one action. Again finds the same ones: what was decided stays decided, what is found no longer goes. `tag`: the tag that they
   * are for; the starter tag, or one named “Statistic”, where it is not given. Without `transcripts`: all.
   */
  'suggestions.find': mutation<FoundSuggestions>()(
    z.object({
      transcripts: z.array(s.id).max(100_000).optional(),
      tag: s.id.optional(),
      job: s.id.optional(),
    }),
  ),
  /** On the current edition of a transcript, in the order of the text, with one's own word on each. `ids`: of these only. */
  'suggestions.list': query<ListedSuggestion[]>()(
    z.object({ transcript: s.id, ids: z.array(s.id).max(100_000).optional() }),
  ),
  /**
   * One's own word on suggestions, in one action: `accept` makes an annotation of each, `reject` keeps it from coming back,
   * `open` takes a rejection back. Those on which one said so already, or whose place one has tagged alike, are left
   * as they are. Refused with `conflict` where the annotation of an accepted one is still there.
   */
  'suggestions.decide': mutation<DecidedSuggestions>()(
    z.object({ ids: z.array(s.id).min(1).max(100_000), verdict: z.enum(['accept', 'reject', 'open']) }),
  ),
  /** Accepts a suggestion with another span, tag, values or note. Values not named stay, where the tag does. */
  'suggestions.change': mutation<DecidedSuggestions>()(
    z.object({
      id: s.id,
      span: s.span.optional(),
      tag: s.id.optional(),
      values: z.record(s.id, s.value).optional(),
      note: s.prose.optional(),
    }),
  ),
  /** The suggestion that an annotation was made from; null for one that a person made alone. */
  'suggestions.origin': query<SuggestionOrigin | null>()(z.object({ annotation: s.id })),
};
