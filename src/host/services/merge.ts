import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PassageError } from '../../contract/errors.ts';
import { snapshotFile } from '../db/attach.ts';
import { realPath } from '../db/open.ts';
import type { MergeSource } from '../merge/merge.ts';
import type { Session } from '../session.ts';
import { define } from './define.ts';
import { handOff } from './hand-off.ts';

type Wanted = { place: string } | { fileName: string; bytes: Uint8Array };

export const merge = define({
  'merge.run': async (session, { sources, mapping, dryRun, job }) => {
    const folder = mkdtempSync(join(tmpdir(), 'passage-merge-'));
    const controller = new AbortController();
    if (job) session.jobs.set(job, controller);
    try {
      const copies: MergeSource[] = [];
      for (const [i, source] of sources.entries())
        copies.push(await copyOf(session, source, join(folder, `${i}.passage`)));
      return await session.project.merge(session.annotator, copies, mapping, dryRun, {
        signal: controller.signal,
        tick: (done, total) => job && session.emit('progress', { job, done, total }),
      });
    } finally {
      if (job) session.jobs.delete(job);
      rmSync(folder, { recursive: true, force: true });
    }
  },
  'merge.handOff': (session, { annotator, place }) => handOff(session, annotator, place),
});

/** A snapshot of a file to merge, so that nothing of ours is ever written into it. */
async function copyOf(session: Session, source: Wanted, copy: string): Promise<MergeSource> {
  if ('bytes' in source) {
    const upload = `${copy}.upload`;
    writeFileSync(upload, source.bytes);
    await snapshotFile(upload, copy);
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
