import type { Annotator } from '../../core/model/annotation.ts';
import type { Loss } from '../../core/formats/exchange/loss.ts';
import type { FormatFile } from '../../core/formats/exchange/model.ts';
import type { PeopleFormatName } from '../../core/formats/people/names.ts';
import type { RowMapping } from '../../core/formats/rows/model.ts';
import type { Reading } from '../../core/formats/rows/read-table.ts';
import type { OffsetUnit } from '../../core/formats/exchange/offset-units.ts';
import type { ExchangeSource, ImportedExchange, MetadataTable } from '../../contract/exchange-types.ts';
import type { ExportOptions } from '../../contract/export-options.ts';

/** Where things of a file go; see `import.commitExchange`. */
export interface Mapping {
  annotators: readonly { id: string | null; into?: string | undefined; name?: string | undefined }[];
  tags: readonly { id: string; into: string | null }[];
  documents: readonly { id: string; into: string }[];
}

/** The files of one exchange, as they wait for their import. */
export interface Group {
  format: string;
  /** What it is called in the history: the archive, the file, the folder. */
  label: string;
  files: FormatFile[];
  /** What the columns of a table are for, where somebody said so. */
  rows?: RowMapping;
}

export interface MapJob {
  kind: 'map';
  path: string;
  viewer: string | null;
  group: Group;
  /** How the table is read where `group.rows` does not say. */
  reading: Reading;
}

export interface SortJob {
  kind: 'sort';
  path: string;
  /** Who may see what of the project. */
  viewer: string | null;
  files: FormatFile[];
}

export interface SortResult {
  groups: { group: Group; source: Omit<ExchangeSource, 'upload'> }[];
  rest: FormatFile[];
  metadata: MetadataTable[];
  faults: { path: string; message: string }[];
}

export interface WriteJob {
  kind: 'write';
  path: string;
  actor: Annotator;
  group: Group;
  mapping: Mapping;
}

export interface ExportJob {
  kind: 'export';
  path: string;
  viewer: string | null;
  options: Omit<ExportOptions, 'format'>;
  format: string;
  unit: OffsetUnit | undefined;
  now: number;
  /** About how many bytes it has to write: says whether it is worth a thread. */
  weight: number;
}

/** An export for people to read. */
export interface PeopleJob extends Omit<ExportJob, 'kind' | 'format' | 'unit'> {
  kind: 'people';
  format: PeopleFormatName;
  /** Passage's. */
  version: string;
  /** The name of the one file that is wanted; null: as the format names its files. */
  fileName: string | null;
}

export interface ExportedExchange {
  files: FormatFile[];
  losses: Loss[];
  /** What blind mode left out, in sentences. */
  leftOut: string[];
  annotations: number;
}

export interface Results {
  map: Omit<ExchangeSource, 'upload'>;
  sort: SortResult;
  write: ImportedExchange;
  export: ExportedExchange;
  people: ExportedExchange;
}

export type ExchangeJob = MapJob | SortJob | WriteJob | ExportJob | PeopleJob;
