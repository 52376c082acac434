import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PassageError } from '../../contract/errors.ts';
import { snapshotFile } from '../db/attach.ts';
import { realPath } from '../db/open.ts';
import type { MergeReport } from '../../contract/merge-types.ts';
import type { MergeSource } from '../merge/merge.ts';
import { asJob } from '../jobs.ts';
import type { Session } from '../session.ts';
import { temporaryFolder } from '../temporary.ts';
import { define } from './define.ts';
import { handOff } from './hand-off.ts';

type Wanted = { place: string } | { fileName: string; bytes: Uint8Array };

export const merge = define({
  'merge.run': (session, { sources, mapping, dryRun, job: id }) =>
    asJob(session, id, async (job) => {
      const { path: folder, dispose } = temporaryFolder('merge');
      try {
        const copies: MergeSource[] = [];
        for (const [i, source] of sources.entries())
          copies.push(await copyOf(session, source, join(folder, `${i}.passage`)));
        const report = await session.project.merge(session.annotator, copies, mapping, dryRun, job);
        return shownReport(session, report);
      } finally {
        dispose();
      }
    }),
  'merge.handOff': (session, { annotator, place }) => {
    // Another's hand-off file holds another's work.
    if (annotator !== null && !session.seen.isViewer(annotator))
      for (const id of transcriptIds(session)) session.seen.needTranscript(id);
    return handOff(session, annotator, place);
  },
});

const transcriptIds = (session: Session) =>
  session.project.db.prepare('SELECT id FROM transcripts WHERE deleted = 0').pluck().all() as string[];

/**
 * What of a report its reader may see. In a blind project, who has an open pass learns whose work came and what became
 * of shared things, but neither how much others annotated nor what.
 */
function shownReport(session: Session, report: MergeReport): MergeReport {
  const { seen, annotator } = session;
  if (seen.leftOut(transcriptIds(session)).length === 0) return report;
  const shared = new Set([
    'tag',
    'attribute',
    'relation_type',
    'speaker',
    'transcript',
    'variable',
    'project',
    'turn',
    'block',
    'round',
  ]);
  return {
    ...report,
    files: report.files.map((file) => ({
      ...file,
      annotations: file.annotations.filter((one) => one.annotator === annotator.name),
      actions: file.actions === 0 ? 0 : null,
      // Whose annotations lost their places is told by the list of those that may be seen.
      orphans: 0,
      decisions: 0,
      conflicts: file.conflicts.filter((conflict) => shared.has(conflict.entity)),
      offers: file.offers.map((offer) => ({ ...offer, annotations: 0 })),
      mapped: file.mapped.map((offer) => ({ ...offer, annotations: 0 })),
    })),
  };
}

/** The same error about a file by the name that its user knows; what is offered for projects of one's own does not fit a copy. */
function renamed(error: unknown, from: string, name: string): unknown {
  if (!(error instanceof PassageError)) return error;
  const first = error.message.replaceAll(from, name).split('. ', 1)[0]!;
  return new PassageError(
    'cannot_open',
    `${first}. Nothing was merged. Ask for the file anew, or let “passage repair” make a new one of it.`,
    undefined,
    { cause: error },
  );
}

/** A snapshot of a file to merge, so that nothing of ours is ever written into it. */
async function copyOf(session: Session, source: Wanted, copy: string): Promise<MergeSource> {
  if ('bytes' in source) {
    const upload = `${copy}.upload`;
    writeFileSync(upload, source.bytes);
    await snapshotFile(upload, copy).catch((error: unknown) => {
      throw renamed(error, basename(upload), source.fileName);
    });
    return { label: source.fileName, path: copy };
  }
  const path = realPath(session.host.places.resolve(source.place));
  if (path === session.project.path)
    throw new PassageError(
      'invalid_input',
      'A project cannot be merged into itself. Choose a colleague’s copy.',
    );
  await snapshotFile(path, copy);
  return { label: basename(path), path: copy };
}
