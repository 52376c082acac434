import { type Loss, Losses, type LossKind } from '../../../core/formats/exchange/loss.ts';
import type { FormatFile } from '../../../core/formats/exchange/model.ts';
import { openForReading } from '../../db/open.ts';
import type { ExportedExchange, PeopleJob } from '../../exchange/job.ts';
import { Visibility } from '../../visibility.ts';
import { orphanLosses } from '../orphans.ts';
import { ExportSource } from '../source.ts';
import { Said } from './said.ts';
import { WRITERS } from './writers.ts';

/** What a writer of a format is given. `tick` may throw to stop it. */
export interface PeopleTarget {
  job: PeopleJob;
  source: ExportSource;
  /** What made the document, for its last line. */
  made: string;
  losses: Losses;
  /** What is said of annotations beside themselves. */
  said: Said;
  tick(done: number): void;
}

/** What a writer gives back. */
export interface PeopleFiles {
  files: FormatFile[];
  /** The annotations that are in them. */
  annotations: ReadonlySet<string>;
}

const RELATION: LossKind = {
  code: 'relation-not-shown',
  aspect: 'relation',
  sentence: 'A codebook shows tags, not the relations between annotations.',
};

/** The files of an export for people, from one commit. */
export async function exportForPeople(
  job: PeopleJob,
  tick: (done: number, total: number) => void,
): Promise<ExportedExchange> {
  const db = openForReading(job.path);
  try {
    db.exec('BEGIN');
    const seen = new Visibility(db, job.viewer);
    const source = new ExportSource(db, job.options, seen);
    const total = source.count();
    const losses = new Losses();
    const made = `Made with Passage ${job.version} on ${new Date(job.now).toISOString().slice(0, 10)}.`;
    const said = new Said(source);
    const target = { job, source, made, losses, said, tick: (done: number) => tick(done, total) };
    const { files, annotations } = await WRITERS[job.format](target);
    const isCodebook = job.format === 'codebook-html' || job.format === 'codebook-docx';
    if (isCodebook) losses.add(RELATION, 'all', source.relations.within(annotations));
    losses.addAll(said.losses.list());
    const all: Loss[] = [
      ...losses.list(),
      ...source.relations.leftOut(annotations),
      ...orphanLosses(db, source),
    ];
    return {
      files,
      losses: all,
      leftOut: seen.leftOut(source.transcriptIds()),
      annotations: annotations.size,
    };
  } finally {
    db.close();
  }
}
