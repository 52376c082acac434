import { EXCHANGE_FORMATS } from '../../core/formats/exchange/formats.ts';
import { openForReading } from '../db/open.ts';
import { orphanLosses } from '../export/orphans.ts';
import { ExportSource } from '../export/source.ts';
import { Visibility } from '../visibility.ts';
import type { ExportedExchange, ExportJob } from './job.ts';
import { exchangeOf } from './read-project.ts';

/** The files of an export in a format of annotated documents, from one commit. */
export async function exportExchange(
  job: ExportJob,
  tick: (done: number, total: number) => void,
): Promise<ExportedExchange> {
  const format = EXCHANGE_FORMATS.find(({ name }) => name === job.format)!;
  const db = openForReading(job.path);
  try {
    db.exec('BEGIN');
    const seen = new Visibility(db, job.viewer);
    const source = new ExportSource(db, job.options, seen);
    const wanted = { format: format.name, suggestions: format.carries.includes('suggestion') };
    const { exchange, losses: kept } = exchangeOf(db, source, seen, wanted, tick);
    const { unit, now } = job;
    const { files, losses } = await format.serialize!(exchange, unit === undefined ? { now } : { unit, now });
    return {
      files,
      losses: [...losses, ...kept, ...orphanLosses(db, source)],
      leftOut: seen.leftOut(source.transcriptIds()),
      annotations: exchange.documents.reduce((sum, { annotations }) => sum + annotations.length, 0),
    };
  } finally {
    db.close();
  }
}
