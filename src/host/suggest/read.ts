import type { Annotation } from '../../core/model/annotation.ts';
import { compareByPlace } from '../../core/model/order.ts';
import type { Suggestion, SuggestionState } from '../../core/model/suggestion.ts';
import type { ListedSuggestion, SuggestionOrigin } from '../../contract/suggestion-types.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';

interface Stored extends Omit<Suggestion, 'span' | 'values'> {
  start: number;
  end: number;
  parts: string | null;
  values: string;
}

/** One person's decision that holds for a suggestion: the one on it, else on that of an earlier edition that it stands for. */
interface Decision {
  verdict: 'accept' | 'change' | 'reject';
  annotation: string | null;
}

/**
 * The suggestions on a transcript's current edition, in the order of the text, as `viewer` sees them (null: nobody). Those for a
 * tag that was deleted are out of sight. Values only of the attributes that the tag has now.
 */
export function suggestionsOf(
  project: Project,
  transcript: string,
  viewer: string | null,
): ListedSuggestion[] {
  const { db } = project;
  const attributes = new Set(
    db.prepare('SELECT id FROM attributes WHERE deleted = 0').pluck().all() as string[],
  );
  const rows = db
    .prepare(
      `SELECT g.id, g.transcript_id AS transcript, g.edition_id AS edition, g."start", g."end", g.parts, g.tag_id AS tag,
         g.annotator_id AS annotator, g."values", g.note
       FROM suggestions g JOIN transcripts t ON t.id = g.transcript_id AND t.edition_id = g.edition_id AND t.deleted = 0
       JOIN live_tags y ON y.id = g.tag_id
       WHERE g.transcript_id = ? AND g.deleted = 0`,
    )
    .all(transcript) as Stored[];
  if (rows.length === 0) return [];
  const decided = viewer === null ? new Map<string, Decision>() : decisionsOf(db, transcript, viewer);
  const own = project.annotations.ofTranscript(transcript).filter(({ annotator }) => annotator === viewer);
  const live = new Set(own.map(({ id }) => id));
  const suggestions = rows
    .map(({ start, end, parts, values, ...row }) => ({
      ...row,
      span: spanOf({ start, end, parts }),
      values: Object.fromEntries(
        Object.entries(JSON.parse(values) as Record<string, string>).filter(([id]) => attributes.has(id)),
      ),
    }))
    .sort(compareByPlace);
  const tagged = taggedAlike(suggestions, own);
  return suggestions.map((suggestion) => {
    const decision = decided.get(suggestion.id);
    const annotation = decision?.annotation ?? null;
    return {
      ...suggestion,
      state: decision ? STATE[decision.verdict] : tagged.has(suggestion.id) ? 'tagged' : 'open',
      annotation: annotation !== null && live.has(annotation) ? annotation : null,
    };
  });
}

const STATE: Record<Decision['verdict'], SuggestionState> = {
  accept: 'accepted',
  change: 'changed',
  reject: 'rejected',
};

/** By suggestion of a transcript; what was said of an earlier edition's holds until something is said of the one now. */
function decisionsOf(db: ReadableDb, transcript: string, viewer: string): Map<string, Decision> {
  const rows = db
    .prepare(
      `WITH RECURSIVE back(id, at, depth) AS (
         SELECT g.id, g.id, 0 FROM suggestions g JOIN transcripts t ON t.id = g.transcript_id AND t.edition_id = g.edition_id
           WHERE g.transcript_id = @transcript AND g.deleted = 0
         UNION ALL
         SELECT b.id, g.from_id, b.depth + 1 FROM back b JOIN suggestions g ON g.id = b.at
           WHERE g.from_id IS NOT NULL AND b.depth < 100)
       SELECT b.id, d.verdict, d.annotation_id AS annotation FROM back b
       JOIN suggestion_decisions d ON d.suggestion_id = b.at AND d.annotator_id = @viewer AND d.deleted = 0
       ORDER BY b.depth DESC`,
    )
    .all({ transcript, viewer }) as (Decision & { id: string })[];
  return new Map(rows.map(({ id, ...decision }) => [id, decision]));
}

/**
 * The suggestions at whose place one's own annotations stand with the same tag: intersection over union of at least one
 * half, by their outer bounds. Both lists are in the order of the text.
 */
export function taggedAlike(
  suggestions: readonly Suggestion[],
  own: readonly Pick<Annotation, 'span' | 'tag'>[],
): Set<string> {
  const out = new Set<string>();
  const places = own.map(({ span, tag }) => ({ start: span[0]![0], end: span.at(-1)![1], tag }));
  const longest = suggestions.reduce((most, { span }) => Math.max(most, span.at(-1)![1] - span[0]![0]), 0);
  let from = 0;
  for (const { id, span, tag } of suggestions) {
    const [start, end] = [span[0]![0], span.at(-1)![1]];
    // A place that starts further before a suggestion than that is long covers less than half of what both cover.
    while (from < places.length && places[from]!.start < start - longest) from++;
    for (let at = from; at < places.length && places[at]!.start < end; at++) {
      const other = places[at]!;
      const shared = Math.min(end, other.end) - Math.max(start, other.start);
      if (other.tag === tag && 2 * shared >= Math.max(end, other.end) - Math.min(start, other.start)) {
        out.add(id);
        break;
      }
    }
  }
  return out;
}

/** The suggestion that an annotation that may be seen was made from. */
export function originOf(db: ReadableDb, seen: Visibility, annotation: string): SuggestionOrigin | null {
  const row = db
    .prepare(
      `SELECT g.id AS suggestion, p.name AS machine, d.verdict FROM suggestion_decisions d
       JOIN suggestions g ON g.id = d.suggestion_id JOIN annotators p ON p.id = g.annotator_id
       JOIN annotations a ON a.id = d.annotation_id
       WHERE d.annotation_id = ? AND d.deleted = 0 AND d.verdict <> 'reject' AND a.deleted = 0 AND ${seen.annotation()}`,
    )
    .get(annotation) as SuggestionOrigin | undefined;
  return row ?? null;
}
