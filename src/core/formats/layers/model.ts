import type { Range } from '../../model/span.ts';

/**
 * How UIMA tools (INCEpTION, WebAnno, DKPro) see annotations: layers of typed annotations with features, one range each,
 * and layers of relations between them. CAS JSON, CAS XMI and WebAnno TSV are read to this and written from it.
 */
export interface LayerDocument {
  /** The title that the file gives; empty where it gives none. */
  title: string;
  /** BCP 47; empty where it is not known. */
  language: string;
  text: string;
  layers: Layer[];
  annotations: LayerAnnotation[];
  relations: LayerRelation[];
}

export interface Layer {
  /** Qualified: `webanno.custom.Claim`. */
  name: string;
  kind: 'span' | 'relation';
  features: LayerFeature[];
}

export interface LayerFeature {
  /** An identifier. */
  name: string;
  /** What people call it; empty where the file does not say. */
  description: string;
}

export interface LayerAnnotation {
  /** Unique in its document. */
  id: string;
  layer: string;
  /** UTF-16, half-open, within the text. */
  range: Range;
  /** By feature; absent where it is null. */
  values: Record<string, string>;
}

export interface LayerRelation {
  id: string;
  layer: string;
  /** Ids of annotations. In UIMA's words: governor and dependent. */
  from: string;
  to: string;
  values: Record<string, string>;
}

/** Layers that make up a text and are nobody's coding. */
export const isStructure = (layer: string): boolean =>
  /^uima\.(tcas\.DocumentAnnotation|cas\.)/.test(layer) ||
  /\.segmentation\.type\./.test(layer) ||
  /(^|\.)(DocumentMetaData|TagDescription|TagsetDescription|CASMetadata|FeatureDefinition|LayerDefinition)$/.test(
    layer,
  );

/** The last part of a qualified name. */
export const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
