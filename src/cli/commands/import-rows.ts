import { COLUMN_ROLES, type ColumnRole, type RowMapping } from '../../core/formats/rows/model.ts';
import { PassageError } from '../../contract/errors.ts';
import type { ExchangeSource } from '../../contract/exchange-types.ts';
import type { Desk } from '../desk.ts';

export interface RowOptions {
  rows?: string;
  delimiter?: string;
  sheet?: string;
  header: boolean;
  each?: string;
  separator?: string;
}

/** The source as the options have it: read with them, its columns for what `--rows` says. What they leave open is as proposed. */
export async function mapTable(
  { call }: Desk,
  source: ExchangeSource,
  options: RowOptions,
): Promise<ExchangeSource> {
  const { table, upload } = source;
  if (!table || !isAsked(options)) return source;
  const sheet = options.sheet === undefined ? undefined : sheetOf(table.sheets, options.sheet);
  const read = await call('import.mapRows', {
    upload,
    reading: {
      ...(sheet !== undefined && { sheet }),
      ...(options.delimiter !== undefined && { delimiter: unescaped(options.delimiter) }),
      ...(!options.header && { header: false }),
    },
  });
  const { columns, mapping } = read.table!;
  return call('import.mapRows', {
    upload,
    mapping: {
      ...mapping,
      roles: [...(options.rows === undefined ? mapping.roles : rolesOf(options.rows, columns))],
      separator: options.separator === undefined ? mapping.separator : unescaped(options.separator),
      each: options.each === undefined ? mapping.each : eachOf(options.each),
    },
  });
}

const isAsked = ({ rows, delimiter, sheet, header, each, separator }: RowOptions): boolean =>
  [rows, delimiter, sheet, each, separator].some((option) => option !== undefined) || !header;

/** `text=body,speaker=who,flag=claim,flag=statistic`: columns by their names, else by their numbers from 1; all others are for nothing. */
function rolesOf(words: string, columns: readonly string[]): ColumnRole[] {
  const roles = columns.map((): ColumnRole => 'none');
  for (const pair of words.split(',')) {
    const at = pair.indexOf('=');
    const role = COLUMN_ROLES.find((one) => one === pair.slice(0, at).trim());
    const name = pair.slice(at + 1).trim();
    if (at < 0 || !role)
      throw invalid(
        `“${pair}” is not what --rows takes: write ROLE=COLUMN, with a role of ${COLUMN_ROLES.slice(1).join(', ')}.`,
      );
    const exact = columns.indexOf(name);
    const column = exact >= 0 ? exact : /^\d+$/.test(name) ? Number(name) - 1 : -1;
    if (column < 0 || column >= columns.length)
      throw invalid(`The table has no column “${name}”. It has ${columns.slice(0, 30).join(', ')}.`);
    roles[column] = role;
  }
  if (!roles.includes('text')) throw invalid('--rows has to say which column holds the text: text=COLUMN.');
  return roles;
}

function sheetOf(sheets: readonly string[], wanted: string): number {
  const named = sheets.indexOf(wanted);
  const number = named >= 0 ? named : /^\d+$/.test(wanted) ? Number(wanted) - 1 : -1;
  if (number < 0 || number >= sheets.length)
    throw invalid(
      sheets.length === 0
        ? 'The file has no sheets.'
        : `The workbook has no sheet “${wanted}”. It has ${sheets.join(', ')}.`,
    );
  return number;
}

function eachOf(wanted: string): RowMapping['each'] {
  if (wanted === 'row' || wanted === 'table') return wanted;
  throw invalid('--each is “table” (rows are turns of a transcript) or “row” (each is a transcript).');
}

const unescaped = (text: string): string => text.replaceAll('\\t', '\t').replaceAll('\\n', '\n');

const invalid = (message: string): PassageError => new PassageError('invalid_input', message);
