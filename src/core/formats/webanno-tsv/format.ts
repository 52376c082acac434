import type { ExchangeFormat } from '../exchange/model.ts';
import { LAYER_CARRIES } from '../layers/losses.ts';
import { parseTsv } from './parse.ts';
import { serializeTsv, TSV_TITLE } from './serialize.ts';

/** WebAnno TSV 3, as INCEpTION and WebAnno export it. */
export const webannoTsv: ExchangeFormat = {
  name: 'webanno-tsv',
  title: TSV_TITLE,
  endings: ['.tsv'],
  together: false,
  carries: LAYER_CARRIES,
  recognizes: (files) =>
    files.length > 0 &&
    files.every(({ bytes }) =>
      /^\ufeff?#FORMAT=WebAnno TSV 3\./.test(new TextDecoder().decode(bytes.subarray(0, 64))),
    ),
  parse: parseTsv,
  serialize: serializeTsv,
};
