import { PassageError } from '../../contract/errors.ts';
import type { Block } from '../../core/model/structure.ts';
import type { TranscriptContent, TranscriptSummary } from '../../contract/types.ts';
import type { Row } from '../db/entities.ts';
import { readBlocks } from '../db/read-blocks.ts';
import { turnsOf } from '../editions/structure.ts';
import type { Project } from '../project.ts';
import { countBy } from '../visible-counts.ts';
import type { Visibility } from '../visibility.ts';
import { define } from './define.ts';

const SUMMARY = `
  SELECT t.id, t.title, t.date, t.source, t.language, t.note, t.part_of AS partOf, t.part_index AS partIndex,
    e.file_name AS fileName, e.id AS edition, e.length, t.created, e.number AS editionNumber
  FROM transcripts t JOIN editions e ON e.id = t.edition_id
  WHERE t.deleted = 0`;

export const transcripts = define({
  'transcripts.list': ({ project, seen }) =>
    counted(project, seen, project.db.prepare(`${SUMMARY} ORDER BY t.position, t.id`).all() as Uncounted[]),

  'transcripts.get': ({ project, seen }, { id }) => contentOf(project, seen, id),

  'transcripts.update': ({ project, annotator }, { id, partOf, partIndex, ...plain }) => {
    const { action } = project.act(
      annotator,
      'transcript.update',
      (title: string) => `Change the details of “${title}”`,
      (rec) => {
        const row = rec.live('transcript', id);
        const fields: Row = {};
        for (const [name, value] of Object.entries(plain)) if (value !== undefined) fields[name] = value;
        if (fields['title'] !== undefined && String(fields['title']).trim() === '')
          throw new PassageError('invalid_input', 'A title may not be blank. Give it a letter or a digit.');
        if (partOf !== undefined) {
          if (partOf !== null)
            refuseLoop(project, id, partOf, rec.live('transcript', partOf)['id'] as string);
          fields['part_of'] = partOf;
          if (partOf === null) fields['part_index'] = null;
        }
        if (partIndex !== undefined) fields['part_index'] = partIndex;
        rec.update('transcript', id, fields);
        return String(fields['title'] ?? row['title']);
      },
    );
    return { action };
  },

  'transcripts.delete': ({ project, annotator }, { id }) => {
    const { action } = project.act(
      annotator,
      'transcript.delete',
      (title: string) => `Delete the transcript “${title}”`,
      (rec) => {
        const row = rec.live('transcript', id);
        const part = project.db
          .prepare('SELECT title FROM transcripts WHERE part_of = ? AND deleted = 0')
          .get(id) as { title: string } | undefined;
        if (part)
          throw new PassageError(
            'conflict',
            `“${part.title}” is a part of this transcript. Take it out first, or delete it.`,
          );
        rec.remove('transcript', id);
        return String(row['title']);
      },
    );
    return { action };
  },
});

/** A transcript with its current edition. Throws `not_found`. */
export function contentOf(project: Project, seen: Visibility, id: string): TranscriptContent {
  const transcript = summaryOf(project, seen, id);
  const edition = project.db
    .prepare('SELECT sha256, encoding, bom FROM editions WHERE id = ?')
    .get(transcript.edition) as { sha256: string; encoding: string; bom: number };
  const blocks = blocksOf(project, transcript.edition);
  return {
    transcript,
    text: project.textOf(transcript.edition),
    sha256: edition.sha256,
    encoding: edition.encoding,
    bom: edition.bom === 1,
    blocks,
    turns: turnsOf(project.db, blocks),
    variables: Object.fromEntries(
      (
        project.db
          .prepare(
            `SELECT v.variable_id AS id, v.value FROM variable_values v JOIN variables d ON d.id = v.variable_id
               WHERE v.transcript_id = ? AND v.deleted = 0 AND d.deleted = 0`,
          )
          .all(id) as { id: string; value: string }[]
      ).map((v) => [v.id, v.value]),
    ),
  };
}

/** Throws `not_found`. */
export function summaryOf(project: Project, seen: Visibility, id: string): TranscriptSummary {
  const row = project.db.prepare(`${SUMMARY} AND t.id = ?`).get(id) as Uncounted | undefined;
  if (!row)
    throw new PassageError(
      'not_found',
      'This transcript is not in the project, or no longer: somebody may have deleted it.',
      { id },
    );
  return counted(project, seen, [row])[0]!;
}

type Uncounted = Omit<TranscriptSummary, 'turns' | 'annotations' | 'orphans'>;

/** Annotations that stand in the text are counted apart from those that corrections have orphaned. */
function counted(project: Project, seen: Visibility, rows: readonly Uncounted[]): TranscriptSummary[] {
  const counts = countBy(project, seen, 'transcript');
  const orphans = orphansBy(project, seen);
  return rows.map((row) => ({
    ...row,
    turns: project.turns.of(row.edition),
    editions: project.editions.of(row.id),
    annotations: (counts.get(row.id) ?? 0) - (orphans.get(row.id) ?? 0),
    orphans: orphans.get(row.id) ?? 0,
  }));
}

/** How many annotations that may be seen have no place, by transcript. */
function orphansBy({ db }: Project, seen: Visibility): Map<string, number> {
  const rows = db
    .prepare(
      // From the few: SQLite would go through all annotations.
      `SELECT a.transcript_id AS id, count(*) AS n FROM orphans o
       CROSS JOIN annotations a ON a.id = o.annotation_id AND a.deleted = 0 AND ${seen.annotation()} GROUP BY a.transcript_id`,
    )
    .all() as { id: string; n: number }[];
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** The live blocks of an edition, sorted by start (UTF-16), never overlapping. */
export const blocksOf = (project: Project, edition: string): Block[] =>
  readBlocks(project.db, edition, project.textOf(edition));

function refuseLoop(project: Project, id: string, partOf: string, whole: string): void {
  const up = project.db.prepare('SELECT part_of AS up FROM transcripts WHERE id = ?');
  for (let at: string | null = whole, steps = 0; at !== null && steps < 1_000; steps++) {
    if (at === id)
      throw new PassageError('conflict', 'A transcript cannot be a part of itself. Choose another one.', {
        id,
        partOf,
      });
    at = (up.get(at) as { up: string | null } | undefined)?.up ?? null;
  }
}
