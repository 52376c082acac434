import { endingOf, FORMAT_NAMES, isDataset, isOneFile } from '../../../core/formats/exchange/format-names.ts';
import {
  hasContext,
  isPerTranscript,
  nameSuffix,
  PEOPLE_FORMATS,
} from '../../../core/formats/people/names.ts';
import type { ExportFormat, ExportOptions } from '../../../contract/export-options.ts';
import { plural } from '../import/preview-lines.ts';

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

/** What people read. */
export const PEOPLE_CHOICES: typeof FORMATS = PEOPLE_FORMATS.map(({ name, title, hint, as }) => ({
  format: name,
  name: title,
  about: hint,
  several: as === 'transcript',
}));

/** Whether an export goes to a folder; `total`: how many transcripts there are. A document of one transcript is a file. */
export const goesToFolder = ({ format, transcripts }: ExportOptions, total: number): boolean =>
  formatNamed(format).several && !(isPerTranscript(format) && (transcripts?.length ?? total) === 1);

/** What an export's progress and its preview count. */
export const countedIn = (format: ExportFormat): string =>
  format === 'source' ? 'file' : hasContext(format) ? 'quote' : 'annotation';

/** Of an annotation, what people and other tools get of it in one form or another; the columns of a dataset are a dataset's. */
const COMMON: ReadonlySet<string> = new Set([
  'transcript_title',
  'speaker',
  'tag',
  'quote',
  'annotator',
  'note',
]);

/** Which of a preview's columns are shown of a format: their places, in order. */
export const shownIn = (format: ExportFormat, columns: readonly string[]): number[] =>
  columns.flatMap((column, i) => (isDataset(format) || format === 'source' || COMMON.has(column) ? [i] : []));

/** What an export wrote, as its outcome says it; `rows` as the host counts them. */
export function writtenWords({ format, wide }: ExportOptions, rows: number, files: number): string {
  const inFiles = plural(files, 'file');
  if (format === 'source' || format.startsWith('codebook-')) return inFiles;
  return `${plural(rows, wide ? 'row' : countedIn(format))} in ${inFiles}`;
}

export const formatNamed = (format: ExportFormat) =>
  [...FORMATS, ...PEOPLE_CHOICES, ...TOOL_FORMATS].find((f) => f.format === format)!;

/**
 * A name for the file or folder, from the name of the project or of the one transcript: nothing that a file system would refuse.
 * `folder`: the export goes to one.
 */
export function suggestedName(
  project: string,
  format: ExportFormat,
  folder = formatNamed(format).several,
): string {
  const plain = project
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  const name = [...plain].slice(0, 80).join('').trim() || 'Passage';
  return !folder
    ? name + nameSuffix(format) + endingOf(format)
    : `${name} ${format === 'source' ? 'sources' : format}`;
}
