import { withinLimit } from '../exchange/limits.ts';
import type { Extractor } from '../extract/model.ts';
import { extractRtf } from './extract.ts';

/** Rich Text Format. */
export const rtf: Extractor = {
  name: 'rtf',
  title: 'Rich Text Format',
  endings: ['.rtf'],
  recognizes: ({ bytes }) =>
    new TextDecoder('latin1').decode(bytes.subarray(0, 8)).trimStart().startsWith('{\\rtf'),
  extract({ path, bytes }) {
    const where = `“${path}”`;
    withinLimit('fileBytes', bytes.length, where);
    return extractRtf(bytes, where);
  },
};
