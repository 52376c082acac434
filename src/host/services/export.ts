import { safeName } from '../../core/formats/exchange/file-names.ts';
import { join } from 'node:path';
import { endingOf, isOneFile } from '../../core/formats/exchange/format-names.ts';
import { nameSuffix } from '../../core/formats/people/names.ts';
import type { ExportOptions } from '../../contract/export-options.ts';
import type { ExportResult } from '../../contract/types.ts';
import { previewRows } from '../export/dataset.ts';
import { pseudonymsOf } from '../export/pseudonyms.ts';
import { runExport } from '../export/run.ts';
import { ExportSource } from '../export/source.ts';
import { previewSources } from '../export/sources.ts';
import { tableFiles } from '../export/tables.ts';
import { zipFolder } from '../export/zip.ts';
import { asJob } from '../jobs.ts';
import type { Session } from '../session.ts';
import { makeDownload } from '../temporary.ts';
import { define } from './define.ts';

/** Rows that a preview shows. */
const PREVIEW_ROWS = 50;

export const exports = define({
  'export.preview': (session, options) => {
    const { db } = session.project;
    const source = new ExportSource(db, options, session.seen);
    if (options.format === 'source') return previewSources(source, db, PREVIEW_ROWS);
    const { columns, rows } = previewRows(source, PREVIEW_ROWS + 1);
    return {
      columns,
      rows: rows.slice(0, PREVIEW_ROWS),
      more: rows.length > PREVIEW_ROWS,
      total: source.count(),
      files: filesOf(session, options, options.format),
    };
  },

  'export.run': (session, { place, job, ...options }) =>
    asJob(session, job, ({ signal }) =>
      place === undefined
        ? offerDownload(session, options, job, signal)
        : runExport(session, options, session.host.places.resolveExport(place), job, signal),
    ),

  'jobs.cancel': ({ jobs }, { job }) => jobs.get(job)?.abort(),
});

/** For pages that cannot be handed a path: one file, or a zip of several, to be fetched once. */
async function offerDownload(
  session: Session,
  options: ExportOptions,
  job: string | undefined,
  signal: AbortSignal,
): Promise<ExportResult> {
  const { downloads } = session.host;
  return makeDownload('export', async ({ path: folder, dispose }) => {
    const out = join(folder, 'out');
    const base = fileNameOf(session, options) + nameSuffix(options.format);
    const target = isOneFile(options.format) ? join(out, `${base}${endingOf(options.format)}`) : out;
    const result = await runExport(session, options, target, job, signal);
    const single = result.files.length === 1 ? result.files[0] : undefined;
    const fileName = single ?? `${base}-${options.format}.zip`;
    const path = single ? join(out, single) : join(folder, 'export.zip');
    if (!single) await zipFolder(out, result.files, path);
    return { ...result, download: `/download/${downloads.offer({ path, fileName, dispose })}` };
  });
}

/** The files that a format writes, as far as they are the same for every project. */
function filesOf(
  session: Session,
  options: ExportOptions,
  format: Exclude<ExportOptions['format'], 'source'>,
): string[] {
  if (isOneFile(format)) return [`${fileNameOf(session, options)}${nameSuffix(format)}${endingOf(format)}`];
  return format === 'csv' || format === 'jsonl' || format === 'parquet'
    ? tableFiles(format, options.wide)
    : [];
}

/** The project's name, as far as a file can bear it. */
function fileNameOf({ project: { db } }: Session, { pseudonyms }: ExportOptions): string {
  const name = db.prepare('SELECT name FROM project').pluck().get() as string;
  const plain = pseudonymsOf(db, pseudonyms)
    .title(name)
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100);
  return plain === '' ? 'Project' : safeName(plain);
}
