import { FormatError } from '../exchange/format-error.ts';
import type { ExchangeFormat } from '../exchange/model.ts';
import { parseRows } from './parse.ts';
import { isTable } from './read-table.ts';

/** Tables with a row a turn. They are written as a dataset, not as an exchange; a mapping says what their columns are. */
export const rows: ExchangeFormat = {
  name: 'rows',
  title: 'Table of rows',
  endings: ['.csv', '.tsv', '.tab', '.xlsx', '.xlsm', '.jsonl', '.ndjson'],
  together: false,
  carries: ['document', 'text', 'name', 'metadata', 'structure', 'annotation', 'span', 'tag', 'annotator'],
  recognizes: ([file]) => file !== undefined && isTable(file.path),
  parse: ([file], { rows: mapping }) => {
    if (!file)
      throw new FormatError(
        'malformed',
        'There is no file with a table in it. Choose a CSV, JSON Lines, Excel or Parquet file.',
      );
    return parseRows(file, mapping ?? null);
  },
};
