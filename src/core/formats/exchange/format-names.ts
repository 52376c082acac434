import { peopleFormat } from '../people/names.ts';

/** What a page or a command needs to know of a format without the code that reads and writes it. */
export interface FormatName {
  name: string;
  title: string;
  reads: boolean;
  /** `file`: one file with this ending; `folder`: several. Null: not written. */
  writes: { as: 'file'; ending: string } | { as: 'folder' } | null;
  /** True where the format leaves open what its offsets count. */
  opensUnit?: true;
  /** What it is for, in a sentence. */
  hint: string;
}

/** The formats of {@link EXCHANGE_FORMATS}, in their order; a test compares both. */
export const FORMAT_NAMES = [
  {
    name: 'brat',
    title: 'brat standoff',
    reads: true,
    writes: { as: 'folder' },
    hint: 'A folder of .txt and .ann files with brat’s configuration.',
  },
  {
    name: 'web-annotation',
    title: 'W3C Web Annotation',
    reads: true,
    writes: { as: 'folder' },
    opensUnit: true,
    hint: 'JSON-LD for Hypothesis, Recogito and other web tools, with the texts beside it.',
  },
  {
    name: 'doccano',
    title: 'doccano',
    reads: true,
    writes: { as: 'file', ending: '.jsonl' },
    opensUnit: true,
    hint: 'JSON Lines for doccano: one text a line with its labels, and relations where there are some.',
  },
  {
    name: 'label-studio',
    title: 'Label Studio',
    reads: true,
    writes: { as: 'folder' },
    opensUnit: true,
    hint: 'Tasks with annotations and predictions for Label Studio, and the labelling interface that shows them.',
  },
  {
    name: 'prodigy',
    title: 'Prodigy / spaCy',
    reads: true,
    writes: { as: 'file', ending: '.jsonl' },
    hint: 'JSON Lines for Prodigy and spaCy, with tokens: a line for each annotator of each text.',
  },
  {
    name: 'spacy',
    title: 'spaCy DocBin',
    reads: true,
    writes: null,
    hint: 'Docs that spaCy saved for training, with their entities and spans.',
  },
  {
    name: 'qdpx',
    title: 'REFI-QDA project',
    reads: true,
    writes: { as: 'file', ending: '.qdpx' },
    hint: 'For ATLAS.ti, MAXQDA, NVivo, QualCoder and others: texts, codes, codings, notes, speakers as cases.',
  },
  {
    name: 'qdc',
    title: 'REFI-QDA codebook',
    reads: true,
    writes: { as: 'file', ending: '.qdc' },
    hint: 'The codebook alone, for the same programs.',
  },
  {
    name: 'cas-json',
    title: 'UIMA CAS JSON',
    reads: true,
    writes: { as: 'folder' },
    hint: 'For INCEpTION and dkpro-cassis: one layer, a file for each transcript.',
  },
  {
    name: 'cas-xmi',
    title: 'UIMA CAS XMI',
    reads: true,
    writes: { as: 'folder' },
    hint: 'The same in XML, with the type system, for INCEpTION, WebAnno and DKPro.',
  },
  {
    name: 'webanno-tsv',
    title: 'WebAnno TSV',
    reads: true,
    writes: { as: 'folder' },
    hint: 'Tokens with their annotations in columns, for INCEpTION and WebAnno.',
  },
  {
    name: 'conll',
    title: 'CoNLL / IOB2',
    reads: true,
    writes: { as: 'folder' },
    hint: 'A token a line with B- and I- tags, for taggers and their trainers, with the texts beside it.',
  },
  {
    name: 'dataset',
    title: 'Passage dataset',
    reads: true,
    writes: null,
    hint: 'The tables that Passage exports as CSV or JSON Lines.',
  },
  {
    name: 'rows',
    title: 'Table of rows',
    reads: true,
    writes: null,
    hint: 'CSV, TSV, XLSX or JSON Lines with a row a turn, and columns of labels.',
  },
] as const satisfies readonly FormatName[];

export type ExchangeFormatName = (typeof FORMAT_NAMES)[number]['name'];

/** The format of a name, where it is one of annotated documents. */
export const exchangeFormat = (name: string): FormatName | undefined =>
  FORMAT_NAMES.find((format) => format.name === name);

/** True where one chooses what offsets count: in datasets, and where a format leaves it open. */
export const opensUnit = (name: string): boolean =>
  isDataset(name) || exchangeFormat(name)?.opensUnit === true;

/** True for the tables of a coded dataset. */
export const isDataset = (name: string): boolean => (DATASET_NAMES as readonly string[]).includes(name);

/** The forms of the coded dataset. */
export const DATASET_NAMES = ['csv', 'jsonl', 'xlsx', 'parquet'] as const;

/** True where a format is written as one file, not as a folder; workbooks are. */
export const isOneFile = (name: string): boolean =>
  name === 'xlsx' || exchangeFormat(name)?.writes?.as === 'file' || peopleFormat(name)?.as === 'whole';

/** The ending of a format's one file. */
export function endingOf(name: string): string {
  const writes = exchangeFormat(name)?.writes;
  return writes?.as === 'file' ? writes.ending : (peopleFormat(name)?.ending ?? `.${name}`);
}

/** True for the name of a format of annotated documents, whether it is read, written or both. */
export const isExchangeFormat = (name: string): name is ExchangeFormatName =>
  exchangeFormat(name) !== undefined;
