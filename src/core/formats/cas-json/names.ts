/** Names of UIMA and of DKPro Core that its tools look for. */
export const TYPES = '%TYPES';
export const FEATURE_STRUCTURES = '%FEATURE_STRUCTURES';
export const VIEWS = '%VIEWS';
export const SOFA = 'uima.cas.Sofa';
export const ANNOTATION = 'uima.tcas.Annotation';
export const DOCUMENT = 'uima.tcas.DocumentAnnotation';
export const METADATA = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
export const VIEW = '_InitialView';
export const UNSPECIFIED = 'x-unspecified';
export const BASE = { string: 'uima.cas.String' } as const;
