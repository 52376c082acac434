import { PALETTE, type Colour, type Tag, tagPath } from '../../model/codebook.ts';
import type { Annotation } from '../../model/annotation.ts';
import { quoteOf, spanEnd, spanStart } from '../../model/span.ts';
import { type Cell, LIST_JOINER } from './column.ts';
import type { DatasetColumns } from './columns.ts';
import type { PlacedTurn, TextPlaces } from './place.ts';
import type { RelationEnd } from './relations.ts';
import { reviewCells, type ReviewFacts } from './review.ts';
import { attributesInWords, type RevisionFacts } from './revisions.ts';
import { isoTime } from './time.ts';

/** How much of the text stands beside a quote, in code points. */
const CONTEXT = 40;

/** A transcript's own cells. */
export interface TranscriptFacts {
  id: string;
  title: string;
  date: string;
  source: string;
  language: string;
  fileName: string;
  /** Number of the edition; 1 is the imported text. */
  edition: number;
  sha256: string;
  fileSha256: string;
  encoding: string;
  note: string;
  /** Id of the transcript that it is a part of, and its place there. */
  partOf: string | null;
  partIndex: number | null;
  /** Values of the project's variables, by id. */
  variables: Readonly<Record<string, string>>;
}

/** An annotator as the export names them; both empty for nobody. */
export type AnnotatorNames = (id: string) => { id: string; name: string };

/** Makes the rows of one transcript: cells in the order of {@link datasetColumns}. */
export class RowMaker {
  readonly #places: TextPlaces;
  readonly #columns: DatasetColumns;
  readonly #tags: ReadonlyMap<string, Tag>;
  readonly #paths: ReadonlyMap<string, string>;
  readonly #annotators: AnnotatorNames;
  readonly #head: readonly Cell[];
  readonly #facts: TranscriptFacts;

  constructor(
    facts: TranscriptFacts,
    places: TextPlaces,
    columns: DatasetColumns,
    tags: ReadonlyMap<string, Tag>,
    annotators: AnnotatorNames,
  ) {
    this.#places = places;
    this.#columns = columns;
    this.#tags = tags;
    this.#paths = new Map([...tags.keys()].map((id) => [id, tagPath(tags, id)]));
    this.#annotators = annotators;
    this.#facts = facts;
    const { id, title, date, source, language, fileName, edition, sha256, variables } = facts;
    this.#head = [
      id,
      title,
      date,
      source,
      language,
      fileName,
      edition,
      sha256,
      ...columns.variables.map((c) => variables[c.field] ?? null),
    ];
  }

  /** `turns`: those that the annotation's span touches, in their order. */
  annotation(
    annotation: Annotation,
    turns: readonly PlacedTurn[],
    review: ReviewFacts,
    revision: RevisionFacts | null,
  ): Cell[] {
    const { span, created, modified } = annotation;
    const places = this.#places;
    const points = span.map((range) => places.codePoints(range));
    const [start, end] = [spanStart(points), spanEnd(points)];
    const inUnits = this.#columns.units.map((unit) =>
      unit === 'code-point' ? points : span.map((range) => places.inUnit(range, unit)),
    );
    const by = this.#annotators(annotation.annotator);
    const made = isoTime(created);
    const tag = this.#tags.get(annotation.tag);
    return [
      annotation.id,
      ...this.#head,
      joined(turns, (turn) => turn.id),
      joined(turns, (turn) => String(turn.number)),
      joined(turns, (turn) => turn.speaker?.name),
      joined(turns, (turn) => turn.speaker?.role),
      joined(turns, (turn) => turn.speaker?.affiliation),
      annotation.tag,
      tag?.name ?? '',
      this.#paths.get(annotation.tag) ?? '',
      quoteOf(places.text, span),
      places.before(start, CONTEXT),
      places.after(end, CONTEXT),
      ...inUnits.flatMap((ranges) => [spanStart(ranges), spanEnd(ranges)]),
      ...inUnits,
      by.id,
      by.name,
      ...this.#columns.attributes.map((c) => annotation.values[c.field] ?? null),
      annotation.note,
      made,
      modified === created ? made : isoTime(modified),
      revision?.id ?? '',
      revision?.current ?? null,
      ...reviewCells(review),
    ];
  }

  /** An annotation as the end of a relation. */
  end({ id, tag, span }: Annotation): RelationEnd {
    const { id: transcript, title } = this.#facts;
    const tagName = this.#tags.get(tag)?.name ?? '';
    return { id, transcript, title, tag, tagName, quote: quoteOf(this.#places.text, span) };
  }

  /** A row for each turn, tagged or not, and one for the text outside turns where there is any. */
  *turns(annotationsOf: (turn: PlacedTurn | null) => number): Iterable<Cell[]> {
    const places = this.#places;
    const { units } = this.#columns;
    for (const turn of places.turns) {
      const { speaker } = turn;
      const { words, characters } = places.size(turn);
      yield [
        ...this.#head,
        turn.id,
        turn.number,
        speaker?.id ?? '',
        speaker?.name ?? '',
        speaker?.kind ?? '',
        speaker?.role ?? '',
        speaker?.affiliation ?? '',
        turn.time,
        ...units.flatMap((unit) => places.inUnit([turn.start, turn.end], unit)),
        words,
        characters,
        annotationsOf(turn),
      ];
    }
    const outside = places.size(null);
    if (outside.characters > 0)
      yield [
        ...this.#head,
        '',
        null,
        '',
        '',
        '',
        '',
        '',
        null,
        ...units.flatMap(() => [null, null]),
        outside.words,
        outside.characters,
        annotationsOf(null),
      ];
  }

  transcript(annotations: number): Cell[] {
    const { fileSha256, encoding, note, partOf, partIndex } = this.#facts;
    return [
      ...this.#head,
      note,
      partOf ?? '',
      partIndex,
      encoding,
      fileSha256,
      this.#places.turns.length,
      this.#places.words,
      this.#places.offsets.codePoints,
      annotations,
    ];
  }
}

/** The codebook's rows, in its order. */
export function codebookRows(
  tags: readonly Tag[],
  revisionOf: (tag: string) => string,
  countOf: (tag: string) => number,
): Cell[][] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  return tags.map((tag) => [
    tag.id,
    tag.name,
    tagPath(byId, tag.id),
    tag.parent ?? '',
    PALETTE[tag.colour as Colour] ?? tag.colour,
    tag.key,
    tag.definition,
    tag.guidelines,
    tag.examples.length > 0 ? JSON.stringify(tag.examples) : '',
    tag.note,
    attributesInWords(tag.attributes),
    revisionOf(tag.id),
    countOf(tag.id),
  ]);
}

function joined(turns: readonly PlacedTurn[], cell: (turn: PlacedTurn) => string | null | undefined): string {
  // Nearly every span lies in one turn.
  if (turns.length === 1) return cell(turns[0]!) ?? '';
  return turns.map((turn) => cell(turn) ?? '').join(LIST_JOINER);
}
