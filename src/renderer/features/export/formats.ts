import { endingOf, FORMAT_NAMES, isOneFile } from '../../../core/formats/exchange/format-names.ts';
import type { ExportFormat } from '../../../contract/export-options.ts';

/** What the dialog says about each format. `several`: it writes files into a folder rather than one file. */
export const FORMATS: readonly { format: ExportFormat; name: string; about: string; several: boolean }[] = [
  {
    format: 'csv',
    name: 'CSV',
    about:
      'A table for R, pandas or Excel, one row an annotation, with tables of turns and transcripts and a description of every column.',
    several: true,
  },
  {
    format: 'jsonl',
    name: 'JSON Lines',
    about:
      'One JSON object an annotation, with its ranges and attributes nested; the same tables and description beside it.',
    several: true,
  },
  {
    format: 'xlsx',
    name: 'Excel workbook',
    about: 'One workbook with a sheet each for annotations, turns and transcripts.',
    several: false,
  },
  {
    format: 'parquet',
    name: 'Parquet',
    about: 'The same tables with typed columns, small and quick to read, for pandas, polars, R and DuckDB.',
    several: true,
  },
  {
    format: 'source',
    name: 'Source files',
    about: 'The imported files as they were, byte for byte, without annotations.',
    several: true,
  },
];

/** The formats of annotated documents, for other tools. */
export const TOOL_FORMATS: typeof FORMATS = FORMAT_NAMES.filter(({ writes }) => writes).map(
  ({ name, title, hint }) => ({ format: name, name: title, about: hint, several: !isOneFile(name) }),
);

export const formatNamed = (format: ExportFormat) =>
  [...FORMATS, ...TOOL_FORMATS].find((f) => f.format === format)!;

/** A name for the file or folder, from the project's name: nothing that a file system would refuse. */
export function suggestedName(project: string, format: ExportFormat): string {
  const plain = project
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  const name = [...plain].slice(0, 80).join('').trim() || 'Passage';
  return isOneFile(format) ? name + endingOf(format) : `${name} ${format === 'source' ? 'sources' : format}`;
}
