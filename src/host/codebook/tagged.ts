import type { TaggedAnnotation, TaggedPage } from '../../contract/codebook-types.ts';
import type { Parsed } from '../../contract/contract.ts';
import { readQuoted } from '../db/quoted.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';

interface Stored {
  id: string;
  note: string;
  revision: string | null;
}

/** The annotations of a tag that match, in the order of transcripts and text; the first `limit` with their words. */
export function taggedPage(
  project: Project,
  seen: Visibility,
  { tag, transcript, annotator, words, revision, limit }: Parsed<'tags.annotations'>,
): TaggedPage {
  const conditions = [
    transcript === undefined ? '' : 'AND a.transcript_id = @transcript',
    annotator === undefined ? '' : 'AND a.annotator_id = @annotator',
    revision === undefined ? '' : 'AND a.revision IS @revision',
  ];
  const parameters = Object.fromEntries(
    Object.entries({ tag, transcript, annotator, revision }).filter(([, value]) => value !== undefined),
  );
  let rows = project.db
    .prepare(
      `SELECT a.id, a.note, a.revision FROM annotations a
       JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0
       LEFT JOIN spans s ON s.annotation_id = a.id AND s.edition_id = t.edition_id AND s.deleted = 0
       WHERE a.deleted = 0 AND a.tag_id = @tag AND ${seen.annotation()} ${conditions.join(' ')}
       ORDER BY t.position, t.id, s."start" IS NULL, s."start", s."end" DESC, a.id`,
    )
    .all(parameters) as Stored[];
  const quoted = (some: readonly Stored[]) =>
    readQuoted(
      project.db,
      (edition) => project.textOf(edition),
      some.map(({ id }) => id),
    );
  const wanted = words?.trim().toLocaleLowerCase() ?? '';
  if (wanted !== '') {
    const all = quoted(rows);
    rows = rows.filter((row) =>
      `${all.get(row.id)?.quote ?? ''}\n${row.note}`.toLocaleLowerCase().includes(wanted),
    );
  }
  const first = rows.slice(0, limit);
  const ends = quoted(first);
  const values = valuesOf(
    project,
    first.map(({ id }) => id),
  );
  return {
    ids: rows.map(({ id }) => id),
    rows: first.flatMap(({ id, note, revision: made }): TaggedAnnotation[] => {
      const known = ends.get(id);
      return known ? [{ ...known, note, revision: made, values: values.get(id) ?? {} }] : [];
    }),
  };
}

/** Values of the attributes that the annotations' tags have now. */
function valuesOf(project: Project, ids: readonly string[]): Map<string, Record<string, string>> {
  const rows = project.db
    .prepare(
      `SELECT v.annotation_id AS id, v.attribute_id AS attribute, v.value FROM annotation_values v
       JOIN annotations a ON a.id = v.annotation_id
       JOIN attributes d ON d.id = v.attribute_id AND d.tag_id = a.tag_id AND d.deleted = 0
       WHERE v.deleted = 0 AND v.annotation_id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as { id: string; attribute: string; value: string }[];
  const out = new Map<string, Record<string, string>>();
  for (const { id, attribute, value } of rows) out.set(id, { ...out.get(id), [attribute]: value });
  return out;
}
