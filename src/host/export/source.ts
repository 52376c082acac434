import { type DatasetColumns, datasetColumns, type FieldColumn } from '../../core/formats/dataset/columns.ts';
import { TextPlaces } from '../../core/formats/dataset/place.ts';
import { RowMaker, type TranscriptFacts } from '../../core/formats/dataset/rows.ts';
import type { Tag } from '../../core/model/codebook.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { RevisionFacts } from '../../core/formats/dataset/revisions.ts';
import { wideColumns } from '../../core/formats/dataset/wide-columns.ts';
import { type WideAnnotator, WideRows, type WideTable } from '../../core/formats/dataset/wide-rows.ts';
import { compareByPlace } from '../../core/model/order.ts';
import type { ReviewFacts } from '../../core/formats/dataset/review.ts';
import type { Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';
import type { Speaker } from '../../core/model/structure.ts';
import { unitsOf } from './units.ts';
import { annotatorsOn } from './wide-annotators.ts';
import type { ExportOptions } from '../../contract/export-options.ts';
import type { ReadableDb } from '../db/open.ts';
import { LIVE_ANNOTATIONS, spanOf, type StoredAnnotation } from '../db/read-annotations.ts';
import { annotationsIn } from '../editions/annotations-in.ts';
import { blocksIn, type TextOf, turnsOf } from '../editions/structure.ts';
import { textReader } from '../editions/text-reader.ts';
import { tagsOf } from '../services/tags.ts';
import type { Visibility } from '../visibility.ts';
import { Chosen } from './chosen.ts';
import { ExportRelations } from './relations.ts';
import { pseudonymsOf, withNames } from './pseudonyms.ts';
import { TranscriptReviews } from './reviews.ts';
import { ExportRevisions } from './revisions.ts';
import { variablesOf } from '../services/variables.ts';

/** A transcript's row as the export reads it. */
interface StoredTranscript extends Omit<TranscriptFacts, 'variables'> {
  text: string;
}

/** One transcript of an export, with all that its rows need. */
export interface ExportedTranscript {
  facts: TranscriptFacts;
  /** Id of the edition that is exported. */
  edition: string;
  places: TextPlaces;
  rows: RowMaker;
  /** Counts for the wide table; null where the export has none. */
  wide(): WideRows | null;
  /** In the order of the dataset: by start, longer first, id. Streams. */
  annotations(): Iterable<ExportedRow>;
}

/** A row of the annotation table. */
export interface ExportedRow {
  annotation: Annotation;
  review: ReviewFacts;
  /** Null where it is not known, and for gold. */
  revision: RevisionFacts | null;
}

/** What a million rows are read as. */
type StreamedRow = Omit<StoredAnnotation, 'transcript' | 'edition' | 'lost'> & {
  revision: string | null;
  valuesJson: string | null;
};
const NO_VALUES: Readonly<Record<string, string>> = Object.freeze({});

/** Which edition of a transcript is exported. */
export interface ExportedEdition {
  id: string;
  edition: string;
  current: string;
}

/** Which annotations may be seen (`Visibility`): `sql` is a condition on `a` (annotations), with `values`. */
interface Restriction {
  sql: string;
  values: Record<string, string | number>;
}

/** What of an export its reading depends on. */
export type SourceOptions = Omit<ExportOptions, 'format'>;

/** Reads a project for export, one text in memory at a time, from a connection that sees one commit. */
export class ExportSource {
  readonly tags: readonly Tag[];
  readonly columns: DatasetColumns;
  readonly project: { id: string; name: string; note: string };
  readonly relations: ExportRelations;
  readonly revisions: ExportRevisions;
  /** Whatever goes out has its names from here. */
  readonly names: Pseudonyms;
  readonly chosen: Chosen;
  /** The wide table, where the export is one. */
  readonly wide: WideTable | null;
  readonly #db: ReadableDb;
  readonly #options: SourceOptions;
  readonly #speakers: ReadonlyMap<string, Speaker>;
  readonly #annotators: ReadonlyMap<string, string>;
  readonly #where: Restriction;
  readonly #seen: Visibility;
  readonly #textOf: TextOf;

  constructor(db: ReadableDb, options: SourceOptions, seen: Visibility) {
    this.#db = db;
    this.#seen = seen;
    this.#textOf = textReader(db);
    this.#options = options;
    this.names = pseudonymsOf(db, options.pseudonyms);
    const { names } = this;
    const tags = tagsOf({ db }, null);
    this.chosen = new Chosen(db, options, tags);
    this.tags = this.chosen.codebook(tags).map((tag) => withNames(tag, names));
    // Names of columns depend on the codebook alone: a choice renames none.
    this.columns = datasetColumns(tags, variablesOf({ db }), unitsOf(options.unit), (tag) =>
      this.chosen.tag(tag),
    );
    const { wide: shape } = options;
    this.wide = shape
      ? {
          shape,
          columns: wideColumns(
            this.columns,
            this.tags.filter(({ id }) => this.chosen.tag(id)),
            shape,
          ),
          units: this.columns.units,
          annotators: (id) => this.annotator(id),
        }
      : null;
    const project = db.prepare('SELECT id, name, note FROM project').get() as ExportSource['project'];
    this.project = { ...project, name: names.title(project.name), note: names.prose(project.note) };
    this.revisions = new ExportRevisions(db, tags, names);
    const speakers = db
      .prepare('SELECT id, name, kind, role, affiliation FROM live_speakers')
      .all() as Speaker[];
    this.#speakers = new Map(speakers.map((speaker) => [speaker.id, names.speaker(speaker)]));
    const people = db.prepare('SELECT id, name FROM annotators').all() as { id: string; name: string }[];
    this.#annotators = new Map(people.map((one) => [one.id, names.annotator(one).name]));
    this.#where = this.#restrict(seen.restriction());
    this.relations = new ExportRelations(db, seen, this.#annotators, names, this.chosen);
  }

  /** The transcripts of the export, in the project's order. */
  *transcripts(): Iterable<ExportedTranscript> {
    const tags = new Map(this.tags.map((tag) => [tag.id, tag]));
    for (const { id, edition, current } of this.editions()) {
      const { text, ...plain } = this.#db
        .prepare(
          `SELECT t.id, t.title, t.date, t.source, t.language, e.file_name AS fileName, e.sha256,
             coalesce(e.file_sha256, '') AS fileSha256, e.encoding, t.note, t.part_of AS partOf,
             t.part_index AS partIndex, e.number AS edition, e.text
           FROM transcripts t JOIN editions e ON e.transcript_id = t.id WHERE e.id = ?`,
        )
        .get(edition) as StoredTranscript;
      const { names } = this;
      const blocks = blocksIn(this.#db, this.#textOf, { transcript: id, edition });
      const facts = {
        ...plain,
        title: names.title(plain.title),
        source: names.title(plain.source),
        fileName: names.title(plain.fileName),
        note: names.prose(plain.note),
        variables: names.values(this.#variables(id)),
      };
      const places = new TextPlaces(text, plain.language, blocks, turnsOf(this.#db, blocks), this.#speakers);
      const rows = new RowMaker(facts, places, this.columns, tags, (annotator) => this.annotator(annotator));
      yield {
        facts,
        edition,
        places,
        rows,
        wide: () => this.wide && new WideRows(this.wide, places, facts.language, rows.head),
        annotations: () => this.#rows({ id, edition, current }),
      };
    }
  }

  transcriptIds(): string[] {
    const ids = this.#db
      .prepare('SELECT id FROM transcripts WHERE deleted = 0 ORDER BY position, id')
      .pluck()
      .all() as string[];
    const wanted = this.#options.transcripts && new Set(this.#options.transcripts);
    return wanted ? ids.filter((id) => wanted.has(id)) : ids;
  }

  /** True where the choice of tags and annotators takes something; decisions aside. */
  wants({ tag, annotator }: { tag: string; annotator: string }): boolean {
    return this.chosen.tag(tag) && this.chosen.annotator(annotator);
  }

  /** The transcripts of the export with the edition of each that is exported, and the one that is current. */
  editions(): ExportedEdition[] {
    const wanted = this.#db.prepare(
      `SELECT t.edition_id AS current, coalesce((SELECT e.id FROM live_editions e JOIN json_each(@editions) w ON w.value = e.id
         WHERE e.transcript_id = t.id LIMIT 1), t.edition_id) AS edition FROM transcripts t WHERE t.id = @id`,
    );
    const editions = JSON.stringify(this.#options.editions ?? []);
    return this.transcriptIds().map((id) => ({
      id,
      ...(wanted.get({ id, editions }) as Omit<ExportedEdition, 'id'>),
    }));
  }

  /** An annotator as the export names them; empty for nobody. */
  annotator(id: string): { id: string; name: string } {
    return { id: this.names.annotatorId(id), name: this.#annotators.get(id) ?? '' };
  }

  /** The columns of attributes and variables. */
  get fields(): readonly FieldColumn[] {
    return [...this.columns.attributes, ...this.columns.variables];
  }

  /** Who has rows of their own in a wide table: who began a pass on a transcript, or has annotations there; nobody for gold. */
  annotatorsOn(transcript: string): WideAnnotator[] {
    return this.wide?.shape.annotators === 'each'
      ? annotatorsOn(this.#db, this.#seen, transcript, this.#options)
      : [];
  }

  /** How many annotations the export has. */
  count(): number {
    const { decisions = 'all', editions = [] } = this.#options;
    if (decisions !== 'all' || editions.length > 0)
      return this.editions().reduce((sum, one) => sum + [...this.#rows(one)].length, 0);
    const wanted = new Set(this.transcriptIds());
    const { sql, values } = this.#where;
    const counts = this.#db
      .prepare(
        `SELECT a.transcript_id AS id, count(*) AS n ${LIVE_ANNOTATIONS} AND ${sql} GROUP BY a.transcript_id`,
      )
      .all(values) as { id: string; n: number }[];
    return counts.reduce((sum, { id, n }) => sum + (wanted.has(id) ? n : 0), 0);
  }

  /** The rows of one transcript as the export says them: people keep their ids here, for what else is looked up by them. */
  *#rows(exported: ExportedEdition): Iterable<ExportedRow> {
    const { names } = this;
    if (!names.some) return yield* this.#plainRows(exported);
    for (const row of this.#plainRows(exported)) {
      const { annotation } = row;
      const [note, values] = [names.prose(annotation.note), names.values(annotation.values)];
      yield { ...row, annotation: { ...annotation, note, values } };
    }
  }

  /** Annotations with what was decided of them, or the gold set in their place. */
  *#plainRows(exported: ExportedEdition): Iterable<ExportedRow> {
    const { decisions = 'all', tags } = this.#options;
    const { id: transcript, edition, current } = exported;
    const reviews = new TranscriptReviews(
      this.#db,
      this.#textOf,
      this.#seen,
      { transcript, edition },
      this.#annotators,
      this.names,
      this.chosen,
    );
    if (decisions === 'gold') {
      for (const gold of reviews.gold) {
        const { annotation, facts } = reviews.goldRow(gold);
        if (!tags || tags.includes(annotation.tag)) yield { annotation, review: facts, revision: null };
      }
      return;
    }
    const annotations = edition === current ? this.#annotations(exported) : this.#olderAnnotations(exported);
    for (const { annotation, revision } of annotations)
      if (decisions === 'all' || reviews.stateOf(annotation) === 'accepted')
        yield {
          annotation,
          review: reviews.of(annotation),
          revision: revision === null ? null : this.revisions.factsOf(annotation.tag, revision),
        };
  }

  /** Those on the current edition. What all of them have in common is not asked for a million times. */
  *#annotations({
    id: transcript,
    edition,
  }: ExportedEdition): Iterable<{ annotation: Annotation; revision: string | null }> {
    const { sql, values: chosen } = this.#where;
    const rows = this.#db.prepare(
      `SELECT a.id, s."start", s."end", s.parts, a.tag_id AS tag, a.annotator_id AS annotator, a.note, a.created, a.modified,
         a.revision, CASE WHEN a.tag_id IN (SELECT d.tag_id FROM attributes d WHERE d.deleted = 0) THEN (
           SELECT json_group_object(v.attribute_id, v.value) FROM annotation_values v
           JOIN attributes d ON d.id = v.attribute_id AND d.tag_id = a.tag_id AND d.deleted = 0
           WHERE v.annotation_id = a.id AND v.deleted = 0) END AS valuesJson
       FROM annotations a JOIN spans s ON s.annotation_id = a.id
       WHERE a.deleted = 0 AND a.transcript_id = @transcript AND ${sql}
       ORDER BY s."start", s."end" DESC, a.id`,
    );
    for (const row of rows.iterate({ transcript, ...chosen }) as Iterable<StreamedRow>) {
      const { id, tag, annotator, note, created, modified, revision, valuesJson } = row;
      const values =
        valuesJson === null || valuesJson === '{}'
          ? NO_VALUES
          : (JSON.parse(valuesJson) as Record<string, string>);
      const span = spanOf(row);
      yield {
        annotation: { id, transcript, edition, span, tag, annotator, values, note, created, modified },
        revision,
      };
    }
  }

  /** The annotations that have a place in an edition that is not the current one. */
  #olderAnnotations({ id, edition }: ExportedEdition): { annotation: Annotation; revision: string | null }[] {
    const wanted = this.wanted(id);
    return [...annotationsIn(this.#db, id, edition)]
      .filter((one) => wanted.has(one.id))
      .sort(compareByPlace)
      .map((annotation) => ({ annotation, revision: wanted.get(annotation.id)! }));
  }

  /**
   * The annotations of a transcript that the export is about, whether they have a place in its text or not, with the
   * revisions of their tags.
   */
  wanted(transcript: string): Map<string, string | null> {
    const { sql, values } = this.#where;
    const rows = this.#db
      .prepare(
        `SELECT a.id, a.revision FROM annotations a WHERE a.transcript_id = @transcript AND a.deleted = 0 AND ${sql}`,
      )
      .all({ transcript, ...values }) as { id: string; revision: string | null }[];
    return new Map(rows.map(({ id, revision }) => [id, revision]));
  }

  #variables(transcript: string): Record<string, string> {
    const rows = this.#db
      .prepare('SELECT variable_id AS id, value FROM variable_values WHERE transcript_id = ? AND deleted = 0')
      .all(transcript) as { id: string; value: string }[];
    return Object.fromEntries(rows.map(({ id, value }) => [id, value]));
  }

  #restrict(restriction: Restriction): Restriction {
    const { tags, annotators } = this.#options;
    // Ids are validated as UUIDs by the contract; they still go in as data.
    const parts = [restriction.sql];
    const values: Record<string, string | number> = { ...restriction.values };
    for (const [column, ids] of [
      ['tag_id', tags],
      ['annotator_id', annotators],
    ] as const)
      if (ids) {
        parts.push(`a.${column} IN (SELECT value FROM json_each(@${column}))`);
        values[column] = JSON.stringify(ids);
      }
    return { sql: parts.map((part) => `(${part})`).join(' AND '), values };
  }
}
