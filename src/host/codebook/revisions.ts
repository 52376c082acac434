import type { TagRevision, TagRevisions } from '../../contract/codebook-types.ts';
import { meaningOf, type TagMeaning } from '../../core/model/tag-revision.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { ReadableDb } from '../db/open.ts';
import { revisionId, TagRevisions as Current } from '../db/tag-revisions.ts';
import type { Project } from '../project.ts';
import { visibleCounts } from '../visible-counts.ts';
import type { Visibility } from '../visibility.ts';

/** SQL: annotations that count, as `a`, as far as they may be seen. */
export const COUNTED = (seen: Visibility) => `
  FROM annotations a JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0
  WHERE a.deleted = 0 AND ${seen.annotation()}`;

/** What a tag says now, and what it said when its annotations were made. Throws `not_found`. */
export function revisionsOf(db: ReadableDb, seen: Visibility, tag: string): TagRevisions {
  const meaning = new Current(db).meaning(tag);
  if (!meaning)
    throw new PassageError(
      'not_found',
      'This tag is not in the project, or no longer. Look at the codebook again.',
      { tag },
    );
  const now = revisionId(meaning);
  const since = sayings(db, tag);
  const rows = db
    .prepare(
      `SELECT a.revision AS id, count(*) AS annotations, max(a.created) AS latest ${COUNTED(seen)} AND a.tag_id = ?
       GROUP BY a.revision ORDER BY latest DESC, a.revision`,
    )
    .all(tag) as { id: string | null; annotations: number }[];
  const told = db.prepare('SELECT definition, guidelines, attributes FROM tag_revisions WHERE id = ?');
  const meaningBy = (id: string): TagMeaning | null => {
    const row = told.get(id) as (Omit<TagMeaning, 'attributes'> & { attributes: string }) | undefined;
    return row ? { ...row, attributes: JSON.parse(row.attributes) as TagMeaning['attributes'] } : null;
  };
  return {
    current: {
      id: now,
      meaning,
      annotations: rows.find(({ id }) => id === now)?.annotations ?? 0,
      since: since.get(now) ?? null,
    },
    others: rows
      .filter(({ id }) => id !== now)
      .map(({ id, annotations }) => ({
        id,
        meaning: id === null ? null : meaningBy(id),
        annotations,
        since: id === null ? null : (since.get(id) ?? null),
      })),
  };
}

/** By tag, how many annotations have another revision than the tag has now; those of which it is not known do not count. */
export function outdatedOf(project: Project, seen: Visibility): Record<string, number> {
  const current = new Current(project.db);
  const now = new Map<string, string | null>();
  const counts: Record<string, number> = {};
  for (const { tag, revision, annotations } of visibleCounts(project, seen)) {
    if (revision === null) continue;
    if (!now.has(tag)) {
      const meaning = current.meaning(tag);
      now.set(tag, meaning ? revisionId(meaning) : null);
    }
    if (now.get(tag) !== revision) counts[tag] = (counts[tag] ?? 0) + annotations;
  }
  return counts;
}

interface StoredChange {
  action: string;
  at: number;
  by: string;
  entity: 'tag' | 'attribute';
  id: string;
  after: string;
}

/** By revision, when the tag last came to say it and who made it so, by the log of this file. */
function sayings(db: ReadableDb, tag: string): Map<string, NonNullable<TagRevision['since']>> {
  const changes = db
    .prepare(
      `SELECT a.id AS action, a.at, coalesce(p.name, '') AS by, c.entity, c.entity_id AS id, c.after
       FROM changes c JOIN actions a ON a.id = c.action_id AND a.withdrawn = 0 LEFT JOIN annotators p ON p.id = a.actor
       WHERE c.withdrawn = 0 AND (c.entity = 'tag' AND c.entity_id = @tag
         OR c.entity = 'attribute' AND c.entity_id IN (SELECT id FROM attributes WHERE tag_id = @tag))
       ORDER BY a.clock, a.actor, a.id, c.n`,
    )
    .all({ tag }) as StoredChange[];
  const rows = new Map<string, Row>();
  const found = new Map<string, { at: number; by: string }>();
  let last = '';
  changes.forEach(({ action, at, by, entity, id, after }, i) => {
    rows.set(`${entity} ${id}`, { ...rows.get(`${entity} ${id}`), ...(JSON.parse(after) as Row) });
    // What one action does to a tag and its attributes is one saying.
    if (changes[i + 1]?.action === action) return;
    const said = revisionId(meaningIn(rows, tag));
    if (said !== last) found.set(said, { at, by });
    last = said;
  });
  return found;
}

function meaningIn(rows: ReadonlyMap<string, Row>, tag: string): TagMeaning {
  const own = rows.get(`tag ${tag}`) ?? {};
  const attributes = [...rows]
    .filter(([key, row]) => key.startsWith('attribute ') && row['tag_id'] === tag && row['deleted'] === 0)
    .map(([, row]) => ({
      name: String(row['name']),
      type: row['type'] as TagMeaning['attributes'][number]['type'],
      choices: JSON.parse(String(row['choices'])) as string[],
    }));
  return meaningOf({
    definition: String(own['definition'] ?? ''),
    guidelines: String(own['guidelines'] ?? ''),
    attributes,
  });
}
