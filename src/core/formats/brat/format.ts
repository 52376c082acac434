import type { ExchangeFormat } from '../exchange/model.ts';
import { isCollection, ofCollection } from './collection.ts';
import { parseBrat } from './parse.ts';
import { serializeBrat } from './serialize.ts';
import { BRAT_CARRIES, BRAT_TITLE } from './title.ts';

/** brat standoff: .txt and .ann beside one another, with annotation.conf and visual.conf. */
export const brat: ExchangeFormat = {
  name: 'brat',
  title: BRAT_TITLE,
  endings: ['.ann', '.a1', '.a2', '.txt', '.conf'],
  together: true,
  carries: BRAT_CARRIES,
  claims: ofCollection,
  recognizes: (files) => isCollection(files.map(({ path }) => path)),
  parse: parseBrat,
  serialize: serializeBrat,
};
