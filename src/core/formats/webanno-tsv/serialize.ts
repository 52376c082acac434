import { COMMON } from '../exchange/common-losses.ts';
import { trimSpan } from '../../text/white-space.ts';
import { FileNames } from '../exchange/file-names.ts';
import { Losses } from '../exchange/loss.ts';
import type { Exchange, ExchangeAnnotation, ExchangeDocument, Serialized } from '../exchange/model.ts';
import { documentsAsLayers } from '../layers/losses.ts';
import type { LayerDocument } from '../layers/model.ts';
import { FeatureNames } from '../layers/to-layers.ts';
import { TSV_LOSS } from './losses.ts';
import { writeTsv } from './write-document.ts';

export const TSV_TITLE = 'WebAnno TSV';

/** Writes a file a document (WebAnno TSV 3.3). Offsets are UTF-16 code units. */
export function serializeTsv(exchange: Exchange): Serialized {
  const losses = new Losses();
  const fileNames = new FileNames(exchange.documents.map(({ name }) => name));
  const trimmed: Exchange = {
    ...exchange,
    documents: exchange.documents.map((document) => trim(document, losses)),
  };
  const names = new FeatureNames(exchange);
  const files = documentsAsLayers(trimmed, names, TSV_TITLE, losses).map(({ document, source }) => {
    const name = fileNames.unique(source.name);
    if (name !== source.name) losses.add(COMMON.fileRenamed, source.name);
    for (const annotation of source.annotations) reportRenamed(annotation, names, source, losses);
    return { path: `${name}.tsv`, bytes: new TextEncoder().encode(writeTsv(plain(document))) };
  });
  return { files, losses: losses.list() };
}

/** Layers that nothing is in only make columns. */
const plain = (document: LayerDocument): LayerDocument => ({
  ...document,
  layers: document.layers.filter(({ kind }) => kind === 'span' || document.relations.length > 0),
});

/** Only tokens can be annotated: blanks at the ends of ranges, and ranges of blanks, cannot be. */
function trim(document: ExchangeDocument, losses: Losses): ExchangeDocument {
  const { text, name } = document;
  const annotations = document.annotations.flatMap((annotation): ExchangeAnnotation[] => {
    if (annotation.suggested) return [annotation];
    const span = trimSpan(text, annotation.span);
    const label = `${name}: ${annotation.id}`;
    if (span.length === 0) {
      losses.add(COMMON.onlyBlanks, label);
      return [];
    }
    if (JSON.stringify(span) === JSON.stringify(annotation.span)) return [annotation];
    losses.add(COMMON.blanksTrimmed, label);
    return [{ ...annotation, span }];
  });
  const kept = new Set(annotations.map(({ id }) => id));
  const relations = document.relations.filter(({ from, to }) => kept.has(from) && kept.has(to));
  losses.add(TSV_LOSS.relationGone, name, document.relations.length - relations.length);
  return { ...document, annotations, relations };
}

function reportRenamed(
  { id, values, suggested }: ExchangeAnnotation,
  names: FeatureNames,
  { name }: ExchangeDocument,
  losses: Losses,
): void {
  const renamed = suggested ? [] : Object.keys(values).filter((one) => names.of(one) !== one);
  losses.add(TSV_LOSS.attribute, `${name}: ${id}`, renamed.length);
}
