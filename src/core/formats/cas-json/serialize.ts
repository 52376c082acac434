import { FileNames } from '../exchange/file-names.ts';
import { Losses } from '../exchange/loss.ts';
import type { Exchange, Serialized } from '../exchange/model.ts';
import { documentsAsLayers } from '../layers/losses.ts';
import type { LayerDocument } from '../layers/model.ts';
import { FeatureNames } from '../layers/to-layers.ts';
import {
  ANNOTATION,
  BASE,
  DOCUMENT,
  FEATURE_STRUCTURES,
  METADATA,
  SOFA,
  TYPES,
  UNSPECIFIED,
  VIEW,
  VIEWS,
} from './names.ts';

export const CAS_JSON_TITLE = 'UIMA CAS JSON';

/** Writes a file a document. Source: UIMA JSON CAS 0.4.0; offsets are UTF-16 code units. */
export function serializeCasJson(exchange: Exchange): Serialized {
  const losses = new Losses();
  const fileNames = new FileNames(exchange.documents.map(({ name }) => name));
  const documents = documentsAsLayers(exchange, new FeatureNames(exchange), CAS_JSON_TITLE, losses);
  const files = documents.map(({ document, source }) => ({
    path: `${fileNames.unique(source.name)}.json`,
    bytes: new TextEncoder().encode(`${JSON.stringify(casOf(document), null, 1)}\n`),
  }));
  return { files, losses: losses.list() };
}

function casOf(document: LayerDocument): object {
  const { title, language, text, annotations, relations } = document;
  const sofa = { '%ID': 1, '%TYPE': SOFA, sofaNum: 1, sofaID: VIEW, mimeType: 'text', sofaString: text };
  const whole = { '@sofa': 1, begin: 0, end: text.length, language: language || UNSPECIFIED };
  const head = [
    sofa,
    { '%ID': 2, '%TYPE': DOCUMENT, ...whole },
    { '%ID': 3, '%TYPE': METADATA, ...whole, documentTitle: title },
  ];
  const ids = new Map(annotations.map(({ id }, i) => [id, i + 4]));
  const spans = annotations.map(({ id, layer, range: [begin, end], values }) => ({
    '%ID': ids.get(id),
    '%TYPE': layer,
    '@sofa': 1,
    begin,
    end,
    ...values,
  }));
  const ends = new Map(annotations.map(({ id, range }) => [id, range]));
  const links = relations.map(({ layer, from, to, values }, i) => ({
    '%ID': annotations.length + 4 + i,
    '%TYPE': layer,
    '@sofa': 1,
    begin: ends.get(to)![0],
    end: ends.get(to)![1],
    '@Governor': ids.get(from),
    '@Dependent': ids.get(to),
    ...values,
  }));
  const structures = [...head, ...spans, ...links];
  return {
    [TYPES]: typesOf(document),
    [FEATURE_STRUCTURES]: structures,
    [VIEWS]: { [VIEW]: { '%SOFA': 1, '%MEMBERS': structures.slice(1).map((one) => one['%ID']) } },
  };
}

function typesOf({ layers }: LayerDocument): Record<string, object> {
  const feature = (name: string, range: string, description = '') => ({
    '%NAME': name,
    '%RANGE': range,
    ...(description !== '' && description !== name && { '%DESCRIPTION': description }),
  });
  const own = layers.map(({ name, kind, features }) => [
    name,
    {
      '%NAME': name,
      '%SUPER_TYPE': ANNOTATION,
      ...(kind === 'relation' && {
        Governor: feature('Governor', ANNOTATION),
        Dependent: feature('Dependent', ANNOTATION),
      }),
      ...Object.fromEntries(
        features.map((one) => [one.name, feature(one.name, BASE.string, one.description)]),
      ),
    },
  ]);
  const metadata = {
    '%NAME': METADATA,
    '%SUPER_TYPE': DOCUMENT,
    documentTitle: feature('documentTitle', BASE.string),
  };
  return Object.fromEntries([...own, [METADATA, metadata]]) as Record<string, object>;
}
