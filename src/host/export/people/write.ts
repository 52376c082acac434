import type { ExportOptions } from '../../../contract/export-options.ts';
import type { Loss } from '../../../core/formats/exchange/loss.ts';
import type { PeopleFormatName } from '../../../core/formats/people/names.ts';
import { runExchange } from '../../exchange/run.ts';
import type { Job } from '../../jobs.ts';
import type { Session } from '../../session.ts';
import { weightOf } from '../exchange.ts';
import type { PendingFiles } from '../files.ts';

/** Writes an export for people into files. */
export async function writeForPeople(
  session: Session,
  { format, ...options }: ExportOptions & { format: PeopleFormatName },
  files: PendingFiles,
  /** The name of the one file; null: a folder. */
  fileName: string | null,
  { tick, signal }: Pick<Job, 'tick' | 'signal'>,
): Promise<{ rows: number; losses: Loss[] }> {
  const job = {
    kind: 'people' as const,
    path: session.project.path,
    viewer: session.annotatorOrNull?.id ?? null,
    options,
    format,
    version: session.host.version,
    fileName,
    now: Date.now(),
    weight: weightOf(session),
  };
  const result = await runExchange(job, { tick, signal });
  for (const { path, bytes } of result.files) {
    const file = files.open(path);
    file.bytes(bytes);
    file.close();
  }
  return { rows: result.annotations, losses: result.losses };
}
