import type { ExchangeFormat } from '../exchange/model.ts';
import { looksLikeLines } from '../exchange/recognize.ts';
import { parseDoccano } from './parse.ts';
import { serializeDoccano } from './serialize.ts';
import { DOCCANO_CARRIES, DOCCANO_TITLE } from './title.ts';

/** doccano's JSON Lines, of projects for labelling sequences, with and without relations. */
export const doccano: ExchangeFormat = {
  name: 'doccano',
  title: DOCCANO_TITLE,
  endings: ['.jsonl', '.json'],
  together: false,
  carries: DOCCANO_CARRIES,
  recognizes: ([file]) =>
    file !== undefined &&
    looksLikeLines(file, (record) =>
      typeof record['text'] === 'string' || typeof record['data'] === 'string'
        ? isLabels(record['label']) || isLabels(record['labels']) || Array.isArray(record['entities'])
        : false,
    ),
  parse: parseDoccano,
  serialize: serializeDoccano,
};

const isLabels = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => Array.isArray(one) && one.length >= 3);
