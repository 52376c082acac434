import type { Cell } from '../../core/formats/dataset/column.ts';
import { type RelationEnd, relationCells } from '../../core/formats/dataset/relations.ts';
import { type Loss, Losses, type LossKind } from '../../core/formats/exchange/loss.ts';
import type { Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';
import type { Relation, RelationType } from '../../core/model/relation.ts';
import type { ReadableDb } from '../db/open.ts';
import { RELATION_FIELDS, relationTypesOf, SHOWN_RELATIONS } from '../relations/read.ts';
import type { Chosen } from './chosen.ts';
import type { Visibility } from '../visibility.ts';

/** The relations of an export: those whose ends both are in it, drawn by whom was chosen. */
export class ExportRelations {
  readonly types: readonly RelationType[];
  readonly #all: readonly (Relation & { byOther: boolean })[];
  readonly #wanted: ReadonlySet<string>;
  readonly #annotators: ReadonlyMap<string, string>;
  readonly #names: Pseudonyms;

  /** `annotators`: as the export names them. */
  constructor(
    db: ReadableDb,
    seen: Visibility,
    annotators: ReadonlyMap<string, string>,
    names: Pseudonyms,
    chosen: Chosen,
  ) {
    this.#names = names;
    this.types = relationTypesOf(db, seen).map((type) => ({
      ...type,
      definition: names.prose(type.definition),
    }));
    const stored = db
      .prepare(
        `SELECT ${RELATION_FIELDS}, f.transcript_id AS fromTranscript, f.tag_id AS fromTag, f.annotator_id AS fromAnnotator,
           t.transcript_id AS toTranscript, t.tag_id AS toTag, t.annotator_id AS toAnnotator ${SHOWN_RELATIONS(seen)}`,
      )
      .all() as StoredRelation[];
    const isChosen = (transcript: string, tag: string, annotator: string) =>
      chosen.transcript(transcript) && chosen.tag(tag) && chosen.annotator(annotator);
    this.#all = stored.flatMap(
      ({ fromTranscript, fromTag, fromAnnotator, toTranscript, toTag, toAnnotator, ...relation }) =>
        // Relations among what is not chosen are not chosen either.
        isChosen(fromTranscript, fromTag, fromAnnotator) || isChosen(toTranscript, toTag, toAnnotator)
          ? [{ ...relation, byOther: !chosen.annotator(relation.annotator) }]
          : [],
    );
    this.#wanted = new Set(this.#all.flatMap(({ from, to }) => [from, to]));
    this.#annotators = annotators;
  }

  /** Whether an annotation is an end, so that its words have to be kept. */
  isEnd(annotation: string): boolean {
    return this.#wanted.has(annotation);
  }

  /** True where no relation touches what was chosen. */
  get none(): boolean {
    return this.#all.length === 0;
  }

  /** Those among some annotations, with their types. */
  among(ends: { has(id: string): boolean }): { relation: Relation; type: RelationType }[] {
    const types = new Map(this.types.map((type) => [type.id, type]));
    return this.#within(ends).map((relation) => ({ relation, type: types.get(relation.type)! }));
  }

  /** The rows, by the places of their first ends, then of their second. `ends`: those of the export, in its order. */
  rows(ends: ReadonlyMap<string, RelationEnd>): Cell[][] {
    const order = new Map([...ends.keys()].map((id, i) => [id, i]));
    const types = new Map(this.types.map((type) => [type.id, type]));
    return this.#within(ends)
      .toSorted(
        (a, b) =>
          order.get(a.from)! - order.get(b.from)! ||
          order.get(a.to)! - order.get(b.to)! ||
          (a.id < b.id ? -1 : 1),
      )
      .map((relation) =>
        relationCells(
          {
            ...relation,
            annotator: this.#names.annotatorId(relation.annotator),
            note: this.#names.prose(relation.note),
          },
          types.get(relation.type)!,
          this.#annotators.get(relation.annotator) ?? '',
          ends.get(relation.from)!,
          ends.get(relation.to)!,
        ),
      );
  }

  /** Those that the export leaves out: not both ends are in it, or who drew them is not chosen. */
  leftOut(ends: { has(id: string): boolean }): Loss[] {
    const losses = new Losses();
    for (const { id, from, to, byOther } of this.#all)
      if (!ends.has(from) || !ends.has(to)) losses.add(LEFT_OUT, id);
      else if (byOther) losses.add(BY_OTHERS, id);
    return losses.list();
  }

  /** How many have both ends among these. */
  within(ends: { has(id: string): boolean }): number {
    return this.#within(ends).length;
  }

  #within(ends: { has(id: string): boolean }): Relation[] {
    return this.#all.filter(({ from, to, byOther }) => ends.has(from) && ends.has(to) && !byOther);
  }
}

interface StoredRelation extends Relation {
  fromTranscript: string;
  fromTag: string;
  fromAnnotator: string;
  toTranscript: string;
  toTag: string;
  toAnnotator: string;
}

const BY_OTHERS: LossKind = {
  code: 'relation-by-others',
  aspect: 'relation',
  sentence: 'A relation is left out, since who drew it is not chosen.',
};

const LEFT_OUT: LossKind = {
  code: 'relation-without-end',
  aspect: 'relation',
  sentence: 'A relation is left out, since not both annotations are in this export.',
};
