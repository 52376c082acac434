import { PALETTE, type Colour, type Tag, tagPath } from '../../model/codebook.ts';
import type { Annotation } from '../../model/annotation.ts';
import { quoteOf, spanEnd, spanStart } from '../../model/span.ts';
import { type Row, SharedCells } from './cells.ts';
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
  readonly #head: SharedCells;
  readonly #shared = new Map<unknown, SharedCells>();
  /** Weak: where there are decisions, each annotation has its own. */
  readonly #reviews = new WeakMap<ReviewFacts, SharedCells>();
  readonly #noValues: SharedCells;
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
    this.#noValues = new SharedCells(columns.attributes.map(() => null));
    this.#head = new SharedCells([
      id,
      title,
      date,
      source,
      language,
      fileName,
      edition,
      sha256,
      ...columns.variables.map((c) => variables[c.field] ?? null),
    ]);
  }

  /** What begins every row with the transcript. */
  get head(): SharedCells {
    return this.#head;
  }

  /** `turns`: those that the annotation's span touches, in their order. */
  annotation(
    annotation: Annotation,
    turns: readonly PlacedTurn[],
    review: ReviewFacts,
    revision: RevisionFacts | null,
  ): Row {
    const { span, created, modified } = annotation;
    const places = this.#places;
    const { units, attributes } = this.#columns;
    const made = isoTime(created);
    const points = span.map((range) => places.codePoints(range));
    const [start, end] = [spanStart(points), spanEnd(points)];
    const own: Cell[] = [
      quoteOf(places.text, span),
      places.before(start, CONTEXT),
      places.after(end, CONTEXT),
    ];
    const inUnits = units.map((unit) =>
      unit === 'code-point'
        ? points
        : unit === 'utf-16'
          ? span
          : span.map((range) => places.inUnit(range, unit)),
    );
    for (const ranges of inUnits) own.push(spanStart(ranges), spanEnd(ranges));
    own.push(...inUnits);
    return [
      [annotation.id],
      this.#head,
      turns.length === 1 ? this.#once(turns[0]!, () => turnCells(turns)) : turnCells(turns),
      this.#once(annotation.tag, () => this.#tagCells(annotation.tag)),
      own,
      this.#once(`by ${annotation.annotator}`, () => {
        const { id, name } = this.#annotators(annotation.annotator);
        return [id, name];
      }),
      isEmpty(annotation.values) ? this.#noValues : attributes.map((c) => annotation.values[c.field] ?? null),
      [annotation.note, made, modified === created ? made : isoTime(modified)],
      this.#once(revision, () => [revision?.id ?? '', revision?.current ?? null]),
      this.#reviewCells(review),
    ];
  }

  /** Cells of something that many rows speak of. */
  #once(of: unknown, cells: () => readonly Cell[]): SharedCells {
    let known = this.#shared.get(of);
    if (!known) this.#shared.set(of, (known = new SharedCells(cells())));
    return known;
  }

  #reviewCells(review: ReviewFacts): SharedCells {
    let known = this.#reviews.get(review);
    if (!known) this.#reviews.set(review, (known = new SharedCells(reviewCells(review))));
    return known;
  }

  #tagCells(id: string): Cell[] {
    return [id, this.#tags.get(id)?.name ?? '', this.#paths.get(id) ?? ''];
  }

  /** An annotation as the end of a relation. */
  end({ id, tag, span }: Annotation): RelationEnd {
    const { id: transcript, title } = this.#facts;
    const tagName = this.#tags.get(tag)?.name ?? '';
    return { id, transcript, title, tag, tagName, quote: quoteOf(this.#places.text, span) };
  }

  /** A row for each turn, tagged or not, and one for the text outside turns where there is any. */
  *turns(annotationsOf: (turn: PlacedTurn | null) => number): Iterable<Row> {
    const places = this.#places;
    const { units } = this.#columns;
    for (const turn of places.turns) {
      const { speaker } = turn;
      const { words, characters } = places.size(turn);
      yield [
        this.#head,
        [
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
        ],
      ];
    }
    const outside = places.size(null);
    if (outside.characters > 0)
      yield [
        this.#head,
        [
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
        ],
      ];
  }

  transcript(annotations: number): Row {
    const { fileSha256, encoding, note, partOf, partIndex } = this.#facts;
    return [
      this.#head,
      [
        note,
        partOf ?? '',
        partIndex,
        encoding,
        fileSha256,
        this.#places.turns.length,
        this.#places.words,
        this.#places.offsets.codePoints,
        annotations,
      ],
    ];
  }
}

function isEmpty(values: Readonly<Record<string, string>>): boolean {
  for (const _ in values) return false;
  return true;
}

const turnCells = (turns: readonly PlacedTurn[]): Cell[] => [
  joined(turns, (turn) => turn.id),
  joined(turns, (turn) => String(turn.number)),
  joined(turns, (turn) => turn.speaker?.name),
  joined(turns, (turn) => turn.speaker?.role),
  joined(turns, (turn) => turn.speaker?.affiliation),
];

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
