import type { ExchangeFormat } from '../exchange/model.ts';
import { LAYER_CARRIES } from '../layers/losses.ts';
import { parseCasXmi } from './parse.ts';
import { CAS_XMI_TITLE, serializeCasXmi } from './serialize.ts';

/** UIMA CAS XMI with its type system, as INCEpTION and WebAnno export it. */
export const casXmi: ExchangeFormat = {
  name: 'cas-xmi',
  title: CAS_XMI_TITLE,
  endings: ['.xmi', '.xml', '.zip'],
  together: true,
  carries: LAYER_CARRIES,
  recognizes: (files) =>
    files.some(({ path }) => /\.xmi$/i.test(path)) && files.every(({ path }) => /\.(xmi|xml)$/i.test(path)),
  parse: parseCasXmi,
  serialize: serializeCasXmi,
};
