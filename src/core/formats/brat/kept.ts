import type { OffsetUnit } from '../exchange/offset-units.ts';

/** What is kept of a .ann file, in `ExchangeExtra.data` of its document: its lines, so that what did not change is written as it was. */
export interface KeptSheet {
  /** Of the text, relative, without ending and annotator's folder. */
  path: string;
  lines: string[];
  crlf: boolean;
  unit: OffsetUnit;
  /** True where offsets count the byte-order mark before the text. */
  mark: boolean;
}

/** What is kept of a collection, in `Exchange.extras`. */
export interface KeptCollection {
  annotationConf: string;
  visualConf: string;
}
