import { FormatError } from '../../core/formats/exchange/format-error.ts';
import { rows } from '../../core/formats/rows/format.ts';
import { parseRows } from '../../core/formats/rows/parse.ts';
import { PassageError } from '../../contract/errors.ts';
import type { ExchangeSource } from '../../contract/exchange-types.ts';
import { openForReading } from '../db/open.ts';
import { describeExchange } from './describe.ts';
import type { MapJob } from './job.ts';

/** What a table comes to with what its columns are for. Throws `unreadable_source`. */
export function mapRows({ path, viewer, group, reading }: MapJob): Omit<ExchangeSource, 'upload'> {
  const db = openForReading(path);
  try {
    const parsed = parseRows(group.files[0]!, group.rows ?? null, reading);
    return { ...describeExchange(db, viewer, rows, group.files, parsed), table: parsed.table };
  } catch (error) {
    if (error instanceof FormatError)
      throw new PassageError('unreadable_source', error.message, { reason: error.code }, { cause: error });
    throw error;
  } finally {
    db.close();
  }
}
