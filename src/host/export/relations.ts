import type { Cell } from '../../core/formats/dataset/column.ts';
import { type RelationEnd, relationCells } from '../../core/formats/dataset/relations.ts';
import { type Loss, Losses, type LossKind } from '../../core/formats/exchange/loss.ts';
import type { Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';
import type { Relation, RelationType } from '../../core/model/relation.ts';
import type { ReadableDb } from '../db/open.ts';
import { RELATION_FIELDS, relationTypesOf, SHOWN_RELATIONS } from '../relations/read.ts';
import type { Visibility } from '../visibility.ts';

/** The relations of an export: those whose ends both are in it. */
export class ExportRelations {
  readonly types: readonly RelationType[];
  readonly #all: readonly Relation[];
  readonly #wanted: ReadonlySet<string>;
  readonly #annotators: ReadonlyMap<string, string>;
  readonly #names: Pseudonyms;

  /** `annotators`: as the export names them. */
  constructor(db: ReadableDb, seen: Visibility, annotators: ReadonlyMap<string, string>, names: Pseudonyms) {
    this.#names = names;
    this.types = relationTypesOf(db, seen).map((type) => ({
      ...type,
      definition: names.prose(type.definition),
    }));
    this.#all = db.prepare(`SELECT ${RELATION_FIELDS} ${SHOWN_RELATIONS(seen)}`).all() as Relation[];
    this.#wanted = new Set(this.#all.flatMap(({ from, to }) => [from, to]));
    this.#annotators = annotators;
  }

  /** Whether an annotation is an end, so that its words have to be kept. */
  isEnd(annotation: string): boolean {
    return this.#wanted.has(annotation);
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

  /** Those that the export leaves out, since not both ends are in it. */
  leftOut(ends: ReadonlyMap<string, unknown>): Loss[] {
    const losses = new Losses();
    for (const relation of this.#all)
      if (!ends.has(relation.from) || !ends.has(relation.to)) losses.add(LEFT_OUT, relation.id);
    return losses.list();
  }

  /** How many have both ends among these. */
  within(ends: ReadonlyMap<string, unknown>): number {
    return this.#within(ends).length;
  }

  #within(ends: ReadonlyMap<string, unknown>): Relation[] {
    return this.#all.filter(({ from, to }) => ends.has(from) && ends.has(to));
  }
}

const LEFT_OUT: LossKind = {
  code: 'relation-without-end',
  aspect: 'relation',
  sentence: 'A relation is left out, since not both annotations are in this export.',
};
