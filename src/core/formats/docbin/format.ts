import { MARKED_TEXTS } from '../exchange/aspects.ts';
import { FormatError } from '../exchange/format-error.ts';
import type { ExchangeFormat } from '../exchange/model.ts';
import { parseDocBin } from './parse.ts';

/** spaCy's binary `.spacy` files: docs with entities and groups of spans, read only. */
export const docBin: ExchangeFormat = {
  name: 'spacy',
  title: 'spaCy DocBin',
  endings: ['.spacy'],
  together: false,
  carries: [...MARKED_TEXTS, 'annotator', 'value'],
  // What zlib writes begins with 0x78 at every level.
  recognizes: ([file]) => file !== undefined && /\.spacy$/i.test(file.path) && file.bytes[0] === 0x78,
  parse: ([file]) => {
    if (!file)
      throw new FormatError('malformed', 'There is no file of spaCy’s. Choose one that ends with .spacy.');
    return parseDocBin(file);
  },
};
