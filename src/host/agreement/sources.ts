import type { Source } from '../../core/agreement/coded.ts';
import type { Project } from '../project.ts';
import { turnsOf } from '../editions/structure.ts';
import { blocksOf } from '../services/transcripts.ts';
import type { Visibility } from '../visibility.ts';

/** A transcript as agreement reads it, and whose turns its turns are. */
export interface AgreementSource extends Source {
  title: string;
  speakers: ReadonlyMap<string, string | null>;
  /** Of the edition. */
  number: number;
  sha256: string;
  /** By annotator: annotations that corrections of the text have left without a place. */
  orphans: ReadonlyMap<string, number>;
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
      `SELECT t.id, t.title, t.language, t.edition_id AS edition, e.number, e.sha256 FROM transcripts t
       JOIN editions e ON e.id = t.edition_id WHERE t.deleted = 0 ORDER BY t.position, t.id`,
    )
    .all() as {
    id: string;
    title: string;
    language: string;
    edition: string;
    number: number;
    sha256: string;
  }[];
  const done = db.prepare(
    `SELECT annotator_id FROM passes WHERE transcript_id = ? AND state = 'done' AND deleted = 0`,
  );
  const orphans = db
    .prepare(
      `SELECT a.annotator_id, count(*) FROM orphans o JOIN annotations a ON a.id = o.annotation_id AND a.deleted = 0
       WHERE a.transcript_id = ? GROUP BY a.annotator_id`,
    )
    .raw();
  const asked = rows.filter((row) => !wanted || wanted.includes(row.id));
  const shown = asked.filter((row) => seen.seesTranscript(row.id));
  const sources = shown.map(({ id, title, language, edition, number, sha256 }): AgreementSource => {
    const blocks = blocksOf(project, edition);
    return {
      transcript: id,
      title,
      edition,
      number,
      sha256,
      orphans: new Map(orphans.all(id) as [string, number][]),
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
