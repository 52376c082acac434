import { basename, dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { PassageError } from '../../contract/errors.ts';
import { isExchangeFormat, isOneFile } from '../../core/formats/exchange/format-names.ts';
import { WorkbookTooLarge } from '../../core/formats/xlsx/workbook.ts';
import type { ExportOptions } from '../../contract/export-options.ts';
import type { ExportResult } from '../../contract/types.ts';
import type { Session } from '../session.ts';
import { Visibility } from '../visibility.ts';
import { writeTables, writeWorkbook } from './dataset.ts';
import { writeExchange } from './exchange.ts';
import { lossLines, orphanLosses } from './orphans.ts';
import { PendingFiles } from './files.ts';
import { writeSources } from './sources.ts';
import { ExportSource } from './source.ts';

/**
 * Writes an export to a path: one file where the format has one, else a folder. Reads from a snapshot, so that what others change
 * meanwhile is not in it; lets the host answer others between rows. Stopped or failed, it leaves nothing behind.
 */
export async function runExport(
  session: Session,
  options: ExportOptions,
  path: string,
  job: string | undefined,
  signal: AbortSignal,
): Promise<ExportResult> {
  const isFile = isOneFile(options.format);
  const db = session.project.snapshot();
  let files: PendingFiles | undefined;
  try {
    // One read transaction: every query of the export sees the same commit.
    db.exec('BEGIN');
    const seen = new Visibility(db, session.annotatorOrNull?.id ?? null);
    const source = new ExportSource(db, options, seen);
    // Counted only where somebody watches.
    const total = !job ? 0 : options.format === 'source' ? source.transcriptIds().length : source.count();
    files = new PendingFiles(isFile ? dirname(path) : path);
    const breathe = async (done: number) => {
      if (job) session.emit('progress', { job, done, total });
      await setImmediate();
      if (signal.aborted)
        throw new PassageError('cancelled', 'The export was stopped. Nothing was left behind.');
    };
    const tick = (done: number, of: number) => {
      if (job) session.emit('progress', { job, done, total: of });
    };
    let result: { rows: number; losses: string[] };
    const { format } = options;
    if (isExchangeFormat(format)) {
      const name = isFile ? basename(path) : null;
      result = await writeExchange(session, { ...options, format }, files, name, { tick, signal });
    } else if (format === 'source')
      result = { rows: await writeSources(source, db, files, breathe), losses: [] };
    else if (format === 'xlsx') {
      const file = files.open(basename(path));
      result = await writeWorkbook(source, (bytes) => file.bytes(bytes), breathe);
    } else result = await writeTables(source, files, format, breathe);
    const leftOut = options.format === 'source' ? [] : seen.leftOut(source.transcriptIds());
    // Formats of annotated documents say so in their LOSS.txt.
    const orphans =
      format === 'source' || isExchangeFormat(format) ? [] : lossLines(orphanLosses(db, source));
    return {
      files: files.commit(),
      rows: result.rows,
      losses: [...result.losses, ...orphans, ...leftOut],
      download: null,
    };
  } catch (error) {
    files?.discard();
    if (error instanceof WorkbookTooLarge)
      throw new PassageError('cannot_write', error.message, undefined, { cause: error });
    throw error;
  } finally {
    db.close();
  }
}
