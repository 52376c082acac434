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

/** What a wide table leaves out of the annotations that it counts, transcript by transcript. */
export class WideLosses {
  readonly #losses = new Losses();
  #own = { annotations: 0, notes: 0, values: 0, decisions: 0 };

  add({ annotation, review }: ExportedRow): void {
    this.#own.annotations += 1;
    if (annotation.note !== '') this.#own.notes += 1;
    this.#own.values += Object.keys(annotation.values).length;
    this.#own.decisions += review.decisions.length;
  }

  /** `nowhere`: how many annotations of the transcript count for no row. */
  endTranscript(title: string, nowhere: number): void {
    const { annotations, notes, values, decisions } = this.#own;
    for (const [loss, count] of [
      [NOWHERE, nowhere],
      [COUNTED, annotations],
      [NOTE, notes],
      [VALUE, values],
      [DECISION, decisions],
    ] as const)
      this.#losses.add(loss, `${title}: ${count}`, count);
    this.#own = { annotations: 0, notes: 0, values: 0, decisions: 0 };
  }

  /** `relations`: of those that are counted. */
  list(relations: number): Loss[] {
    this.#losses.add(RELATION, 'all of them', relations);
    return this.#losses.list().map((loss) => ({ ...loss, byPlace: true }));
  }
}
