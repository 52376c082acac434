import type { ExchangeFormat } from '../exchange/model.ts';
import { LAYER_CARRIES } from '../layers/losses.ts';
import { FEATURE_STRUCTURES } from './names.ts';
import { parseCasJson } from './parse.ts';
import { CAS_JSON_TITLE, serializeCasJson } from './serialize.ts';

/** UIMA CAS JSON, as INCEpTION and dkpro-cassis read and write it. */
export const casJson: ExchangeFormat = {
  name: 'cas-json',
  title: CAS_JSON_TITLE,
  endings: ['.json'],
  together: false,
  carries: LAYER_CARRIES,
  recognizes: (files) =>
    files.length > 0 &&
    files.every(({ path, bytes }) => {
      if (!/\.json$/i.test(path)) return false;
      // The types come first and may be long; the text of a large one is not searched to its end.
      const head = new TextDecoder().decode(bytes.subarray(0, 64 * 1024));
      return (
        /^\ufeff?\s*\{\s*"%(TYPES|FEATURE_STRUCTURES|VIEWS)"/.test(head) ||
        head.includes(`"${FEATURE_STRUCTURES}"`)
      );
    }),
  parse: parseCasJson,
  serialize: serializeCasJson,
};
