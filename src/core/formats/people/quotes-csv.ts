import { csvRecord } from '../csv/serialize.ts';
import { clock } from '../../render/clock.ts';
import type { QuoteReport } from './quotes.ts';

export const QUOTE_COLUMNS = [
  'tag',
  'tag_path',
  'definition',
  'tag_quotes',
  'before',
  'quote',
  'after',
  'transcript',
  'speaker',
  'time',
  'turn',
  'start_code_point',
  'end_code_point',
  'annotator',
  'decision',
  'remarks',
  'attributes',
  'note',
] as const;

/** A report of quotes as one table, a piece a tag; several things in a cell are joined by “; ”. */
export function* quotesCsv({ tags }: QuoteReport): Generator<string> {
  yield csvRecord(QUOTE_COLUMNS);
  for (const { tag, path, quotes } of tags)
    yield quotes
      .map((quote) =>
        csvRecord([
          tag.name,
          path,
          tag.definition,
          quotes.length,
          quote.before,
          quote.quote,
          quote.after,
          quote.transcript,
          quote.speakers.join('; '),
          quote.time === null ? '' : clock(quote.time),
          quote.turns.join('; '),
          ...quote.place,
          quote.annotator,
          quote.decision,
          quote.remarks.join('; '),
          quote.values.join('; '),
          quote.note,
        ]),
      )
      .join('');
}
