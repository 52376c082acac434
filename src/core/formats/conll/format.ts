import type { ExchangeFormat } from '../exchange/model.ts';
import { CONLL_ENDINGS, isSheet, sheetsOf } from './files.ts';
import { parseConll } from './parse.ts';
import { serializeConll } from './serialize.ts';
import { CONLL_CARRIES, CONLL_TITLE } from './title.ts';

/** Tokens in lines with IOB tags in columns: CoNLL-2003 and what came of it. */
export const conll: ExchangeFormat = {
  name: 'conll',
  title: CONLL_TITLE,
  endings: CONLL_ENDINGS,
  together: true,
  carries: CONLL_CARRIES,
  claims: (files) => sheetsOf(files).flatMap(({ sheet, text }) => (text ? [sheet, text] : [sheet])),
  recognizes: (files) => files.some(isSheet),
  parse: parseConll,
  serialize: serializeConll,
};
