import { FormatError } from './format-error.ts';

const MB = 1024 * 1024;

/**
 * What Passage reads at most. Far more than any real file has; what is over is refused by name, before it costs memory or
 * time. `docs/formats/limits.md` lists them.
 */
export const LIMITS = {
  /** Bytes of one file, unpacked or not. */
  fileBytes: { most: 64 * MB, what: 'bytes in one file' },
  /** Bytes of one archive, packed. */
  archiveBytes: { most: 256 * MB, what: 'bytes in one archive' },
  archiveEntries: { most: 10_000, what: 'files in one archive' },
  /** Bytes of all that an archive unpacks to. */
  unpackedBytes: { most: 512 * MB, what: 'unpacked bytes in one archive' },
  /** Unpacked to packed, of entries of more than 1 MB: text packs to a tenth, at best a fiftieth. */
  packingRatio: { most: 200, what: 'times the packed size' },
  /** UTF-16 units of a line of a format of lines (JSONL, CSV, CoNLL, .ann). */
  lineLength: { most: 32 * MB, what: 'characters in one line' },
  jsonDepth: { most: 100, what: 'levels of nesting' },
  htmlDepth: { most: 1_000, what: 'levels of nesting' },
  xmlDepth: { most: 200, what: 'levels of nesting' },
  xmlElements: { most: 3_000_000, what: 'elements' },
  pages: { most: 5_000, what: 'pages' },
  columns: { most: 10_000, what: 'columns' },
  /** Rows of one table. */
  rows: { most: 1_000_000, what: 'rows' },
  /** UTF-16 units of all cells of a workbook: its cells may share one long text. */
  tableText: { most: 128 * MB, what: 'characters in all its cells' },
  /** Documents of one import. */
  documents: { most: 10_000, what: 'documents' },
  /** Annotations of one import, with relations. */
  annotations: { most: 1_000_000, what: 'annotations' },
} as const satisfies Record<string, { most: number; what: string }>;
export type LimitName = keyof typeof LIMITS;

/** Throws `too-large`, with the limit by name, where a file has more than it. `where` names the file, the line. */
export function withinLimit(name: LimitName, found: number, where: string): void {
  const { most, what } = LIMITS[name];
  if (found <= most) return;
  throw new FormatError(
    'too-large',
    `${where} has more than ${most.toLocaleString('en-US')} ${what} (limit “${name}”). ${adviceOn(name)}`,
  );
}

function adviceOn(name: LimitName): string {
  if (name.endsWith('Depth'))
    return 'No transcript is nested like this: export it again from the tool that made it.';
  if (name === 'packingRatio')
    return 'It may be made to do harm: unpack it where that can do none, and import what is in it.';
  return 'Split it and import the parts.';
}
