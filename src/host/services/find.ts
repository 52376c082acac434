import { basename, dirname, join } from 'node:path';
import type { FindQuery } from '../../core/find/query.ts';
import type { FilePseudonyms } from '../../contract/export-options.ts';
import type { FindInProject } from '../../contract/find.ts';
import type { FindEnd, FoundLine } from '../../contract/find-types.ts';
import type { ExportResult } from '../../contract/types.ts';
import { PendingFiles } from '../export/files.ts';
import { pseudonymsOf } from '../export/pseudonyms.ts';
import { FoundCsv } from '../find/csv.ts';
import type { ProjectRequest } from '../find/request.ts';
import type { SearchOutcome } from '../find/thread.ts';
import { asJob, type Job } from '../jobs.ts';
import type { Session } from '../session.ts';
import { makeDownload } from '../temporary.ts';
import { define } from './define.ts';

/** A regular expression may take so many milliseconds, and where there is much text one for each thousand units (UTF-16). */
const LEAST_TIME = 10_000;
const UNITS_A_MILLISECOND = 1_000;

export const find = define({
  'find.inTranscript': (session, { job, seconds, transcript, labels, furniture, most, ...query }) =>
    asJob(session, job, async ({ signal, tick }) => {
      const time = limitOf(session, query, seconds);
      const outcome = await session.project.threads.search(
        { kind: 'transcript', query, transcript, labels, furniture, most },
        session.annotatorOrNull?.id ?? null,
        { progress: tick },
        { time, signal },
      );
      const { edition = editionOf(session, transcript), places = new Uint8Array() } = outcome;
      return { ...endOf(outcome, time), edition, ranges: places };
    }),

  'find.inProject': (session, { job, ...request }) =>
    asJob(session, job, async (control) => {
      const lines: FoundLine[] = [];
      const take = (found: FoundLine[]): void => {
        if (job === undefined) lines.push(...found);
        else session.emit('found', { job, lines: found });
      };
      return { ...(await searchProject(session, request, request.most, control, take)), lines };
    }),

  'find.export': (session, { job, place, ...request }) =>
    asJob(session, job, async (control) => {
      if (place !== undefined)
        return writeLines(session, request, control, session.host.places.resolveExport(place));
      return makeDownload('find', async ({ path: folder, dispose }) => {
        const fileName = 'hits.csv';
        const path = join(folder, fileName);
        const result = await writeLines(session, request, control, path);
        return {
          ...result,
          download: `/download/${session.host.downloads.offer({ path, fileName, dispose })}`,
        };
      });
    }),
});

/** Of a transcript whose search was stopped before it could say. */
const editionOf = ({ project }: Session, transcript: string): string =>
  project.db.prepare('SELECT edition_id FROM transcripts WHERE id = ?').pluck().get(transcript) as string;

async function searchProject(
  session: Session,
  { seconds, ...request }: Omit<FindInProject, 'job'>,
  most: number,
  { signal, tick }: Job,
  take: (lines: FoundLine[]) => void,
): Promise<FindEnd> {
  const time = limitOf(session, request, seconds);
  const outcome = await session.project.threads.search(
    projectRequest(request, most),
    session.annotatorOrNull?.id ?? null,
    { lines: take, progress: tick },
    { time, signal },
  );
  return endOf(outcome, time);
}

function projectRequest(
  {
    pattern,
    regex,
    matchCase,
    matchAccents,
    wholeWords,
    matchBlanks,
    ...rest
  }: Omit<FindInProject, 'job' | 'seconds'>,
  most: number,
): ProjectRequest {
  return {
    ...rest,
    kind: 'project',
    query: { pattern, regex, matchCase, matchAccents, wholeWords, matchBlanks },
    most,
  };
}

async function writeLines(
  session: Session,
  request: Omit<FindInProject, 'job'> & { pseudonyms?: FilePseudonyms | undefined },
  control: Job,
  path: string,
): Promise<ExportResult> {
  const files = new PendingFiles(dirname(path));
  try {
    const file = files.open(basename(path));
    const csv = new FoundCsv(session.project, pseudonymsOf(session.project.db, request.pseudonyms));
    file.text(csv.head());
    const end = await searchProject(session, request, Number.MAX_SAFE_INTEGER, control, (lines) => {
      for (const line of lines) file.text(csv.record(line));
    });
    const losses = end.stopped
      ? [
          `The regular expression was stopped after ${end.stopped.seconds} seconds: only what was found until then is in the file.`,
        ]
      : [];
    return { files: files.commit(), rows: end.hits, losses, download: null };
  } catch (error) {
    files.discard();
    throw error;
  }
}

const endOf = ({ hits, more, timedOut }: SearchOutcome, time: number | undefined): FindEnd => ({
  hits,
  more,
  stopped: timedOut && { seconds: Math.round((time ?? 0) / 100) / 10, transcript: timedOut.transcript },
});

/** How long a search may take, in milliseconds: only regular expressions can take for ever. */
function limitOf({ project }: Session, query: FindQuery, seconds: number | undefined): number | undefined {
  if (!query.regex) return undefined;
  if (seconds !== undefined) return seconds * 1_000;
  const units = project.db
    .prepare(
      'SELECT total(e.length) FROM transcripts t JOIN editions e ON e.id = t.edition_id WHERE t.deleted = 0',
    )
    .pluck()
    .get() as number;
  return Math.max(LEAST_TIME, units / UNITS_A_MILLISECOND);
}
