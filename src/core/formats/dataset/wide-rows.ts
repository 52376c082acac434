import type { Annotation } from '../../model/annotation.ts';
import { countWords } from '../../text/words.ts';
import { type Row, SharedCells } from './cells.ts';
import type { Cell } from './column.ts';
import type { DatasetColumns } from './columns.ts';
import type { TextPlaces } from './place.ts';
import type { AnnotatorNames } from './rows.ts';
import type { WideColumns, WideShape } from './wide-columns.ts';
import { type Unit, type Units, unitsIn } from './wide-units.ts';

/** Whose rows a transcript has, with their pass on it. */
export interface WideAnnotator {
  id: string;
  pass: string;
}

/** What the rows of every transcript of a wide table have in common. */
export interface WideTable {
  shape: WideShape;
  columns: WideColumns;
  units: DatasetColumns['units'];
  annotators: AnnotatorNames;
}

/** Everybody's annotations together. */
const POOLED = '';

/**
 * The rows of one transcript of a wide table. An annotation counts for each unit with which one of its ranges shares a character
 * (docs/formats/dataset.md), once, however many of its ranges do.
 */
export class WideRows {
  readonly #table: WideTable;
  readonly #places: TextPlaces;
  readonly #language: string;
  readonly #head: SharedCells;
  readonly #units: Units;
  readonly #tagAt: ReadonlyMap<string, number>;
  /** By annotator, then unit, then the tag's place: only where there is something. */
  readonly #counts = new Map<string, Map<number, Map<number, number>>>();
  /** Annotations that count for no unit. */
  nowhere = 0;

  constructor(table: WideTable, places: TextPlaces, language: string, head: SharedCells) {
    this.#table = table;
    this.#places = places;
    this.#language = language;
    this.#head = head;
    this.#units = unitsIn(places, table.shape.unit, language);
    this.#tagAt = new Map(table.columns.tags.map(({ field }, i) => [field, i]));
  }

  add({ span, tag, annotator }: Pick<Annotation, 'span' | 'tag' | 'annotator'>): void {
    const at = this.#tagAt.get(tag);
    const touched = at === undefined ? [] : this.#units.touched(span);
    if (touched.length === 0) this.nowhere += 1;
    const who = this.#table.shape.annotators === 'each' ? annotator : POOLED;
    for (const unit of touched) {
      const units = getOr(this.#counts, who, () => new Map<number, Map<number, number>>());
      const tags = getOr(units, unit, () => new Map<number, number>());
      tags.set(at!, (tags.get(at!) ?? 0) + 1);
    }
  }

  /** Unit by unit, and for each unit annotator by annotator. `annotators`: who has rows, where each has their own. */
  *rows(annotators: readonly WideAnnotator[]): Iterable<Row> {
    const { shape, annotators: named } = this.#table;
    const each = shape.annotators === 'each';
    const people = each
      ? annotators.map(({ id, pass }) => ({ id, cells: [named(id).id, named(id).name, pass] as Cell[] }))
      : [{ id: POOLED, cells: [] as Cell[] }];
    for (const [i, unit] of this.#units.units.entries()) {
      const own = this.#unitCells(unit);
      for (const { id, cells } of people)
        yield [this.#head, own, cells, this.#tagCells(this.#counts.get(id)?.get(i))];
    }
  }

  #tagCells(counts: ReadonlyMap<number, number> | undefined): Cell[] {
    const { columns, shape } = this.#table;
    const cells = columns.tags.map((): Cell => 0);
    for (const [at, n] of counts ?? []) cells[at] = shape.values === 'binary' ? 1 : n;
    return cells;
  }

  #unitCells(unit: Unit): Cell[] {
    const { shape, units } = this.#table;
    const places = this.#places;
    if (shape.unit === 'transcript') return [places.turns.length, places.words, places.offsets.codePoints];
    const { turn, range, number, block } = unit;
    const speaker = [
      turn?.speaker?.id ?? '',
      turn?.speaker?.name ?? '',
      turn?.speaker?.role ?? '',
      turn?.speaker?.affiliation ?? '',
    ];
    const place = units.flatMap((one): readonly Cell[] => (range ? places.inUnit(range, one) : [null, null]));
    const text = range ? places.text.slice(...range) : '';
    if (shape.unit === 'turn')
      return [
        turn?.id ?? '',
        turn?.number ?? null,
        ...speaker,
        turn?.time ?? null,
        ...place,
        places.size(turn).words,
        text,
      ];
    return [
      number,
      block!.kind,
      turn?.id ?? '',
      turn?.number ?? null,
      ...speaker,
      ...place,
      countWords(text, this.#language),
      text,
    ];
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
