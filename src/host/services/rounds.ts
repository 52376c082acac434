import { v7 as uuidv7 } from 'uuid';
import { drawAssignments } from '../../core/review/sample.ts';
import type { CodebookRevision, Round } from '../../contract/review-types.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import { define } from './define.ts';

export const rounds = define({
  'rounds.list': ({ project }) => roundsOf(project),

  'rounds.create': ({ project, annotator }, { name }) => {
    const id = uuidv7();
    const revision = codebookRevision(project);
    const { action } = project.act(annotator, 'round.create', `Begin the round “${name}”`, (rec) =>
      rec.insert('round', {
        id,
        name,
        codebook: revision.clock,
        revision: revision.number,
        share: null,
        seed: null,
        created: Date.now(),
      }),
    );
    return { action, id };
  },

  'rounds.delete': ({ project, annotator }, { id }) => {
    const { action } = project.act(
      annotator,
      'round.delete',
      (name: string) => `Delete the round “${name}”`,
      (rec) => {
        const name = String(rec.live('round', id)['name']);
        for (const key of assignmentsOf(project, id)) rec.remove('assignment', key);
        rec.remove('round', id);
        return name;
      },
    );
    return { action };
  },

  'rounds.assign': ({ project, annotator }, { round, transcript, annotator: to }) => {
    const { action } = project.act(
      annotator,
      'round.assign',
      (what: string) => what,
      (rec) => {
        const title = String(rec.live('transcript', transcript)['title']);
        const name = String(rec.live('annotator', to)['name']);
        rec.live('round', round);
        rec.put('assignment', { round_id: round, transcript_id: transcript, annotator_id: to });
        return `Assign “${title}” to ${name}`;
      },
    );
    return { action };
  },

  'rounds.unassign': ({ project, annotator }, { round, transcript, annotator: from }) => {
    const { action } = project.act(
      annotator,
      'round.unassign',
      (what: string) => what,
      (rec) => {
        rec.live('assignment', `${round}/${transcript}/${from}`);
        rec.remove('assignment', `${round}/${transcript}/${from}`);
        const title = String(rec.get('transcript', transcript)?.['title']);
        return `Take “${title}” from ${String(rec.get('annotator', from)?.['name'])}`;
      },
    );
    return { action };
  },

  'rounds.assignRandom': ({ project, annotator }, { round, transcripts, ...draw }) => {
    let several = 0;
    let assigned = 0;
    const { action } = project.act(
      annotator,
      'round.assignRandom',
      (name: string) =>
        `Assign ${assigned} transcripts at random in “${name}”, ${several} of them to several (seed ${draw.seed})`,
      (rec) => {
        const name = String(rec.live('round', round)['name']);
        for (const id of draw.annotators) rec.live('annotator', id);
        const ids = transcripts ?? liveTranscripts(project);
        for (const id of ids) rec.live('transcript', id);
        const drawn = drawAssignments({ ...draw, transcripts: ids });
        assigned = drawn.length;
        several = drawn.filter((d) => d.annotators.length > 1).length;
        writeDraw(project, rec, round, drawn);
        rec.update('round', round, { share: draw.share, seed: draw.seed });
        return name;
      },
    );
    return { action, assigned, several };
  },
});

/** What the round assigned before and the draw does not goes; what both have stays as it is. */
function writeDraw(
  project: Project,
  rec: Recorder,
  round: string,
  drawn: readonly { transcript: string; annotators: string[] }[],
): void {
  const wanted = new Set(drawn.flatMap((d) => d.annotators.map((id) => `${round}/${d.transcript}/${id}`)));
  for (const key of assignmentsOf(project, round)) if (!wanted.has(key)) rec.remove('assignment', key);
  for (const { transcript, annotators } of drawn)
    for (const annotator of annotators)
      rec.put('assignment', { round_id: round, transcript_id: transcript, annotator_id: annotator });
}

const assignmentsOf = (project: Project, round: string): string[] =>
  project.db
    .prepare(
      `SELECT round_id || '/' || transcript_id || '/' || annotator_id FROM assignments WHERE round_id = ? AND deleted = 0`,
    )
    .pluck()
    .all(round) as string[];

const liveTranscripts = (project: Project): string[] =>
  project.db.prepare('SELECT id FROM transcripts WHERE deleted = 0').pluck().all() as string[];

/** The codebook as it is now, by the log: the clock of its last change, and how many actions changed it. */
function codebookRevision(project: Project): Pick<CodebookRevision, 'clock' | 'number'> {
  return project.db
    .prepare(
      `SELECT max(a.clock) AS clock, count(*) AS number FROM actions a JOIN (
         SELECT DISTINCT action_id FROM changes WHERE entity IN ('tag', 'attribute') AND withdrawn = 0) c ON c.action_id = a.id
       WHERE a.withdrawn = 0`,
    )
    .get() as Pick<CodebookRevision, 'clock' | 'number'>;
}

function roundsOf(project: Project): Round[] {
  const now = codebookRevision(project);
  const at = project.db.prepare('SELECT max(at) FROM actions WHERE clock = ?').pluck();
  const assignments = Map.groupBy(
    project.db
      .prepare(
        `SELECT s.round_id AS round, s.transcript_id AS transcript, s.annotator_id AS annotator FROM assignments s
         JOIN transcripts t ON t.id = s.transcript_id AND t.deleted = 0
         WHERE s.deleted = 0 ORDER BY t.position, t.id, s.annotator_id`,
      )
      .all() as { round: string; transcript: string; annotator: string }[],
    (row) => row.round,
  );
  type Stored = Pick<Round, 'id' | 'name' | 'share' | 'seed' | 'created'> & {
    codebook: string;
    revision: number;
  };
  const rows = project.db
    .prepare(
      'SELECT id, name, codebook, revision, share, seed, created FROM rounds WHERE deleted = 0 ORDER BY created, id',
    )
    .all() as Stored[];
  return rows.map(({ codebook, revision, ...row }) => ({
    ...row,
    codebook: { clock: codebook, number: revision, at: (at.get(codebook) as number | null) ?? 0 },
    codebookChanged: codebook !== now.clock,
    assignments: (assignments.get(row.id) ?? []).map(({ transcript, annotator }) => ({
      transcript,
      annotator,
    })),
  }));
}
