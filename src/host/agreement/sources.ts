import type { Source } from '../../core/agreement/coded.ts';
import type { Project } from '../project.ts';
import { turnsOf } from '../editions/structure.ts';
import { blocksOf } from '../services/transcripts.ts';
import type { Visibility } from '../visibility.ts';

/** A transcript as agreement reads it, and whose turns its turns are. */
export interface AgreementSource extends Source {
  title: string;
  speakers: ReadonlyMap<string, string | null>;
}

/** The transcripts that may be compared, those wanted first asked for by id, and how many blind mode hides. */
export function sourcesOf(
  project: Project,
  seen: Visibility,
  wanted: readonly string[] | undefined,
): { sources: AgreementSource[]; hidden: number } {
  const { db } = project;
  const rows = db
    .prepare(
      `SELECT t.id, t.title, t.language, t.edition_id AS edition FROM transcripts t WHERE t.deleted = 0 ORDER BY t.position, t.id`,
    )
    .all() as { id: string; title: string; language: string; edition: string }[];
  const done = db.prepare(
    `SELECT annotator_id FROM passes WHERE transcript_id = ? AND state = 'done' AND deleted = 0`,
  );
  const asked = rows.filter((row) => !wanted || wanted.includes(row.id));
  const shown = asked.filter((row) => seen.seesTranscript(row.id));
  const sources = shown.map(({ id, title, language, edition }): AgreementSource => {
    const blocks = blocksOf(project, edition);
    return {
      transcript: id,
      title,
      edition,
      language,
      text: project.textOf(edition),
      blocks,
      annotations: project.annotations.ofTranscript(id),
      done: done.pluck().all(id) as string[],
      speakers: new Map(turnsOf(db, blocks).map((turn) => [turn.id, turn.speaker])),
    };
  });
  return { sources, hidden: asked.length - shown.length };
}
