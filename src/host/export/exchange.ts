import type { Loss } from '../../core/formats/exchange/loss.ts';
import type { ExchangeFormatName } from '../../core/formats/exchange/format-names.ts';
import { PassageError } from '../../contract/errors.ts';
import type { ExportOptions } from '../../contract/export-options.ts';
import { runExchange } from '../exchange/run.ts';
import type { Job } from '../jobs.ts';
import type { Session } from '../session.ts';
import { PendingFiles } from './files.ts';

/** Writes an export in a format of annotated documents into files. */
export async function writeExchange(
  session: Session,
  { format, unit, ...options }: ExportOptions & { format: ExchangeFormatName },
  files: PendingFiles,
  /** The name of the one file, where the format writes one; null: a folder. */
  fileName: string | null,
  { tick, signal }: Pick<Job, 'tick' | 'signal'>,
): Promise<{ rows: number; losses: Loss[] }> {
  const job = {
    kind: 'export' as const,
    path: session.project.path,
    viewer: session.annotatorOrNull?.id ?? null,
    options,
    format,
    unit,
    now: Date.now(),
    weight: weightOf(session),
  };
  const result = await runExchange(job, { tick, signal });
  if (result.files.length === 0)
    throw new PassageError(
      'invalid_input',
      'There is nothing in this choice that the format could hold. Choose other tags or transcripts, or another format.',
    );
  for (const { path, bytes } of result.files) {
    const file = files.open(fileName ?? path);
    file.bytes(bytes);
    file.close();
  }
  return { rows: result.annotations, losses: result.losses };
}

/** About how many bytes an export of everything has. */
export function weightOf({ project }: Session): number {
  const count = (sql: string) => project.db.prepare(sql).pluck().get() as number;
  return (
    count('SELECT coalesce(sum(e.length), 0) FROM transcripts t JOIN editions e ON e.id = t.edition_id') +
    count('SELECT count(*) FROM annotations') * BYTES_OF_ONE
  );
}

/** What an annotation takes in files and in the work of reading it. */
const BYTES_OF_ONE = 200;
