import { PassageError } from '../../contract/errors.ts';
import type { PurgeKind, PurgeReport } from '../../contract/purge-types.ts';
import { networkOf } from '../db/file-system.ts';
import { ProjectLock } from '../db/lock.ts';
import { asJob } from '../jobs.ts';
import { joinedWith } from '../purge/dead.ts';
import { type Purged, runPurge } from '../purge/run.ts';
import { copiesBeside, nameOf, placesOf, previewOf } from '../purge/target.ts';
import type { Session } from '../session.ts';
import { define } from './define.ts';

export const purge = define({
  'purge.preview': (session, { what, id }) => {
    needAll(session);
    return previewOf(session.project.db, session.project.path, what, id);
  },
  'purge.run': async (session, { what, id, confirm, pseudonym, everywhere, job }): Promise<PurgeReport> => {
    needAll(session);
    const { host, project } = session;
    project.assertStands();
    const name = nameOf(project.db, what, id);
    if (confirm.trim() !== name.trim())
      throw new PassageError('conflict', `Nothing was purged. To confirm, repeat “${name}”.`);
    const ids = what === 'speaker' ? [id] : joinedWith(project.db, what, id);
    if (what === 'annotator' && ids.includes(session.annotatorOrNull?.id ?? ''))
      throw new PassageError(
        'conflict',
        'Nothing was purged. This is who is at the desk: choose another annotator first.',
      );
    const { names } = previewOf(project.db, project.path, what, id);
    const stands = what === 'transcript' ? undefined : (pseudonym ?? freePseudonym(session, what));
    const { path } = project;
    await host.backedUp(path);
    // Before the job begins: leaving a project stops the jobs of a session.
    host.closeFor(path, session, 'Somebody purges this project. Open it again to go on with what is left.');
    let purged: Purged;
    try {
      const lock = new ProjectLock(path);
      try {
        const person = stands === undefined ? {} : { pseudonym: stands, everywhere };
        const marks = [{ id, what, at: Date.now(), ...person }];
        purged = await asJob(session, job, (control) => runPurge({ path, marks }, control));
      } finally {
        lock.release();
      }
    } finally {
      host.enter(session, path);
    }
    const { db } = session.project;
    const copies = copiesBeside(db, path);
    const placesLeft = placesOf(db, names);
    return {
      what,
      pseudonym: stands ?? null,
      ...purged,
      placesLeft,
      copies,
      remembered: host.profile.desk.forget(ids, names, Date.now()),
      mayRemain: remains(what, copies, placesLeft, purged.backups.left, networkOf(path)),
    };
  },
});

/** In a blind project what a purge takes would tell of others' work: it waits until everything may be seen. */
function needAll(session: Session): void {
  if (session.seen.everything) return;
  const ids = session.project.db
    .prepare('SELECT id FROM transcripts WHERE deleted = 0')
    .pluck()
    .all() as string[];
  for (const id of ids) session.seen.needTranscript(id);
}

function freePseudonym({ project }: Session, what: 'annotator' | 'speaker'): string {
  const taken = new Set(project.db.prepare(`SELECT name FROM ${what}s`).pluck().all());
  const word = what === 'speaker' ? 'Speaker' : 'Annotator';
  for (let n = 1; ; n++) if (!taken.has(`${word} ${n}`)) return `${word} ${n}`;
}

function remains(
  what: PurgeKind,
  copies: readonly string[],
  placesLeft: number,
  left: readonly string[],
  network: string | null,
): string[] {
  return [
    'In files that were exported, handed off or printed, and in colleagues’ copies of the project.',
    'In the file that it was imported from, and in backups that the system or a program for synchronising makes.',
    ...(what === 'transcript'
      ? ['In notes and comments on other transcripts, where somebody quoted it.']
      : ['Under another form of the name, within a text or a note.']),
    ...(placesLeft > 0 ? [`In texts, where the name stands in ${placesLeft} places.`] : []),
    ...(copies.length > 0 ? [`In files beside the project: ${copies.join(', ')}.`] : []),
    ...(left.length > 0
      ? [`In the folder of backups, in files that could not be purged: ${left.join(', ')}.`]
      : []),
    ...(network !== null ? ['On the server of the network folder, if that keeps earlier versions.'] : []),
  ];
}
