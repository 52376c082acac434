import { valueUnder } from '../exchange/make.ts';
import type { Layer, LayerAnnotation, LayerDocument } from '../layers/model.ts';
import { escapeText, escapeValue } from './escapes.ts';
import { cutParts, sentencesOf, unitsOf } from './units.ts';

/** One document as WebAnno TSV 3.3. Every annotation begins and ends at a character that is no blank. */
export function writeTsv(document: LayerDocument): string {
  const sentences = sentencesOf(document.text, document.language);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  cutParts(
    tokens,
    document.annotations.map(({ range }) => range),
  );
  const table = new Table(document, (annotation) => unitsOf(tokens, annotation.range));
  const lines = ['#FORMAT=WebAnno TSV 3.3', ...document.layers.map((layer) => headOf(layer, document)), ''];
  for (const { range, tokens: units } of sentences) {
    lines.push('', `#Text=${escapeText(document.text.slice(...range))}`);
    for (const unit of units.flatMap((token) => [token, ...token.parts])) {
      const [start, end] = unit.range;
      const token = escapeText(document.text.slice(start, end));
      lines.push([unit.id, `${start}-${end}`, token, ...table.cells(unit.id)].join('\t') + '\t');
    }
  }
  return `${lines.join('\n')}\n`;
}

function headOf({ name, kind, features }: Layer, { layers }: LayerDocument): string {
  const names = features.map((feature) => feature.name);
  if (kind === 'span') return `#T_SP=${[name, ...names].join('|')}`;
  const base = layers.find((layer) => layer.kind === 'span')!.name;
  return `#T_RL=${[name, ...names, `BT_${base}`].join('|')}`;
}

/** The cells of each unit: which annotations and relations stand there. */
class Table {
  readonly #document: LayerDocument;
  readonly #at = new Map<string, LayerAnnotation[]>();
  readonly #units = new Map<string, string[]>();
  /** Numbers that tell annotations apart: for those that have several units, or share one. */
  readonly #numbers = new Map<string, number>();
  readonly #relationsAt = new Map<string, LayerDocument['relations']>();

  constructor(document: LayerDocument, unitsOf: (annotation: LayerAnnotation) => string[]) {
    this.#document = document;
    for (const annotation of document.annotations) {
      const units = unitsOf(annotation);
      this.#units.set(annotation.id, units);
      for (const unit of units) push(this.#at, unit, annotation);
    }
    for (const { id } of document.annotations) {
      const units = this.#units.get(id)!;
      if (units.length > 1 || this.#at.get(units[0]!)!.length > 1)
        this.#numbers.set(id, this.#numbers.size + 1);
    }
    for (const relation of document.relations) {
      const unit = this.#units.get(relation.to)![0]!;
      push(this.#relationsAt, unit, relation);
    }
  }

  cells(unit: string): string[] {
    return this.#document.layers.flatMap((layer) =>
      layer.kind === 'span' ? this.#spanCells(layer, unit) : this.#relationCells(layer, unit),
    );
  }

  #spanCells({ name, features }: Layer, unit: string): string[] {
    const here = (this.#at.get(unit) ?? []).filter(({ layer }) => layer === name);
    return features.map((feature) =>
      stacked(
        here.map(({ id, values }) => {
          const number = this.#numbers.get(id);
          const value = valueUnder(values, feature.name);
          return (
            (value === undefined ? '*' : escapeValue(value)) + (number === undefined ? '' : `[${number}]`)
          );
        }),
      ),
    );
  }

  #relationCells({ name, features }: Layer, unit: string): string[] {
    const here = (this.#relationsAt.get(unit) ?? []).filter(({ layer }) => layer === name);
    const values = features.map((feature) =>
      stacked(
        here.map(({ values: own }) => {
          const value = own[feature.name];
          return value === undefined ? '*' : escapeValue(value);
        }),
      ),
    );
    const ends = here.map(({ from, to }) => {
      const [governor, dependent] = [from, to].map((id) => this.#numbers.get(id) ?? 0);
      const numbers = governor === 0 && dependent === 0 ? '' : `[${governor}_${dependent}]`;
      return this.#units.get(from)![0]! + numbers;
    });
    return [...values, stacked(ends)];
  }
}

const stacked = (items: readonly string[]): string => (items.length === 0 ? '_' : items.join('|'));

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
