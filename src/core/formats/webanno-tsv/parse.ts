import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import type { FormatFile, Parsed } from '../exchange/model.ts';
import { fromLayers, type LayerFile } from '../layers/from-layers.ts';
import { readDocument } from './read-document.ts';

/** Reads files of one document each (WebAnno TSV 3.0 to 3.3). @throws FormatError */
export function parseTsv(files: readonly FormatFile[]): Parsed {
  const losses = new Losses();
  withinLimit('documents', files.length, 'The import');
  const read = files.flatMap((file): LayerFile[] => {
    const where = `“${file.path}”`;
    const { text } = decodeFile(file);
    if (!text.startsWith('#FORMAT=WebAnno TSV 3.'))
      throw new FormatError(
        'unsupported',
        `${where} is no WebAnno TSV 3. Export it again from INCEpTION or WebAnno as “WebAnno TSV v3.3”.`,
      );
    const document = readDocument(text, losses, where);
    const name = file.path.replace(/^.*\//, '').replace(/\.tsv$/i, '');
    return document ? [{ document, file: file.path, name }] : [];
  });
  return { exchange: fromLayers(read), losses: losses.list(), fits: [] };
}
