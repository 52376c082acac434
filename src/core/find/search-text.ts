import type { Range } from '../model/span.ts';
import { fold, type Folding } from './fold.ts';
import type { Folded } from './folded.ts';

/** A text that is searched more than once: what folding it came to is kept. */
export class SearchText {
  readonly text: string;
  /** BCP 47; empty for unknown. */
  readonly language: string;
  readonly #folded = new Map<string, Folded>();

  constructor(text: string, language: string) {
    this.text = text;
    this.language = language;
  }

  folded(folding: Folding): Folded {
    const key = JSON.stringify(Object.entries(folding).sort());
    let found = this.#folded.get(key);
    if (!found) this.#folded.set(key, (found = fold(this.text, folding)));
    return found;
  }

  /** All of it, as a region. */
  get whole(): Range {
    return [0, this.text.length];
  }

  /** What it holds in memory, in UTF-16 units. */
  get size(): number {
    return [...this.#folded.values()].reduce((sum, { size }) => sum + size, this.text.length);
  }
}
