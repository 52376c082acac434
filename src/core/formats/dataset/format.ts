import { MARKED_TEXTS } from '../exchange/aspects.ts';
import type { ExchangeFormat, FormatFile } from '../exchange/model.ts';
import { textsNamed } from './find-texts.ts';
import { fileNamesOf, parseDataset } from './parse.ts';
import { isPackage } from './read-codebook.ts';
import { tableOf, tablesOf, workbookOf } from './read-tables.ts';

/** The tables that Passage exports as CSV, JSON Lines, Parquet and as a workbook, read back. They are written as a dataset, not as an exchange. */
export const dataset: ExchangeFormat = {
  name: 'dataset',
  title: 'Passage dataset',
  endings: [
    '.csv',
    '.tsv',
    '.jsonl',
    '.json',
    '.parquet',
    '.xlsx',
    '.xlsm',
    '.txt',
    '.md',
    '.markdown',
    '.text',
  ],
  together: true,
  carries: [
    ...MARKED_TEXTS,
    'metadata',
    'codebook',
    'annotator',
    'value',
    'note',
    'time',
    'decision',
    'gold',
    'relation',
    'relation-detail',
  ],
  claims: async (files) => {
    if (!hasAnnotations(files)) return [];
    const own = files.filter(
      (file) => tableOf(file) !== null || workbookOf(file) !== null || isPackage(file) || isLossFile(file),
    );
    return [...own, ...textsNamed(files, await fileNamesOf(own))];
  },
  recognizes: hasAnnotations,
  parse: parseDataset,
};

function hasAnnotations(files: readonly FormatFile[]): boolean {
  return tablesOf(files).has('annotations');
}

/** What lies in the folder of an export and holds nothing to read. */
const isLossFile = ({ path }: FormatFile): boolean => /(^|\/|\.)LOSS\.txt$/.test(path);
