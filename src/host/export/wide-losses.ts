import { type Loss, Losses, type LossKind } from '../../core/formats/exchange/loss.ts';
import type { ExportedRow } from './source.ts';

const kind = (code: string, aspect: LossKind['aspect'], sentence: string): LossKind => ({
  code,
  aspect,
  sentence,
});
const NOWHERE = kind(
  'in-no-unit',
  'annotation',
  'An annotation counts for no row: it lies on text that is no part of one, such as a label or a menu.',
);
const COUNTED = kind(
  'counted-only',
  'span',
  'An annotation is counted, without its id, its quote, and where it begins and ends.',
);
const NOTE = kind('wide-note', 'note', 'A wide table has no column for the note of an annotation.');
const VALUE = kind('wide-value', 'value', 'A wide table has no column for the value of an attribute.');
const DECISION = kind(
  'wide-decision',
  'decision',
  'A wide table has no column for the decision of a reviewer.',
);
const RELATION = kind('wide-relation', 'relation', 'A wide table has no place for a relation.');

/** What a wide table leaves out of the annotations that it counts. */
export class WideLosses {
  readonly #losses = new Losses();

  add({ annotation, review }: ExportedRow): void {
    this.#losses.add(COUNTED, 'a row an annotation has all of it');
    if (annotation.note !== '') this.#losses.add(NOTE, annotation.id);
    this.#losses.add(VALUE, annotation.id, Object.keys(annotation.values).length);
    this.#losses.add(DECISION, annotation.id, review.decisions.length);
  }

  nowhere(title: string, count: number): void {
    this.#losses.add(NOWHERE, title, count);
  }

  /** `relations`: of those that are counted. */
  list(relations: number): Loss[] {
    this.#losses.add(RELATION, 'all', relations);
    return this.#losses
      .list()
      .map((loss) => (loss.code === COUNTED.code ? { ...loss, examples: loss.examples.slice(0, 1) } : loss));
  }
}
