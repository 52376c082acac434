import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { PassageError } from '../../contract/errors.ts';
import { isPeopleFormat, isPerTranscript } from '../../core/formats/people/names.ts';
import {
  endingOf,
  isDataset,
  isExchangeFormat,
  isOneFile,
} from '../../core/formats/exchange/format-names.ts';
import type { Loss } from '../../core/formats/exchange/loss.ts';
import type { Provenance } from '../../core/formats/datapackage/serialize.ts';
import { WorkbookTooLarge } from '../../core/formats/xlsx/workbook.ts';
import type { ExportOptions } from '../../contract/export-options.ts';
import type { ExportResult } from '../../contract/types.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Session } from '../session.ts';
import { Visibility } from '../visibility.ts';
import { choicesOf } from './choices.ts';
import { writeTables, writeWorkbook } from './dataset.ts';
import { writeExchange } from './exchange.ts';
import { writeForPeople } from './people/write.ts';
import { PendingFiles } from './files.ts';
import { besideName, lossFileName, lossSentence, lossText } from './loss-file.ts';
import { namesLeft } from './names-left.ts';
import { lossLines, orphanLosses } from './orphans.ts';
import { keyTable } from './pseudonyms.ts';
import { writeSources } from './sources.ts';
import { ExportSource } from './source.ts';
import type { Breathe } from './write-rows.ts';
import { withYoungHeap } from './young-heap.ts';

/** What was written, and what was not: `losses` with counts, `remarks` in sentences alone. */
export interface Written {
  rows: number;
  losses: Loss[];
  remarks: string[];
}

/** What a format is written with. */
interface Run {
  session: Session;
  options: ExportOptions;
  db: ReadableDb;
  source: ExportSource;
  files: PendingFiles;
  /** The name of the one file, where the format writes one; null: a folder. */
  fileName: string | null;
  breathe: Breathe;
  tick: (done: number, total: number) => void;
  signal: AbortSignal;
}

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
  const { format, pseudonyms } = options;
  if (format === 'source' && pseudonyms)
    throw new PassageError(
      'invalid_input',
      'The imported files are given back as they came, byte for byte: names stay in them.',
    );
  if (options.wide && !isDataset(format))
    throw new PassageError(
      'invalid_input',
      'Only a dataset can have a row a turn, a sentence or a transcript: CSV, JSON Lines, Excel or Parquet.',
    );
  const db = session.project.snapshot();
  let files: PendingFiles | undefined;
  try {
    // One read transaction: every query of the export sees the same commit.
    db.exec('BEGIN');
    const seen = new Visibility(db, session.annotatorOrNull?.id ?? null);
    const source = new ExportSource(db, options, seen);
    const isFile = isOneFile(format) || isNameOfOne(source, format, path);
    // Counted only where somebody watches.
    const total = !job ? 0 : format === 'source' ? source.transcriptIds().length : source.count();
    files = new PendingFiles(isFile ? dirname(path) : path);
    const breathe = async (done: number) => {
      if (job) session.emit('progress', { job, done, total });
      await setImmediate();
      if (signal.aborted)
        throw new PassageError(
          'cancelled',
          'The export was stopped. Nothing was left behind, and the project is as it was: begin again when you like.',
        );
    };
    const tick = (done: number, of: number) => {
      if (job) session.emit('progress', { job, done, total: of });
    };
    const fileName = isFile ? basename(path) : null;
    const run = { session, options, db, source, files, fileName, breathe, tick, signal };
    const { rows, losses, remarks } = await withYoungHeap(() => write(run));
    if (format !== 'source') {
      losses.push(...namesLeft(db, source));
      remarks.push(...seen.leftOut(source.transcriptIds()));
    }
    if (losses.length + remarks.length > 0) {
      const text = lossText(fileName ?? format, losses, remarks);
      // Losses quote: whatever they quote, a name does not stand in the file that lists them.
      files.open(lossFileName(fileName)).text(source.names.title(text));
    }
    if (pseudonyms?.key) files.open(besideName(fileName, KEY_FILE)).text(keyTable(source.names));
    const isTool = isExchangeFormat(format) || isPeopleFormat(format);
    return {
      files: files.commit(),
      rows,
      losses: [...(isTool ? losses.map(lossSentence) : lossLines(losses)), ...remarks],
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

/**
 * A transcript for people by itself may be given a file's name: one that ends as its files do. Throws `invalid_input` where it is
 * given for several.
 */
function isNameOfOne(source: ExportSource, format: ExportOptions['format'], path: string): boolean {
  if (!isPerTranscript(format) || !path.toLowerCase().endsWith(endingOf(format))) return false;
  if (existsSync(path) && statSync(path).isDirectory()) return false;
  const count = source.transcriptIds().length;
  if (count === 1) return true;
  throw new PassageError(
    'invalid_input',
    `There are ${count} transcripts, and each is a file of its own: choose a folder for them, or one transcript.`,
  );
}

/** Who is who, on request. */
const KEY_FILE = 'pseudonyms-key.csv';

async function write(run: Run): Promise<Written> {
  const { session, options, db, source, files, fileName, breathe, tick, signal } = run;
  const { format } = options;
  if (isExchangeFormat(format)) {
    const written = await writeExchange(session, { ...options, format }, files, fileName, { tick, signal });
    return { ...written, remarks: [] };
  }
  if (isPeopleFormat(format)) {
    const written = await writeForPeople(session, { ...options, format }, files, fileName, { tick, signal });
    return { ...written, remarks: [] };
  }
  if (format === 'source')
    return { rows: await writeSources(source, db, files, breathe), losses: [], remarks: [] };
  const target = { source, db, provenance: provenanceOf(session, options, db), breathe };
  const orphans = orphanLosses(db, source);
  let written;
  if (format === 'xlsx') {
    const file = files.open(fileName!);
    written = await writeWorkbook(target, (bytes) => file.bytes(bytes));
  } else written = await writeTables(target, files, format);
  return { ...written, losses: [...written.losses, ...orphans] };
}

function provenanceOf({ host }: Session, options: ExportOptions, db: ReadableDb): Provenance {
  return {
    version: host.version,
    schema: db.pragma('user_version', { simple: true }) as number,
    exported: new Date().toISOString(),
    choices: choicesOf(options),
  };
}
