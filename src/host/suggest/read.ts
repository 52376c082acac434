import { compareByPlace } from '../../core/model/order.ts';
import type { Suggestion, SuggestionState } from '../../core/model/suggestion.ts';
import type { ListedSuggestion, SuggestionOrigin } from '../../contract/suggestion-types.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';
import { standingIn } from './standing-in.ts';

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
 * The suggestions on a transcript's current edition, in the order of the text, as `viewer` sees them (null: nobody); with `ids` only
 * these, at a cost that does not grow with the transcript. Those for a tag that was deleted are out of sight. Values only of
 * the attributes that the tag has now. Where a machine has not looked through the current edition yet, those of the last
 * edition that it has looked through stand in, as far as their words are still there.
 */
export function suggestionsOf(
  project: Project,
  transcript: string,
  viewer: string | null,
  ids?: readonly string[],
): ListedSuggestion[] {
  const { db } = project;
  const rows = db
    .prepare(
      `SELECT g.id, g.transcript_id AS transcript, g.edition_id AS edition, g."start", g."end", g.parts, g.tag_id AS tag,
         g.annotator_id AS annotator, g."values", g.note
       FROM suggestions g JOIN transcripts t ON t.id = g.transcript_id AND t.deleted = 0
       JOIN live_tags y ON y.id = g.tag_id
       WHERE g.transcript_id = @transcript AND g.deleted = 0
         ${ids ? 'AND g.id IN (SELECT value FROM json_each(@ids))' : ''}`,
    )
    .all(ids ? { transcript, ids: JSON.stringify(ids) } : { transcript }) as Stored[];
  if (rows.length === 0) return [];
  const attributes = attributesOf(db);
  const standing = standingIn(db, (edition) => project.textOf(edition), transcript);
  const suggestions = rows
    .flatMap(({ start, end, parts, ...row }) => {
      const place = standing(row, spanOf({ start, end, parts }));
      return place ? [{ ...row, ...place }] : [];
    })
    .map(({ values, ...row }) => ({
      ...row,
      values: Object.fromEntries(
        Object.entries(JSON.parse(values) as Record<string, string>).filter(([id]) =>
          attributes.get(row.tag)?.has(id),
        ),
      ),
    }))
    .sort(compareByPlace);
  const decided = viewer === null ? new Map<string, Decision>() : decisionsOf(db, suggestions, viewer);
  const tagged =
    viewer === null ? new Set<string>() : taggedAlike(suggestions, ownPlaces(db, suggestions, viewer));
  return suggestions.map((suggestion) => {
    const decision = decided.get(suggestion.id);
    return {
      ...suggestion,
      state: decision ? STATE[decision.verdict] : tagged.has(suggestion.id) ? 'tagged' : 'open',
      annotation: decision?.annotation ?? null,
    };
  });
}

/** The live attributes by tag. */
function attributesOf(db: ReadableDb): Map<string, Set<string>> {
  const rows = db.prepare('SELECT id, tag_id AS tag FROM attributes WHERE deleted = 0').all() as {
    id: string;
    tag: string;
  }[];
  return new Map(
    [...Map.groupBy(rows, ({ tag }) => tag)].map(([tag, own]) => [tag, new Set(own.map(({ id }) => id))]),
  );
}

const STATE: Record<Decision['verdict'], SuggestionState> = {
  accept: 'accepted',
  change: 'changed',
  reject: 'rejected',
};

/** By suggestion; what was said of an earlier edition's holds until something is said of the one now. */
function decisionsOf(
  db: ReadableDb,
  suggestions: readonly { id: string }[],
  viewer: string,
): Map<string, Decision> {
  const rows = db
    .prepare(
      `WITH RECURSIVE back(id, at, depth) AS (
         SELECT value, value, 0 FROM json_each(@ids)
         UNION ALL
         SELECT b.id, g.from_id, b.depth + 1 FROM back b JOIN suggestions g ON g.id = b.at
           WHERE g.from_id IS NOT NULL AND b.depth < 100)
       SELECT b.id, d.verdict, a.id AS annotation FROM back b
       JOIN suggestion_decisions d ON d.suggestion_id = b.at AND d.annotator_id = @viewer AND d.deleted = 0
       LEFT JOIN annotations a ON a.id = d.annotation_id AND a.deleted = 0 AND d.verdict <> 'reject'
       ORDER BY b.depth DESC`,
    )
    .all({ ids: JSON.stringify(suggestions.map(({ id }) => id)), viewer }) as (Decision & { id: string })[];
  return new Map(rows.map(({ id, ...decision }) => [id, decision]));
}

/** The outer bounds of somebody's annotations about suggestions that lie in one edition, in the order of the text. */
function ownPlaces(db: ReadableDb, suggestions: readonly Suggestion[], viewer: string): Place[] {
  return db
    .prepare(
      `SELECT s."start", s."end", a.tag_id AS tag FROM spans s JOIN annotations a ON a.id = s.annotation_id
       WHERE s.edition_id = @edition AND s."start" >= @from - @longest AND s."start" < @to AND s."end" > @from AND s.deleted = 0 AND a.deleted = 0
         AND a.annotator_id = @viewer ORDER BY s."start"`,
    )
    .all({
      edition: suggestions[0]!.edition,
      viewer,
      from: suggestions[0]!.span[0]![0],
      to: suggestions.reduce((most, { span }) => Math.max(most, span.at(-1)![1]), 0),
      longest: longestOf(suggestions),
    }) as Place[];
}

interface Place {
  start: number;
  end: number;
  tag: string;
}

/**
 * The suggestions at whose place one's own annotations stand with the same tag: intersection over union of at least one
 * half, by their outer bounds. Both lists are in the order of the text.
 */
export function taggedAlike(suggestions: readonly Suggestion[], places: readonly Place[]): Set<string> {
  const out = new Set<string>();
  const longest = longestOf(suggestions);
  let from = 0;
  for (const { id, span, tag } of suggestions) {
    const [start, end] = [span[0]![0], span.at(-1)![1]];
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

/** How long (UTF-16) the longest is: a place that starts further before one covers less than half of what both cover. */
const longestOf = (suggestions: readonly Suggestion[]): number =>
  suggestions.reduce((most, { span }) => Math.max(most, span.at(-1)![1] - span[0]![0]), 0);

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
