import type { ExchangeFormat, FormatFile } from '../exchange/model.ts';
import { parseRefi } from './parse.ts';
import { serializeCodebook, serializeProject } from './serialize.ts';
import { REFI_CARRIES, REFI_TITLE } from './title.ts';

const ends = (ending: RegExp) => (files: readonly FormatFile[]) =>
  files.length === 1 && ending.test(files[0]!.path);

/** REFI-QDA projects, as ATLAS.ti, MAXQDA, NVivo, QualCoder and others exchange them. */
export const refiProject: ExchangeFormat = {
  name: 'qdpx',
  title: `${REFI_TITLE} project`,
  endings: ['.qdpx', '.qde'],
  together: false,
  carries: REFI_CARRIES,
  recognizes: ends(/\.(qdpx|qde)$/i),
  parse: parseRefi,
  serialize: serializeProject,
};

/** REFI-QDA codebooks. */
export const refiCodebook: ExchangeFormat = {
  name: 'qdc',
  title: `${REFI_TITLE} codebook`,
  endings: ['.qdc'],
  together: false,
  carries: ['tag', 'codebook'],
  recognizes: ends(/\.qdc$/i),
  parse: parseRefi,
  serialize: serializeCodebook,
};
