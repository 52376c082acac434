import { v7 as uuidv7 } from 'uuid';
import { FormatError } from '../../core/formats/exchange/format-error.ts';
import { PassageError } from '../../contract/errors.ts';
import { runExchange } from '../exchange/run.ts';
import type { MapJob } from '../exchange/job.ts';
import { asJob } from '../jobs.ts';
import type { Session } from '../session.ts';
import { define } from './define.ts';

/** Annotated documents in: files are added to a batch, sorted and read, then imported with a mapping. */
export const exchange = define({
  'import.add': (session, { batch, path, bytes }) => {
    try {
      session.addToBatch(batch, { path, bytes });
    } catch (error) {
      session.batches.delete(batch);
      if (error instanceof FormatError)
        throw new PassageError('unreadable_source', error.message, { reason: error.code }, { cause: error });
      throw error;
    }
  },

  'import.sort': (session, { batch, job: id }) =>
    asJob(session, id, async ({ tick, signal }) => {
      const files = session.batches.get(batch) ?? [];
      session.batches.delete(batch);
      const { path } = session.project;
      const viewer = session.annotatorOrNull?.id ?? null;
      const sorted = await runExchange({ kind: 'sort', path, viewer, files }, { tick, signal });
      const parts = new Map(sorted.rest.map((file) => [uuidv7(), file]));
      session.keepParts(parts);
      return {
        exchanges: sorted.groups.map(({ group, source }) => {
          const upload = uuidv7();
          session.keepGroup(upload, group);
          return { ...source, upload };
        }),
        rest: [...parts].map(([part, { path: own }]) => ({ part, path: own })),
        metadata: sorted.metadata,
        faults: sorted.faults,
      };
    }),

  'import.mapRows': (session, { upload, mapping, reading = {}, job: id }) =>
    asJob(session, id, async ({ tick, signal }) => {
      const { rows: _rows, ...known } = groupOf(session, upload);
      if (known.format !== 'rows')
        throw new PassageError(
          'invalid_input',
          'This file is no table whose columns can be chosen. Import it as it was found.',
          {
            upload,
          },
        );
      const { path } = session.project;
      const viewer = session.annotatorOrNull?.id ?? null;
      const group = { ...known, ...(mapping && { rows: mapping }) };
      const job: MapJob = { kind: 'map', path, viewer, group, reading };
      const source = await runExchange(job, { tick, signal });
      session.groups.set(upload, { ...known, rows: source.table!.mapping });
      return { ...source, upload };
    }),

  'import.commitExchange': (session, { upload, job: id, ...mapping }) =>
    asJob(session, id, async ({ tick, signal }) => {
      const group = groupOf(session, upload);
      const { project, annotator: actor } = session;
      const done = await project.writeElsewhere(
        'An import is running.',
        () => runExchange({ kind: 'write', path: project.path, actor, group, mapping }, { tick, signal }),
        actor,
      );
      session.groups.delete(upload);
      return done;
    }),
});

function groupOf(session: Session, upload: string) {
  const group = session.groups.get(upload);
  if (!group)
    throw new PassageError(
      'not_found',
      'These files are no longer waiting to be imported. Choose them again.',
      {
        upload,
      },
    );
  return group;
}
