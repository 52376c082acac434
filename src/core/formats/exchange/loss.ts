import type { Aspect } from './aspects.ts';

/** One kind of thing that was not carried: never dropped in silence (design, rule 5). */
export interface LossKind {
  /** Kebab-case, stable, the same in every format for the same kind of loss ("outside-text", "quote-mismatch"). */
  code: string;
  /** What it is a loss of. `annotation`, `suggestion`, `relation`, `tag`, `document`: each count is one that is gone. */
  aspect: Aspect;
  /** What was lost, in a sentence for a researcher, without the count. */
  sentence: string;
}

/** How often, and where. */
export interface Loss extends LossKind {
  count: number;
  /** The first places, each a phrase: document, annotation, quote. At most {@link MOST_EXAMPLES}. */
  examples: string[];
  /** True where an example is a place that has several, and says how many. */
  byPlace?: true;
}

export const MOST_EXAMPLES = 20;

/** How much of an example is kept, in UTF-16 units: it may quote a whole transcript. */
const MOST_EXAMPLE_LENGTH = 200;

/** Gathers losses by code. */
export class Losses {
  readonly #byCode = new Map<string, Loss>();

  /** `example`: a phrase, or what makes one where it is still wanted. */
  add(kind: LossKind, example: string | (() => string), count = 1): void {
    if (count === 0) return;
    const known = this.#byCode.get(kind.code);
    const loss = known ?? { ...kind, count: 0, examples: [] };
    if (!known) this.#byCode.set(kind.code, loss);
    loss.count += count;
    if (loss.examples.length < MOST_EXAMPLES)
      loss.examples.push(shortened(typeof example === 'string' ? example : example()));
  }

  /** What another reader or writer gathered. */
  addAll(losses: readonly Loss[]): void {
    for (const { count, examples, ...kind } of losses) {
      const known = this.#byCode.get(kind.code);
      if (!known) this.#byCode.set(kind.code, { ...kind, count, examples: [...examples] });
      else {
        known.count += count;
        known.examples.push(...examples.slice(0, MOST_EXAMPLES - known.examples.length));
      }
    }
  }

  list(): Loss[] {
    return [...this.#byCode.values()];
  }
}

function shortened(example: string): string {
  if (example.length <= MOST_EXAMPLE_LENGTH) return example;
  // Half a character would not survive being written.
  return `${example.slice(0, MOST_EXAMPLE_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`;
}
