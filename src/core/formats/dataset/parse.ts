import { COMMON } from '../exchange/common-losses.ts';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import { documentOf } from '../exchange/make.ts';
import type { ExchangeDocument, FormatFile, ParseContext, Parsed } from '../exchange/model.ts';
import { type FileText, fitOffsets } from '../exchange/offset-fit.ts';
import { textsNamed, TextFinder } from './find-texts.ts';
import { type DatasetCodebook, describedBy, isPackage, readCodebook } from './read-codebook.ts';
import { READ_LOSS } from './read-losses.ts';
import { People, Tags } from './read-names.ts';
import { metadataOf, rangesOf, unitOf } from './read-row.ts';
import { type DatasetTable, type ReadTable, tablesOf, workbookOf } from './read-tables.ts';
import { RowReader } from './row-reader.ts';
import { DATASET_UNITS } from './units.ts';

/** What joins the quotes of a discontinuous annotation. */
const JOINER = ' … ';

/** Names of the files that the transcripts of a dataset were imported from; none where its tables cannot be read, which {@link parseDataset} says. */
export async function fileNamesOf(files: readonly FormatFile[]): Promise<Set<string>> {
  const tables = tablesOf(files);
  const table = tables.get('transcripts') ?? tables.get('annotations');
  try {
    return new Set(table ? (await table.read()).rows.map((row) => row('file_name')) : []);
  } catch (error) {
    if (error instanceof FormatError) return new Set();
    throw error;
  }
}

/**
 * Reads the tables of a dataset as it was exported. Texts are the project's by their hash, or the files beside the tables. Offsets
 * are checked against the quotes under each unit. @throws FormatError
 */
export async function parseDataset(files: readonly FormatFile[], context: ParseContext): Promise<Parsed> {
  const tables = tablesOf(files);
  const read = async (name: DatasetTable) => (await tables.get(name)?.read()) ?? null;
  const annotations = await read('annotations');
  if (!annotations)
    throw new FormatError(
      'malformed',
      'There is no table of annotations with Passage’s own columns among these files. Choose the folder that Passage exported, with all that is in it.',
    );
  withinLimit('annotations', annotations.rows.length, 'The table of annotations');
  const losses = new Losses();
  const transcripts = await read('transcripts');
  const described = describedBy(files.find(isPackage) ?? null) ?? workbookIn(files)?.described ?? {};
  const codebook = readCodebook(described, await read('codebook'), annotations);
  const texts = textsNamed(files, await fileNamesOf(files));
  const finder = await TextFinder.of(context, texts);
  const documents = documentsOf(annotations, transcripts, codebook, finder, losses);
  withinLimit('documents', documents.size, 'The dataset');
  const people = new People();
  const tags = new Tags(codebook);
  const fits = addAnnotations(annotations, documents, codebook, people, tags, losses);
  addRelations(await read('relations'), documents, people, losses);
  return {
    exchange: {
      documents: [...documents.values()],
      tags: tags.list(),
      annotators: people.list(),
      extras: [],
    },
    losses: losses.list(),
    fits,
  };
}

const workbookIn = (files: readonly FormatFile[]) => {
  for (const file of files) {
    const book = workbookOf(file);
    if (book) return book;
  }
  return null;
};

/** A document for each transcript whose text is found, in the tables' order. */
function documentsOf(
  annotations: ReadTable,
  transcripts: ReadTable | null,
  { variables }: DatasetCodebook,
  finder: TextFinder,
  losses: Losses,
): Map<string, ExchangeDocument> {
  const documents = new Map<string, ExchangeDocument>();
  const missing = new Set<string>();
  for (const row of [...(transcripts?.rows ?? []), ...annotations.rows]) {
    const id = row('transcript_id');
    if (documents.has(id) || missing.has(id)) continue;
    const [title, sha256] = [row('transcript_title'), row('text_sha256').toLowerCase()];
    const found = finder.find(sha256, row('file_name'), title);
    if (!found || !found.text.isWellFormed() || found.text.trim() === '') {
      missing.add(id);
      losses.add(READ_LOSS.noText, title || id);
      continue;
    }
    if (!found.isSame) losses.add(READ_LOSS.otherText, title || id);
    const { text, file } = found;
    const metadata = metadataOf(row, variables);
    if (metadata.date !== row('transcript_date'))
      losses.add(READ_LOSS.date, `${title || id}: “${row('transcript_date')}”`);
    documents.set(
      id,
      documentOf({
        id,
        name: title || row('file_name') || id,
        text,
        file,
        sha256: found.isSame ? sha256 : '',
        metadata,
      }),
    );
  }
  return documents;
}

function addAnnotations(
  table: ReadTable,
  documents: ReadonlyMap<string, ExchangeDocument>,
  codebook: DatasetCodebook,
  people: People,
  tags: Tags,
  losses: Losses,
): Parsed['fits'] {
  const unit = unitOf(table.columns) ?? 'code-point';
  const byDocument = Map.groupBy(table.rows, (row) => row('transcript_id'));
  const own = [...documents.values()].map((document) => ({
    document,
    rows: byDocument.get(document.id) ?? [],
  }));
  for (const [id, rows] of byDocument)
    if (!documents.has(id))
      losses.add(READ_LOSS.noTextAnnotations, rows[0]!('transcript_title') || id, rows.length);
  // The unit that the columns name comes first: where another fits the quotes better, the numbers were made anew.
  const units = [unit, ...DATASET_UNITS.filter((other) => other !== unit)];
  const texts = own.map(({ document, rows }): FileText => ({
    text: document.text,
    spans: rows.map((row) => ({
      ranges: rangesOf(row, unit),
      quote: row('quote') || null,
      prefix: row('context_before'),
      suffix: row('context_after'),
      label: `${document.name}: ${row('annotation_id')}`,
    })),
  }));
  const { spans, fits } = fitOffsets(texts, units, JOINER, losses);
  const reader = new RowReader(table.columns, codebook, people, tags, losses);
  own.forEach(({ document, rows }, d) =>
    rows.forEach((row, i) => {
      const span = spans[d]![i];
      if (span) document.annotations.push({ ...reader.annotation(row, document.name), span });
    }),
  );
  return table.rows.length > 0 ? fits : [];
}

function addRelations(
  table: ReadTable | null,
  documents: ReadonlyMap<string, ExchangeDocument>,
  people: People,
  losses: Losses,
): void {
  const homes = new Map<string, ExchangeDocument>();
  for (const document of documents.values())
    for (const { id } of document.annotations) homes.set(id, document);
  const ids = new Set<string>();
  for (const row of table?.rows ?? []) {
    const [id, from, to] = [row('relation_id'), row('from_annotation_id'), row('to_annotation_id')];
    const home = homes.get(from);
    if (!home || !homes.has(to) || ids.has(id)) {
      losses.add(COMMON.relationWithoutEnd, `${row('relation_type')}: ${row('from_quote')}`);
      continue;
    }
    ids.add(id);
    const annotator = people.of(row('annotator'), row('annotator_id'));
    home.relations.push({
      id,
      type: row('relation_type') || 'related',
      from,
      to,
      annotator,
      note: row('note'),
    });
  }
}
